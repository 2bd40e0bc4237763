import { sumCells, type Layout } from '../release/layout.js'
import { ATOM_BOUND, below, ROUNDING_BASE, type RoundedBase } from '../rounding/rounded-base.js'
import { ownAtoms } from './joint-layouts.js'

/** Giving up a figure of the snapshot before counts more than any deviation of a sum. */
const KEPT = 10_000

/** The two values that an atom may be rounded to (one, when it cannot move), and the one that it had. */
interface Choice {
  readonly low: number
  readonly high: number
  readonly kept: number
}

interface StartOptions {
  readonly random: () => number
  /** For each part the rounded atoms of the snapshot before (−1: none). */
  readonly earlier: readonly (Int32Array | undefined)[]
}

/**
 * A first rounding of all parts, in which the atoms of each member add up to the margin's. One margin atom after another is put to the multiple
 * of five below or above it, with those categories of each member put up that leave the sums over what has been rounded so far nearest to the truth; what
 * stood in the snapshot before stays where it can. A multiple for the margin that suits every member exists, because the multiples below a member's
 * categories add up to no more than the one below their sum, and those above to no less than the one above. Only where figures must not leap from the snapshot before
 * may there be none; then they do leap.
 */
export function startTogether(layouts: readonly Layout[], truths: readonly Int32Array[], { random, earlier }: StartOptions): RoundedBase[] {
  const margin = layouts[0]!
  const own = layouts.map((layout) => ownAtoms(layout, margin))
  const parts = layouts.map((layout, part): RoundedBase => ({ layout, truth: truths[part]!, rounded: new Int32Array(layout.atoms), deviation: new Int32Array(layout.cells.length), settled: new Uint8Array(layout.atoms) }))
  for (let cell = 0; cell < margin.atoms; cell++) {
    let choices = parts.map((part, index) => Array.from({ length: own[index]! }, (_, at) => choiceOf(part.truth[cell * own[index]! + at]!, earlier[index]?.[cell * own[index]! + at] ?? -1)))
    let values = valuesFor(choices)
    if (values.length === 0) {
      choices = parts.map((part, index) => choices[index]!.map((choice, at) => choiceOf(part.truth[cell * own[index]! + at]!, choice.kept, true)))
      values = valuesFor(choices)
    }
    const plans = values.map((value) => parts.map((part, index) => plan(part, { first: cell * own[index]!, choices: choices[index]!, value, random })))
    const best = plans.reduce((least, next) => (costOf(next) < costOf(least) ? next : least))
    parts.forEach((part, index) => place(part, cell * own[index]!, best[index]!.values, choices[index]!))
  }
  // While rounding, deviations were of what had been rounded so far; now they are whole.
  return parts.map((part) => ({ ...part, deviation: sumCells(part.layout, part.rounded).map((sum, cell) => sum - sumCellsOf(part, cell)) }))
}

const sumCellsOf = ({ layout: { cellStart, atomsOf }, truth }: RoundedBase, cell: number): number => {
  let sum = 0
  for (let at = cellStart[cell]!; at < cellStart[cell + 1]!; at++) sum += truth[atomsOf[at]!]!
  return sum
}

/** Figures that cannot stay move no further than they must, as in {@link startRounding}; unless they may leap. */
function choiceOf(count: number, kept: number, mayLeap = false): Choice {
  const [low, high] = [below(count), below(count + ATOM_BOUND)]
  if (kept < 0 || mayLeap || Math.abs(kept - count) <= ATOM_BOUND) return { low, high, kept }
  const only = kept < count ? low : high
  return { low: only, high: only, kept }
}

/** The values that the margin's atom may have, so that every member's can add up to it. */
function valuesFor(choices: readonly (readonly Choice[])[]): number[] {
  const ends = choices.map((ofPart) => ofPart.reduce(({ low, high }, choice) => ({ low: low + choice.low, high: high + choice.high }), { low: 0, high: 0 }))
  const [least, most] = [Math.max(...ends.map(({ low }) => low)), Math.min(...ends.map(({ high }) => high))]
  return [...new Set([ends[0]!.low, ends[0]!.high])].filter((value) => value >= least && value <= most)
}

interface Plan {
  readonly values: readonly number[]
  readonly cost: number
}

const costOf = (plans: readonly Plan[]): number => plans.reduce((sum, { cost }) => sum + cost, 0)

/** Which atoms of one part go up so that they add up to a value, and what that costs. */
function plan(part: RoundedBase, { first, choices, value, random }: { first: number; choices: readonly Choice[]; value: number; random: () => number }): Plan {
  const costs = choices.map(({ low, high, kept }, at) => {
    const count = part.truth[first + at]!
    return { low: placeCost(part, first + at, low - count) + (kept >= 0 && kept !== low ? KEPT : 0), high: placeCost(part, first + at, high - count) + (kept >= 0 && kept !== high ? KEPT : 0), tie: random() }
  })
  const values = choices.map(({ low }) => low)
  let up = (value - values.reduce((sum, low) => sum + low, 0)) / ROUNDING_BASE
  const movable = [...choices.keys()].filter((at) => choices[at]!.high > choices[at]!.low)
  for (const at of movable.toSorted((a, b) => (costs[a]!.high - costs[a]!.low) - (costs[b]!.high - costs[b]!.low) || costs[a]!.tie - costs[b]!.tie)) if (up-- > 0) values[at] = choices[at]!.high
  return { values, cost: values.reduce((sum, chosen, at) => sum + (chosen === choices[at]!.low ? costs[at]!.low : costs[at]!.high), 0) }
}

/** How far from the truth the sums over an atom are when it is out by so much. */
function placeCost({ layout: { atomStart, cellsOf }, deviation }: RoundedBase, atom: number, out: number): number {
  let cost = 0
  for (let at = atomStart[atom]!; at < atomStart[atom + 1]!; at++) cost += (deviation[cellsOf[at]!]! + out) ** 2
  return cost
}

function place({ layout: { atomStart, cellsOf }, truth, rounded, deviation, settled }: RoundedBase, first: number, values: readonly number[], choices: readonly Choice[]): void {
  values.forEach((value, at) => {
    const atom = first + at
    rounded[atom] = value
    if (choices[at]!.low === choices[at]!.high) settled[atom] = 1
    for (let cell = atomStart[atom]!; cell < atomStart[atom + 1]!; cell++) deviation[cellsOf[cell]!]! += value - truth[atom]!
  })
}
