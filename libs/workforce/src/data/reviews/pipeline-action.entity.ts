import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { PipelineReviewEntity } from './pipeline-review.entity.js'

/** What somebody will do about a finding. */
@Entity({ schema: 'workforce', name: 'pipeline_action' })
@Index('pipeline_action_review', ['reviewId', 'dueOn', 'id'])
@Index('pipeline_action_due', ['dueOn'], { where: "state = 'open'" })
@Index('pipeline_action_person', ['personId'])
@Check('pipeline_action_state', "state in ('open', 'done', 'dropped')")
@Check('pipeline_action_reason', "state <> 'dropped' or settled_reason is not null")
export class PipelineActionEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => PipelineReviewEntity, { name: 'pipeline_action_review_fk' })
  @Column('uuid')
  reviewId!: string
  @Column('text') title!: string
  @Column('uuid') organisationId!: string
  /** Who does it there; nobody named: the organisation's analysts and administrators. */
  @Column('uuid', { nullable: true }) personId!: string | null
  @Column('date') dueOn!: string
  @Column('text') state!: string
  @Column('text', { nullable: true }) settledReason!: string | null
  @InstantColumn({ nullable: true }) settledAt!: Date | null
  @Column('uuid', { nullable: true }) createdById!: string | null
  @InstantColumn() createdAt!: Date
}
