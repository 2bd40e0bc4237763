import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { EnrolmentEntity } from '../enrolment/enrolment.entity.js'
import { CurriculumItemEntity } from '../programmes/curriculum-item.entity.js'

/** One learner's work on one assignment, as it stands. Each hand-in and each verdict is a row of `submission_attempt`. */
@Entity({ schema: 'cohorts', name: 'submission' })
@Index('submission_one', ['enrolmentId', 'itemId'], { unique: true })
@Index('submission_to_mark', ['itemId', 'submittedAt', 'id'], { where: "state in ('submitted', 'resubmitted')" })
@Check('submission_state', "state in ('not_submitted', 'submitted', 'returned', 'resubmitted', 'passed', 'not_passed')")
@Check('submission_attempts', 'attempts >= 0')
export class SubmissionEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => EnrolmentEntity, { name: 'submission_enrolment_fk' })
  @Column('uuid')
  enrolmentId!: string
  @ForeignKey(() => CurriculumItemEntity, { name: 'submission_item_fk' })
  @Column('uuid')
  itemId!: string
  @Column('text') state!: string
  /** How often it was handed in. */
  @Column('int', { default: 0 }) attempts!: number
  /** The first hand-in came after the due date. */
  @Column('boolean', { default: false }) late!: boolean
  /** This learner's own later due date. */
  @Column('date', { nullable: true }) extendedTo!: string | null
  /** Of the newest hand-in. */
  @InstantColumn({ nullable: true }) submittedAt!: Date | null
  @InstantColumn() updatedAt!: Date
}
