import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'

/** A workforce plan: the national one, or one that a region or a council derives from it. */
@Entity({ schema: 'workforce', name: 'plan' })
@Index('plan_one_live', ['areaKey'], { unique: true, where: 'closed_at is null' })
@Index('plan_parent', ['parentPlanId'])
@Check('plan_scope', "scope in ('national', 'regional', 'local')")
@Check('plan_derived', "(scope = 'national') = (parent_plan_id is null)")
export class PlanEntity {
  @PrimaryColumn('uuid') id!: string
  @Column('text') scope!: string
  /** What it is for, as `areaKey` writes it: stays as it is when councils are reorganised. */
  @Column('text') areaKey!: string
  @ForeignKey(() => PlanEntity, { name: 'plan_parent_fk' })
  @Column('uuid', { nullable: true })
  parentPlanId!: string | null
  @Column('uuid', { nullable: true }) createdById!: string | null
  @InstantColumn() createdAt!: Date
  /** No longer kept; another may then be begun for the same area. */
  @InstantColumn({ nullable: true }) closedAt!: Date | null
}
