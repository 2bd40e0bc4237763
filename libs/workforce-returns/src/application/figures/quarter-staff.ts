import type { Quarter } from '#kernel'
import type { StaffTotals } from '../../domain/index.js'

/** Starters and leavers are `null` where `movementsWithheld` says why. */
export interface ShownTotals extends Pick<StaffTotals, 'headcount' | 'vacancies'> {
  readonly starters: number | null
  readonly leavers: number | null
}

/** Staff of an area in a quarter, as far as it may be told. */
export interface QuarterStaff {
  readonly quarter: Quarter
  /** `null` where `withheld` says why. */
  readonly totals: ShownTotals | null
  /** Per cent; `null` without a post, or where too few people were published to divide by. */
  readonly vacancyRate: number | null
  /** Per cent a year; `null` without staff, where too few people were published to divide by, or where leavers are withheld. */
  readonly turnover: number | null
  /** Why starters and leavers, and what is worked out from them, are not shown though the headcount is. */
  readonly movementsWithheld: string | null
  readonly coverage: { readonly of: number; readonly reported: number }
  readonly withheld: string | null
  /** How the counts of people were protected; `none` where they are true. */
  readonly protectedBy: string
  /** How far a count of people may be from the truth: 0 where they are true. */
  readonly within: number
  /** The same returns, the same text. */
  readonly recordsHash: string
}
