import { sumCells, type Layout } from '../release/layout.js'
import type { StatedBound } from '../release/protected-release.js'
import { statedBounds, stepsFor } from '../rounding/controlled-rounding.js'
import { keyedRandom } from '../rounding/keyed-random.js'
import { excess } from '../rounding/repair-margins.js'
import { repairTogether } from './repair-together.js'
import { startTogether } from './start-together.js'

const ATTEMPTS = 2

interface RoundedPart {
  /** Multiples of five for atoms, at most four from the truth, and their sums for cells. */
  readonly atoms: Int32Array
  readonly cells: Int32Array
  readonly bounds: readonly StatedBound[]
}

interface RoundingOptions {
  readonly keys: readonly string[]
  /** For each part the rounded atoms of the snapshot before (−1: none). */
  readonly earlier: readonly (Int32Array | undefined)[]
  /** See `repairTogether`. */
  readonly breathe: () => Promise<void>
}

/**
 * Rounds the margin and all members such that they agree: the atoms of each member add up to the margin's.
 *
 * Why it protects: let P be the rounded atoms. P is a possible world, and so is P with one atom of one member changed by δ, −4 ≤ δ ≤ 4 (not
 * below zero), together with the margin's atom that it lies in and *one* atom of every other member within that: of each member one atom moved, so each published sum moves
 * by δ or not at all, and all members still count the same people. Such another atom is there: for more people any will do, and for fewer there is one of five
 * or more, because the member's atoms add up to the margin's five or more. So at least five consecutive counts stay possible for each atom and for each sum, for a reader of all parts.
 */
export async function roundTogether(layouts: readonly Layout[], truths: readonly Int32Array[], { keys, earlier, breathe }: RoundingOptions): Promise<RoundedPart[]> {
  const steps = stepsFor(layouts.reduce((sum, { cells }) => sum + cells.length, 0))
  let best: { atoms: readonly Int32Array[]; out: number } | undefined
  for (let attempt = 0; attempt < ATTEMPTS && best?.out !== 0; attempt++) {
    const random = keyedRandom(...keys, String(attempt))
    const parts = startTogether(layouts, truths, { random, earlier })
    await repairTogether(parts, { random, steps, earlier, breathe })
    const out = parts.reduce((sum, { deviation }) => deviation.reduce((more, value) => more + excess(value), sum), 0)
    if (best === undefined || out < best.out) best = { atoms: parts.map(({ rounded }) => rounded), out }
  }
  return layouts.map((layout, part) => {
    const atoms = best?.atoms[part] ?? new Int32Array(layout.atoms)
    const cells = sumCells(layout, atoms)
    return { atoms, cells, bounds: statedBounds(layout, sumCells(layout, truths[part]!), cells) }
  })
}
