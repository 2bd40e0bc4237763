import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { PlanEntity } from '../plans/plan.entity.js'

/** A region looks at its talent pipeline for a period. */
@Entity({ schema: 'workforce', name: 'pipeline_review' })
@Index('pipeline_review_period', ['planId', 'periodFrom'], { unique: true })
@Check('pipeline_review_dates', 'period_to >= period_from and next_due_on > held_on')
@Check('pipeline_review_state', "state in ('draft', 'published')")
export class PipelineReviewEntity {
  @PrimaryColumn('uuid') id!: string
  /** The region's plan. */
  @ForeignKey(() => PlanEntity, { name: 'pipeline_review_plan_fk' })
  @Column('uuid')
  planId!: string
  @Column('date') periodFrom!: string
  /** Its last day. */
  @Column('date') periodTo!: string
  @Column('text') state!: string
  @Column('date') heldOn!: string
  @Column('text') summary!: string
  @Column('date') nextDueOn!: string
  /** When the owners were reminded that the next one is due. */
  @InstantColumn({ nullable: true }) remindedAt!: Date | null
  @Column('int', { default: 1 }) revision!: number
  @Column('uuid', { nullable: true }) createdById!: string | null
  @InstantColumn() createdAt!: Date
  @InstantColumn() updatedAt!: Date
}
