import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { EnrolmentEntity } from '../enrolment/enrolment.entity.js'
import { CurriculumItemEntity } from '../programmes/curriculum-item.entity.js'

/** What a learner did about an item, apart from attendance: append-only, the newest word on an item counts. */
@Entity({ schema: 'cohorts', name: 'completion_event' })
@Index('completion_event_enrolment', ['enrolmentId', 'recordedAt', 'id'])
@Check('completion_event_type', `type in ('module_completed', 'submission_changed', 'mentoring_recorded', 'credit_carried', 'item_waived')`)
@Check('completion_event_submission', `(type = 'submission_changed') = (submission_state is not null)`)
export class CompletionEventEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => EnrolmentEntity, { name: 'completion_event_enrolment_fk' })
  @Column('uuid')
  enrolmentId!: string
  @Column('text') type!: string
  @ForeignKey(() => CurriculumItemEntity, { name: 'completion_event_item_fk' })
  @Column('uuid')
  itemId!: string
  /** The state that a piece of written work came to. */
  @Column('text', { nullable: true }) submissionState!: string | null
  /** Minutes that came along from an earlier run, of a session item. */
  @Column('int', { nullable: true }) attendedMinutes!: number | null
  @Column('int', { nullable: true }) countableMinutes!: number | null
  @Column('text', { nullable: true }) reason!: string | null
  @Column('uuid', { nullable: true }) recordedBy!: string | null
  @InstantColumn() recordedAt!: Date
}
