import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { PlanEntity } from './plan.entity.js'

/** One version of a plan. At most one is being worked on, and at most one is published; `domain/plans` has its states. */
@Entity({ schema: 'workforce', name: 'plan_version' })
@Index('plan_version_number', ['planId', 'number'], { unique: true })
@Index('plan_version_one_open', ['planId'], { unique: true, where: "state in ('draft', 'proposed', 'returned', 'approved')" })
@Index('plan_version_one_published', ['planId'], { unique: true, where: "state = 'published'" })
@Check('plan_version_state', "state in ('draft', 'proposed', 'returned', 'approved', 'published', 'superseded', 'discarded')")
@Check('plan_version_hash', "state not in ('proposed', 'approved', 'published', 'superseded') or content_hash is not null")
export class PlanVersionEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => PlanEntity, { name: 'plan_version_plan_fk' })
  @Column('uuid')
  planId!: string
  @Column('int') number!: number
  @Column('text') state!: string
  @Column('text') title!: string
  @Column('text') narrative!: string
  /** The version of the parent that a derived plan stands on. */
  @ForeignKey(() => PlanVersionEntity, { name: 'plan_version_parent_fk' })
  @Column('uuid', { nullable: true })
  parentVersionId!: string | null
  /** SHA-256 of what was proposed; approvals are of exactly this. */
  @Column('text', { nullable: true }) contentHash!: string | null
  /** Goes up with every change of the content, so that two people cannot overwrite each other. */
  @Column('int', { default: 1 }) revision!: number
  @InstantColumn({ nullable: true }) publishedAt!: Date | null
  @InstantColumn({ nullable: true }) supersededAt!: Date | null
  @InstantColumn() createdAt!: Date
  @InstantColumn() updatedAt!: Date
}
