import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { IndicatorEntity } from './indicator.entity.js'

/** How an indicator is counted. Never changed: another way of counting is another version, and targets name the one that they mean. */
@Entity({ schema: 'workforce', name: 'indicator_version' })
@Index('indicator_version_number', ['indicatorId', 'number'], { unique: true })
@Check('indicator_version_unit', "unit in ('count', 'percent', 'percentage_points', 'relative_change')")
@Check('indicator_version_direction', "direction in ('at_least', 'at_most')")
export class IndicatorVersionEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => IndicatorEntity, { name: 'indicator_version_indicator_fk' })
  @Column('uuid')
  indicatorId!: string
  @Column('int') number!: number
  @Column('text') title!: string
  /** What counts and what does not, in plain words. */
  @Column('text') definition!: string
  @Column('text') numerator!: string
  @Column('text', { nullable: true }) denominator!: string | null
  @Column('text') unit!: string
  @Column('text') direction!: string
  @Column('text') sourceKey!: string
  /** Checked by the source's own schema. */
  @Column('jsonb') parameters!: object
  @Column('text', { array: true }) breakdowns!: string[]
  /** Of the formula by which the source computes: `1`. */
  @Column('text') formulaVersion!: string
  /** What is different from the version before, and why. */
  @Column('text') changeNote!: string
  @Column('uuid', { nullable: true }) createdById!: string | null
  @InstantColumn() createdAt!: Date
}
