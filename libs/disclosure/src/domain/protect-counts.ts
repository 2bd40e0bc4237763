import { err, ok, type Result } from '#kernel'
import { BREAKDOWNS, isBreakdownName, type BreakdownName, type CategoryOf } from './breakdowns.js'
import { feasibleCounts, width } from './feasible-counts.js'
import {
  MINIMUM_PERCENTAGE_BASE,
  PROTECTION_WIDTH,
  type ProtectionMethod,
  type PublishedCell,
  type PublishedCount,
  type PublishedTable,
} from './published-table.js'

export interface CountTable<Name extends BreakdownName> {
  readonly breakdown: Name
  /** True counts of people. A category that is missing counts as zero. Each person stands in exactly one category. */
  readonly counts: Readonly<Partial<Record<CategoryOf<Name>, number>>>
  /** The true total, when the table is to show one. It must be the sum of the counts. */
  readonly total?: number | undefined
}

export type CountTableProblem =
  | { readonly code: 'UNKNOWN_BREAKDOWN'; readonly breakdown: string }
  | { readonly code: 'UNKNOWN_CATEGORY'; readonly category: string }
  | { readonly code: 'NOT_A_COUNT'; readonly category: string; readonly value: number }
  | { readonly code: 'TOTAL_DIFFERS'; readonly total: number; readonly sum: number }

/**
 * Turns true counts of people into a table that may be shown, in which no true count of 1–4 (a small
 * total included) can be pinned to fewer than five consecutive possible counts, even by a reader who
 * knows this method and every published figure of the table.
 *
 * Small cells are shown as a band of five counts. Where the exact total would tell a reader more about
 * the banded cells than their band does, the total is shown as the range that the cells already imply.
 * That choice depends only on what stays hidden as a whole, so it gives nothing away by itself.
 * Only one table may be published for each population; see `BREAKDOWNS`.
 */
export function protectCounts<Name extends BreakdownName>(table: CountTable<Name>): Result<PublishedTable<Name>, CountTableProblem> {
  const problem = findProblem(table)
  if (problem !== undefined) return err(problem)
  const { method, categories } = BREAKDOWNS[table.breakdown]
  const given: Readonly<Record<string, number | undefined>> = table.counts
  const published = protectOneWay(
    categories.map((category) => given[category] ?? 0),
    { method, withTotal: table.total !== undefined },
  )
  const cells = (categories as readonly CategoryOf<Name>[]).map((category, index): PublishedCell<CategoryOf<Name>> => {
    const count = published.counts[index]
    if (count === undefined) throw new Error(`No published count for ${category}`)
    return { category, count, ...percentageOf(count, published.total) }
  })
  return ok({ breakdown: table.breakdown, method, cells, ...(published.total && { total: published.total }) })
}

function findProblem(table: CountTable<BreakdownName>): CountTableProblem | undefined {
  if (!isBreakdownName(table.breakdown)) return { code: 'UNKNOWN_BREAKDOWN', breakdown: String(table.breakdown) }
  const categories: readonly string[] = BREAKDOWNS[table.breakdown].categories
  let sum = 0
  for (const [category, value] of Object.entries(table.counts)) {
    if (!categories.includes(category)) return { code: 'UNKNOWN_CATEGORY', category }
    if (value === undefined) continue
    if (!Number.isSafeInteger(value) || value < 0) return { code: 'NOT_A_COUNT', category, value }
    sum += value
  }
  if (table.total !== undefined && table.total !== sum) return { code: 'TOTAL_DIFFERS', total: table.total, sum }
  return undefined
}

/** The arithmetic without names: banded cells and a total that adds nothing about them. Exported for the attack in the specs. */
export function protectOneWay(
  counts: readonly number[],
  { method, withTotal }: { readonly method: ProtectionMethod; readonly withTotal: boolean },
): { readonly counts: readonly PublishedCount[]; readonly total?: PublishedCount } {
  const from = method === 'band_0_4' ? 0 : 1
  const to = from + PROTECTION_WIDTH - 1
  const hidden = counts.filter((count) => count >= from && count <= to)
  const cells = counts.map((value): PublishedCount => (value >= from && value <= to ? { kind: 'range', from, to } : { kind: 'exact', value }))
  const result = withTotal ? { counts: cells, total: protectTotal(counts, hidden, { from, to }) } : { counts: cells }
  assertProtected(counts, result)
  return result
}

/**
 * The exact total when knowing the sum of the hidden cells still leaves each of them its whole band;
 * otherwise the range implied by the cells. When nothing but hidden cells and zeros make up the total,
 * a total near the bottom of that range is itself a small count of people and is never exact.
 */
function protectTotal(
  counts: readonly number[],
  hidden: readonly number[],
  band: { readonly from: number; readonly to: number },
): PublishedCount {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
  const total = sum(counts)
  if (hidden.length === 0) return { kind: 'exact', value: total }
  const hiddenSum = sum(hidden)
  const others = hidden.length - 1
  const wholeBandReachable = hiddenSum >= band.to + others * band.from && hiddenSum <= band.from + others * band.to
  const totalIsSmall = total === hiddenSum && hiddenSum < hidden.length * band.from + PROTECTION_WIDTH
  if (wholeBandReachable && !totalIsSmall) return { kind: 'exact', value: total }
  const shown = total - hiddenSum
  return { kind: 'range', from: shown + hidden.length * band.from, to: shown + hidden.length * band.to }
}

/** Percentages come from published figures only, so they can say nothing that the table does not. */
function percentageOf(count: PublishedCount, total: PublishedCount | undefined): { percentage?: number } {
  if (count.kind !== 'exact' || total?.kind !== 'exact' || total.value < MINIMUM_PERCENTAGE_BASE) return {}
  return { percentage: Math.round((count.value * 1000) / total.value) / 10 }
}

/** A last check by the reader's own arithmetic: a mistake above must stop the page, not publish a person. */
function assertProtected(counts: readonly number[], published: { counts: readonly PublishedCount[]; total?: PublishedCount }): void {
  const cells = published.counts.map((count) => ({ count }))
  feasibleCounts(cells, published.total).forEach((interval, index) => {
    const count = counts[index] ?? 0
    if (count >= 1 && count <= 4 && width(interval) < PROTECTION_WIDTH) throw new Error('A small count would have been published')
  })
}
