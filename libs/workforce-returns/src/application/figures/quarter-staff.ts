import type { Quarter } from '#kernel'
import type { StaffTotals } from '../../domain/index.js'

/** Staff of an area in a quarter, as far as it may be told. */
export interface QuarterStaff {
  readonly quarter: Quarter
  /** `null` where `withheld` says why. */
  readonly totals: StaffTotals | null
  /** Per cent; `null` without a post, or where too few people were published to divide by. */
  readonly vacancyRate: number | null
  /** Per cent a year; `null` without staff, or where too few people were published to divide by. */
  readonly turnover: number | null
  readonly coverage: { readonly of: number; readonly reported: number }
  readonly withheld: string | null
  /** How the counts of people were protected; `none` where they are true. */
  readonly protectedBy: string
  /** How far a count of people may be from the truth: 0 where they are true. */
  readonly within: number
  /** The same returns, the same text. */
  readonly recordsHash: string
}
