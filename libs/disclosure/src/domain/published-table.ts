import type { BreakdownName, CategoryOf } from './breakdowns.js'

/** A count that readers may see: exact, or only that it lies in a range (both ends possible). */
export type PublishedCount =
  | { readonly kind: 'exact'; readonly value: number }
  | { readonly kind: 'range'; readonly from: number; readonly to: number }

export interface PublishedCell<Category extends string = string> {
  readonly category: Category
  readonly count: PublishedCount
  /** Per cent of the published total, one decimal; only from exact published figures on a base of 25 or more. */
  readonly percentage?: number
}

/**
 * How a table was protected, named so that it can be printed under the table.
 * - `band_0_4`: 0 to 4 people are shown as one band, a true zero included.
 * - `band_1_5`: a true zero is shown; 1 to 5 people are shown as one band.
 */
export type ProtectionMethod = 'band_0_4' | 'band_1_5'

export interface PublishedTable<Name extends BreakdownName = BreakdownName> {
  readonly breakdown: Name
  readonly method: ProtectionMethod
  readonly cells: readonly PublishedCell<CategoryOf<Name>>[]
  /** Absent when the caller asked for no total; a range when the exact total would give a cell away (secondary suppression). */
  readonly total?: PublishedCount
}

/** Least number of consecutive counts that must stay possible for a true 1–4 (our default; `rules.md`, disclosure control). */
export const PROTECTION_WIDTH = 5

/** Least published base on which a percentage is shown. */
export const MINIMUM_PERCENTAGE_BASE = 25

export const lowest = (count: PublishedCount): number => (count.kind === 'exact' ? count.value : count.from)
export const highest = (count: PublishedCount): number => (count.kind === 'exact' ? count.value : count.to)
