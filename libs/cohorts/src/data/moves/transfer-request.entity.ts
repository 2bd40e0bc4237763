import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { EnrolmentEntity } from '../enrolment/enrolment.entity.js'
import { CohortRunEntity } from '../runs/cohort-run.entity.js'

/** A learner's wish to go on in another run of the programme. One at a time from each enrolment. */
@Entity({ schema: 'cohorts', name: 'transfer_request' })
@Index('transfer_request_one_open', ['enrolmentId'], { unique: true, where: `state = 'open'` })
@Index('transfer_request_newest', ['enrolmentId', 'requestedAt', 'id'])
@Check('transfer_request_state', `state in ('open', 'accepted', 'declined', 'withdrawn', 'lapsed')`)
@Check('transfer_request_decided', `(state = 'open') = (decided_at is null)`)
export class TransferRequestEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => EnrolmentEntity, { name: 'transfer_request_enrolment_fk' })
  @Column('uuid')
  enrolmentId!: string
  /** The run that they wish for. */
  @ForeignKey(() => CohortRunEntity, { name: 'transfer_request_run_fk' })
  @Column('uuid')
  toRunId!: string
  /** They would rather wait there than stay. */
  @Column('boolean') mayWait!: boolean
  /** For those who run the programme only. */
  @Column('text') reason!: string
  @Column('text') state!: string
  @InstantColumn() requestedAt!: Date
  @InstantColumn({ nullable: true }) decidedAt!: Date | null
  /** Who accepted or declined it. */
  @Column('uuid', { nullable: true }) decidedById!: string | null
  /** Why it was declined; the learner reads it. */
  @Column('text', { nullable: true }) answer!: string | null
  /** Where they went on. */
  @ForeignKey(() => EnrolmentEntity, { name: 'transfer_request_new_enrolment_fk' })
  @Column('uuid', { nullable: true })
  newEnrolmentId!: string | null
}
