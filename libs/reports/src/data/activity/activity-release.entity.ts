import { Check, Column, Entity, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'

/** What was published of a quarter's activity, each time that it was: reports take their figures from the newest. */
@Entity({ schema: 'reports', name: 'activity_release' })
@Check('activity_release_strand', "strand in ('cohorts', 'mentoring')")
export class ActivityReleaseEntity {
  @PrimaryColumn('text') strand!: string
  /** `2026-Q3`. */
  @PrimaryColumn('text') quarter!: string
  /** From 1. */
  @PrimaryColumn('int') number!: number
  /** A `ProtectedRelease`: fit for print. */
  @Column('jsonb') release!: object
  /** The base counts that it was made from: confidential, kept for two years to protect and to audit the next ones. */
  @Column('jsonb', { nullable: true }) counts!: object | null
  /** Counts that would explain it as well, as confidential: what protects the next one when the true ones are gone. */
  @Column('jsonb') witness!: object
  /** Of the true counts: nothing is published anew while they are the same. */
  @Column('text') countsHash!: string
  @InstantColumn() madeAt!: Date
}
