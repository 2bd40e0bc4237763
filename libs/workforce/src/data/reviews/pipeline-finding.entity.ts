import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { TargetEntity } from '../plans/target.entity.js'
import { PipelineReviewEntity } from './pipeline-review.entity.js'

/** What a review found about a target or a role. */
@Entity({ schema: 'workforce', name: 'pipeline_finding' })
@Index('pipeline_finding_review', ['reviewId', 'position'])
@Check('pipeline_finding_rag', "rag in ('red', 'amber', 'green')")
@Check('pipeline_finding_about', 'num_nonnulls(target_id, role) = 1')
export class PipelineFindingEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => PipelineReviewEntity, { name: 'pipeline_finding_review_fk' })
  @Column('uuid')
  reviewId!: string
  @Column('int') position!: number
  @ForeignKey(() => TargetEntity, { name: 'pipeline_finding_target_fk' })
  @Column('uuid', { nullable: true })
  targetId!: string | null
  /** A role in words, where it is about no target. */
  @Column('text', { nullable: true }) role!: string | null
  @Column('text') rag!: string
  @Column('text') words!: string
}
