import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { IndicatorEntity } from './indicator.entity.js'

/** A figure that nobody's records in Waymark give, entered by the indicator's keepers. A correction is another row; the newest counts. */
@Entity({ schema: 'workforce', name: 'recorded_figure' })
@Index('recorded_figure_day', ['indicatorId', 'areaKey', 'observedOn', 'revision'], { unique: true })
export class RecordedFigureEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => IndicatorEntity, { name: 'recorded_figure_indicator_fk' })
  @Column('uuid')
  indicatorId!: string
  @Column('text') areaKey!: string
  @Column('date') observedOn!: string
  @Column('int') revision!: number
  @Column('float8') numerator!: number
  @Column('float8', { nullable: true }) denominator!: number | null
  /** Where it is from, for whoever wants to check it. */
  @Column('text') source!: string
  /** Why it corrects the one before. */
  @Column('text', { nullable: true }) reason!: string | null
  @Column('uuid', { nullable: true }) recordedById!: string | null
  @InstantColumn() recordedAt!: Date
}
