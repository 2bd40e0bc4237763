import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { SubmissionEntity } from './submission.entity.js'

/** One hand-in with the verdict on it. What was handed in never changes; the verdict is written once. */
@Entity({ schema: 'cohorts', name: 'submission_attempt' })
@Index('submission_attempt_number', ['submissionId', 'number'], { unique: true })
@Check('submission_attempt_content', 'text is not null or file_id is not null')
@Check('submission_attempt_verdict', "verdict in ('return', 'pass', 'fail') and marked_by_id is not null and marked_at is not null or verdict is null and marked_at is null")
export class SubmissionAttemptEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => SubmissionEntity, { name: 'submission_attempt_submission_fk' })
  @Column('uuid')
  submissionId!: string
  /** From 1. */
  @Column('int') number!: number
  @Column('text', { nullable: true }) text!: string | null
  /** A file in the platform's store, owned by this row. */
  @Column('uuid', { nullable: true }) fileId!: string | null
  @InstantColumn() submittedAt!: Date
  @Column('text', { nullable: true }) verdict!: string | null
  @Column('text', { nullable: true }) feedback!: string | null
  @Column('uuid', { nullable: true }) markedById!: string | null
  @InstantColumn({ nullable: true }) markedAt!: Date | null
}
