import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { PlanEntity } from './plan.entity.js'

/** A target through all versions of its plan: evidence and reports refer to this id. How it is worded is in `target_version`. */
@Entity({ schema: 'workforce', name: 'target' })
@Index('target_code', ['planId', 'code'], { unique: true })
@Index('target_parent', ['planId', 'parentTargetId'], { unique: true, where: 'parent_target_id is not null' })
export class TargetEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => PlanEntity, { name: 'target_plan_fk' })
  @Column('uuid')
  planId!: string
  /** Short and stable, for addresses: `chief-executives`. */
  @Column('text') code!: string
  /** The target of the parent plan that this one takes over; null for one of the plan's own. */
  @ForeignKey(() => TargetEntity, { name: 'target_parent_fk' })
  @Column('uuid', { nullable: true })
  parentTargetId!: string | null
  @InstantColumn() createdAt!: Date
}
