import { sumCells, type Layout } from '../release/layout.js'

/** Everything is rounded to multiples of this. */
export const ROUNDING_BASE = 5
/** What a rounded count may be out by: adjacent multiples only. */
export const ATOM_BOUND = ROUNDING_BASE - 1

/** A rounding under way: every atom stands at the multiple of five below or above it, and every cell knows by how much it is out. */
export interface RoundedBase {
  readonly layout: Layout
  readonly truth: Int32Array
  /** Rounded values of atoms. */
  readonly rounded: Int32Array
  /** Rounded less true, for every cell. */
  readonly deviation: Int32Array
  /** 1 for atoms that must not move, because their figure would leap from the snapshot before. */
  readonly settled: Uint8Array
}

export const below = (count: number): number => count - (count % ROUNDING_BASE)

/** What an atom would change by if it were put to its other multiple; 0 when it cannot move. */
export function otherWay({ truth, rounded, settled }: RoundedBase, atom: number): number {
  if (truth[atom]! % ROUNDING_BASE === 0 || settled[atom] === 1) return 0
  return rounded[atom]! > truth[atom]! ? -ROUNDING_BASE : ROUNDING_BASE
}


/**
 * A first rounding. Atoms that an earlier snapshot published within four of today's truth keep that figure. The others
 * carry their remainder on to the next one, so that sums over runs of atoms are near the truth from the start;
 * where the carrying begins is left to chance. Figures that cannot stay move no further than they must: by five at most
 * where the count changed by five or fewer, and never by more than its change rounded up to a multiple of five.
 */
export function startRounding(layout: Layout, truth: Int32Array, { random, earlier }: { random: () => number; earlier?: Int32Array | undefined }): RoundedBase {
  const rounded = new Int32Array(layout.atoms)
  const settled = new Uint8Array(layout.atoms)
  let carried = random() * ROUNDING_BASE
  for (let atom = 0; atom < layout.atoms; atom++) {
    const count = truth[atom]!
    const kept = earlier?.[atom] ?? -1
    if (kept >= 0 && Math.abs(kept - count) <= ATOM_BOUND) rounded[atom] = kept
    else if (kept >= 0) {
      rounded[atom] = kept < count ? below(count) : below(count + ATOM_BOUND)
      settled[atom] = 1
    }
    else {
      carried += count % ROUNDING_BASE
      const up = carried >= ROUNDING_BASE && count % ROUNDING_BASE > 0
      if (up) carried -= ROUNDING_BASE
      rounded[atom] = below(count) + (up ? ROUNDING_BASE : 0)
    }
  }
  const deviation = sumCells(layout, rounded).map((sum, cell) => sum - trueSum(layout, truth, cell))
  return { layout, truth, rounded, deviation, settled }
}

function trueSum({ cellStart, atomsOf }: Layout, truth: Int32Array, cell: number): number {
  let sum = 0
  for (let at = cellStart[cell]!; at < cellStart[cell + 1]!; at++) sum += truth[atomsOf[at]!]!
  return sum
}
