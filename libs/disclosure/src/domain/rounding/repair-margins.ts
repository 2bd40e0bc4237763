import { ATOM_BOUND, otherWay, ROUNDING_BASE, type RoundedBase } from './rounded-base.js'
import { WorkList } from './work-list.js'

/** Share of steps that begin in a cell that is out by too much, and of steps that move two atoms in opposite ways. */
const FOCUSED = 0.6
const PAIRED = 0.9
/** How much worse a step may make things, at the beginning and at the end (in people, of the sum over all cells). */
const HOT = 1
const COLD = 0.3
/** What moving an atom by one person further from the truth counts beside one person of a cell that is out by too much. */
const ATOM_COST = 0.02
/** What giving up a figure of the snapshot before counts. */
const KEEPING = 0.4

interface RepairOptions {
  readonly random: () => number
  /** The most steps. */
  readonly steps: number
  /** Rounded atoms of the snapshot before (−1: none), which are kept where they can be. */
  readonly earlier?: Int32Array | undefined
}

/**
 * Moves atoms between their two multiples until every cell is within four of the truth, or the steps are used up
 * (simulated annealing). Most steps start from a cell that is out by more, and move one atom up and another that
 * shares a cell with it down: an alternating cycle, which leaves what both belong to as it was. Mutates the
 * rounding; returns whether all cells are within four.
 */
export function repairMargins(base: RoundedBase, options: RepairOptions): boolean {
  const { layout, deviation } = base
  const { random, steps } = options
  const { atomStart, cellsOf } = layout
  const movable = movableAtoms(base)
  const out = new WorkList(layout.cells.length)
  for (let cell = 0; cell < deviation.length; cell++) out.set(cell, excess(deviation[cell]!) > 0)
  for (let step = 0; step < steps && out.size > 0; step++) {
    const first = random() < FOCUSED ? pick(movable, out.draw(random), random) : movable.all[Math.floor(random() * movable.all.length)]!
    if (first < 0) continue
    const by = otherWay(base, first)
    let second = -1
    if (random() < PAIRED) {
      const shared = cellsOf[atomStart[first]! + Math.floor(random() * (atomStart[first + 1]! - atomStart[first]!))]!
      second = pick(movable, shared, random)
      if (second === first || otherWay(base, second) !== -by) continue
    }
    let worse = shift(base, first, by) + atomCost(base, first, options)
    if (second >= 0) worse += shift(base, second, -by) + atomCost(base, second, options)
    if (worse <= 0 || random() < Math.exp(-worse / (HOT * (COLD / HOT) ** (step / steps)))) {
      note(base, first, out)
      if (second >= 0) note(base, second, out)
    } else {
      shift(base, first, -by)
      if (second >= 0) shift(base, second, by)
    }
  }
  return out.size === 0
}

/** By how many people a cell is out by too much. */
export const excess = (deviation: number): number => (deviation > ATOM_BOUND ? deviation - ATOM_BOUND : deviation < -ATOM_BOUND ? -deviation - ATOM_BOUND : 0)

/** Moves an atom; returns by how much more the cells are then out, all together. */
export function shift({ layout, rounded, deviation }: RoundedBase, atom: number, by: number): number {
  const { atomStart, cellsOf } = layout
  let worse = 0
  for (let at = atomStart[atom]!; at < atomStart[atom + 1]!; at++) {
    const cell = cellsOf[at]!
    const before = deviation[cell]!
    worse += excess(before + by) - excess(before)
    deviation[cell] = before + by
  }
  rounded[atom]! += by
  return worse
}

/** What the move that an atom has just made costs by itself. */
export function atomCost({ truth, rounded }: RoundedBase, atom: number, { earlier }: Pick<RepairOptions, 'earlier'>): number {
  const error = Math.abs(rounded[atom]! - truth[atom]!)
  const further = error - (ROUNDING_BASE - error)
  const kept = earlier?.[atom] ?? -1
  if (kept < 0 || Math.abs(kept - truth[atom]!) > ATOM_BOUND) return further * ATOM_COST
  return further * ATOM_COST + (rounded[atom] === kept ? -KEEPING : KEEPING)
}

function note({ layout, deviation }: RoundedBase, atom: number, out: WorkList): void {
  for (let at = layout.atomStart[atom]!; at < layout.atomStart[atom + 1]!; at++) {
    const cell = layout.cellsOf[at]!
    out.set(cell, excess(deviation[cell]!) > 0)
  }
}

/** The atoms that have two multiples, and for each cell those in it. */
export interface Movable {
  readonly all: Int32Array
  readonly start: Int32Array
  readonly members: Int32Array
}

export function movableAtoms(base: RoundedBase): Movable {
  const { layout } = base
  const all = Int32Array.from(Array.from({ length: layout.atoms }, (_, atom) => atom).filter((atom) => otherWay(base, atom) !== 0))
  const start = new Int32Array(layout.cells.length + 1)
  const members: number[] = []
  for (let cell = 0; cell < layout.cells.length; cell++) {
    for (let at = layout.cellStart[cell]!; at < layout.cellStart[cell + 1]!; at++) if (otherWay(base, layout.atomsOf[at]!) !== 0) members.push(layout.atomsOf[at]!)
    start[cell + 1] = members.length
  }
  return { all, start, members: Int32Array.from(members) }
}

/** Any of those in a cell; −1 when there is none. */
export function pick({ start, members }: Movable, cell: number, random: () => number): number {
  const size = start[cell + 1]! - start[cell]!
  return size === 0 ? -1 : members[start[cell]! + Math.floor(random() * size)]!
}
