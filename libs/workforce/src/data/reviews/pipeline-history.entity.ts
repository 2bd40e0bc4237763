import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { PipelineActionEntity } from './pipeline-action.entity.js'
import { PipelineReviewEntity } from './pipeline-review.entity.js'

/** Who did what to a review or one of its actions, when and why. Only ever added to. */
@Entity({ schema: 'workforce', name: 'pipeline_history' })
@Index('pipeline_history_review', ['reviewId', 'at'])
export class PipelineHistoryEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => PipelineReviewEntity, { name: 'pipeline_history_review_fk' })
  @Column('uuid')
  reviewId!: string
  @ForeignKey(() => PipelineActionEntity, { name: 'pipeline_history_action_fk' })
  @Column('uuid', { nullable: true })
  actionId!: string | null
  @Column('text') action!: string
  @Column('text') toState!: string
  @Column('uuid', { nullable: true }) actorId!: string | null
  @Column('text', { nullable: true }) reason!: string | null
  @InstantColumn() at!: Date
}
