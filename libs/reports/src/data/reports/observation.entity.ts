import { Column, Entity, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'

/** A target's figure on a day, as it was computed from the records then. Records that were put right later make another revision, never an overwrite. */
@Entity({ schema: 'reports', name: 'observation' })
export class ObservationEntity {
  /** Of the workforce lib, stable over the versions of its plan. */
  @PrimaryColumn('uuid') targetId!: string
  @PrimaryColumn('text') areaKey!: string
  /** The version of the indicator by which it was counted. */
  @PrimaryColumn('uuid') indicatorVersionId!: string
  @PrimaryColumn('date') on!: string
  /** From 1. */
  @PrimaryColumn('int') revision!: number
  /** See `IndicatorValue` of the workforce lib. */
  @Column('jsonb') found!: object
  @InstantColumn() computedAt!: Date
}
