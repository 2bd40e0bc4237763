import { interval, median } from '../statistics.js'
import type { Baseline } from './baselines.js'
import { DENSE_KINDS, type DenseKind, denseMarket } from './dense-market.js'
import { measureWide } from './measure.js'

/** Shares of scipy's time, for 5,000 on each side. */
const TARGETS: Readonly<Record<DenseKind, number>> = { uniform: 0.6, geometric: 0.6, ties: 1 }
const TARGET_SIZE = 5_000
const WARM_UPS = 3
const RUNS = 3

/** Everybody with everybody, one seat each. Prints a table. @returns whether every target was met; smaller sizes have none. */
export function benchAssignments(baseline: Baseline | undefined, sizes: readonly number[]): boolean {
  measureWide(denseMarket('uniform', sizes[0]!, 3), WARM_UPS)
  console.log("\n| assignment | size | CPU ms | scipy's linear_sum_assignment, CPU ms | this ÷ scipy | target |\n|---|---|---|---|---|---|")
  const met = sizes.flatMap((size) => DENSE_KINDS.map((kind) => benchAssignment(kind, size, baseline)))
  return met.every(Boolean)
}

function benchAssignment(kind: DenseKind, size: number, baseline: Baseline | undefined): boolean {
  const market = denseMarket(kind, size, 1)
  const { total, cpuMs } = measureWide(market, RUNS)
  const theirs = baseline?.solve(market, RUNS)
  if (theirs?.total !== undefined && theirs.total !== total) throw new Error(`scipy finds ${theirs.total}, the engine ${total}`)
  const share = theirs === undefined ? undefined : median(cpuMs) / median(theirs.cpuMs)
  const isJudged = share !== undefined && size === TARGET_SIZE
  const isMet = !isJudged || share <= TARGETS[kind]
  const verdict = isJudged ? `≤ ${TARGETS[kind]}: ${isMet ? 'met' : 'MISSED'}` : 'none'
  console.log(`| ${kind} | ${size} | ${interval(cpuMs, 0)} | ${theirs === undefined ? '–' : interval(theirs.cpuMs, 0)} | ${share?.toFixed(2) ?? '–'} | ${verdict} |`)
  return isMet
}
