import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { PlanEntity } from './plan.entity.js'

/** Who owns a plan. Each part is one approval; when an organisation is succeeded, its row ends and the heir's begins, so both maps can be read. */
@Entity({ schema: 'workforce', name: 'plan_owner' })
@Index('plan_owner_one_a_part', ['planId', 'part'], { unique: true, where: 'ended_at is null' })
@Index('plan_owner_organisation', ['organisationId'])
@Check('plan_owner_part', "part in ('institute', 'lga', 'area')")
export class PlanOwnerEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => PlanEntity, { name: 'plan_owner_plan_fk' })
  @Column('uuid')
  planId!: string
  /** `institute` and `lga` of the national plan, `area` of a derived one. */
  @Column('text') part!: string
  @Column('uuid') organisationId!: string
  @InstantColumn() since!: Date
  @InstantColumn({ nullable: true }) endedAt!: Date | null
}
