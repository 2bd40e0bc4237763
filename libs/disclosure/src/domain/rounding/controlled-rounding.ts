import { sumCells, type Layout } from '../release/layout.js'
import type { StatedBound } from '../release/protected-release.js'
import { keyedRandom } from './keyed-random.js'
import { repairMargins } from './repair-margins.js'
import { ATOM_BOUND, ROUNDING_BASE, startRounding } from './rounded-base.js'
import { roundExactly } from './round-exactly.js'

/** Steps of one attempt, about a microsecond each: a small table has been through all there is long before. */
export const stepsFor = (cells: number): number => Math.min(3_000_000, 5_000 + 200 * cells)
const ATTEMPTS = 2

interface ControlledRounding {
  /** Multiples of five for atoms, at most four from the truth, and their sums for cells. */
  readonly atoms: Int32Array
  readonly cells: Int32Array
  readonly bounds: readonly StatedBound[]
}

/**
 * Rounds every atom to a multiple of five next to it, such that the sums for all cells are near the truth as well:
 * within four wherever that was found, which for one tree by one plain dimension is always. The bound of each combination
 * of levels is what was reached, 4, 9, 14 …, and is stated with the release.
 *
 * Why it protects: let P be the rounded atoms. P itself agrees with everything published. So does P with any one atom c
 * changed by δ, −4 ≤ δ ≤ 4 (not below zero): every published sum over c moves by δ, every bound is four or more. So at least five
 * consecutive counts stay possible for each atom and for each sum.
 */
export function roundControlled(layout: Layout, truth: Int32Array, { keys, earlier }: { readonly keys: readonly string[]; readonly earlier?: Int32Array | undefined }): ControlledRounding {
  let best: { atoms: Int32Array; out: number } | undefined
  const trueCells = sumCells(layout, truth)
  for (let attempt = 0; attempt < ATTEMPTS && best?.out !== 0; attempt++) {
    const random = keyedRandom(...keys, String(attempt))
    const base = startRounding(layout, truth, { random, earlier })
    if (!repairMargins(base, { random, steps: stepsFor(layout.cells.length), earlier })) roundExactly(base)
    const out = base.deviation.reduce((sum, deviation) => sum + Math.max(0, Math.abs(deviation) - ATOM_BOUND), 0)
    if (best === undefined || out < best.out) best = { atoms: base.rounded, out }
  }
  const atoms = best?.atoms ?? new Int32Array(layout.atoms)
  const cells = sumCells(layout, atoms)
  return { atoms, cells, bounds: statedBounds(layout, trueCells, cells) }
}

/** The bounds that hold, 4, 9, 14 …, for each combination of levels. */
export function statedBounds({ cells }: Layout, truth: Int32Array, rounded: Int32Array): StatedBound[] {
  const reached = new Map<string, StatedBound>()
  for (const [index, { levels }] of cells.entries()) {
    const code = JSON.stringify(levels)
    const within = ATOM_BOUND + ROUNDING_BASE * Math.max(0, Math.ceil((Math.abs(rounded[index]! - truth[index]!) - ATOM_BOUND) / ROUNDING_BASE))
    if (within > (reached.get(code)?.within ?? 0)) reached.set(code, { levels, within })
  }
  return [...reached.values()]
}
