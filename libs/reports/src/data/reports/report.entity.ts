import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'

/** A report that is made again and again: of an area, against a plan. */
@Entity({ schema: 'reports', name: 'report' })
@Index('report_once', ['areaKey', 'planId'], { unique: true, where: 'plan_id is not null' })
@Index('report_once_without_plan', ['areaKey'], { unique: true, where: 'plan_id is null' })
@Check('report_cadence', "cadence in ('quarterly', 'on_demand')")
export class ReportEntity {
  @PrimaryColumn('uuid') id!: string
  /** See the kernel's `areaKey`. */
  @Column('text') areaKey!: string
  /** The organisation whose people alone may read it; absent for what is public once it is final. */
  @Column('uuid', { nullable: true }) organisationId!: string | null
  /** Of the workforce lib; absent for a report without targets. */
  @Column('uuid', { nullable: true }) planId!: string | null
  @Column('text') cadence!: string
  @Column('text') title!: string
  @Column('uuid', { nullable: true }) createdById!: string | null
  /** Counts up with each snapshot. */
  @Column('int', { default: 1 }) nextNumber!: number
  @InstantColumn() createdAt!: Date
}
