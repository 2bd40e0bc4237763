import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { SubmissionEntity } from './submission.entity.js'

/** More time given to one learner: who, when, why. Only ever added to. The reason is read like an adjustment: need to know. */
@Entity({ schema: 'cohorts', name: 'submission_extension' })
@Index('submission_extension_submission', ['submissionId', 'grantedAt'])
export class SubmissionExtensionEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => SubmissionEntity, { name: 'submission_extension_submission_fk' })
  @Column('uuid')
  submissionId!: string
  @Column('date') extendedTo!: string
  @Column('text') reason!: string
  @Column('uuid') grantedById!: string
  @InstantColumn() grantedAt!: Date
}
