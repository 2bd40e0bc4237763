import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { EnrolmentEntity } from '../enrolment/enrolment.entity.js'
import { ActionLearningSetEntity } from './action-learning-set.entity.js'

/** Who is in which set: nobody is in two sets of one enrolment. */
@Entity({ schema: 'cohorts', name: 'set_member' })
@Index('set_member_set', ['setId'])
export class SetMemberEntity {
  @ForeignKey(() => EnrolmentEntity, { name: 'set_member_enrolment_fk' })
  @PrimaryColumn('uuid')
  enrolmentId!: string
  @ForeignKey(() => ActionLearningSetEntity, { name: 'set_member_set_fk' })
  @Column('uuid')
  setId!: string
  @InstantColumn() joinedAt!: Date
}
