import { otherWay, type RoundedBase } from '../rounding/rounded-base.js'
import { atomCost, excess, type Movable, movableAtoms, pick, shift } from '../rounding/repair-margins.js'
import { WorkList } from '../rounding/work-list.js'
import { ownAtoms } from './joint-layouts.js'

/** Share of steps that begin in a cell that is out by too much, that exchange people within one margin atom, and that do the opposite elsewhere as well. */
const FOCUSED = 0.8
const EXCHANGED = 0.9
const PAIRED = 0.9
/** Steps between two breaths: some tenths of a second. */
const BREATH = 50_000
/** How much worse a step may make things, at the beginning and at the end (in people): warmer than for one release, because fewer steps are open. */
const HOT = 1.2
const COLD = 0.5

interface RepairOptions {
  readonly random: () => number
  /** The most steps. */
  readonly steps: number
  readonly earlier: readonly (Int32Array | undefined)[]
  /** Awaited a few times a second, so that whoever else waits gets a turn; it throws when the work is to stop. */
  readonly breathe: () => Promise<void>
}

/** One atom of one part that goes to its other multiple. */
interface Move {
  readonly part: number
  readonly atom: number
}

/**
 * Moves atoms of all parts between their two multiples until every cell of every part is within four of the truth, or the steps are used up. A step keeps
 * all members at the margin's figures: either one member exchanges two categories within a margin atom, or the margin's atom moves and one category of
 * each member with it. Mostly the opposite happens in another place that shares a sum, so that the sum stays. Mutates the rounding; returns whether all cells are within four.
 */
export async function repairTogether(parts: readonly RoundedBase[], { random, steps, earlier, breathe }: RepairOptions): Promise<boolean> {
  const search = new Search(parts, random)
  const firstCell = [0]
  for (const { layout } of parts) firstCell.push(firstCell.at(-1)! + layout.cells.length)
  const out = new WorkList(firstCell.at(-1)!)
  parts.forEach(({ deviation }, part) => deviation.forEach((value, cell) => out.set(firstCell[part]! + cell, excess(value) > 0)))
  for (let step = 0; step < steps && out.size > 0; step++) {
    if (step % BREATH === 0) await breathe()
    const drawn = out.draw(random)
    const part = random() < FOCUSED ? firstCell.findLastIndex((first) => first <= drawn) : Math.floor(random() * parts.length)
    const focus = part === firstCell.findLastIndex((first) => first <= drawn) ? drawn - firstCell[part]! : Math.floor(random() * parts[part]!.layout.cells.length)
    const moves = search.propose(part, focus)
    if (moves === undefined) continue
    let worse = 0
    for (const { part: at, atom } of moves) {
      const base = parts[at]!
      worse += shift(base, atom, otherWay(base, atom)) + atomCost(base, atom, { earlier: earlier[at] })
    }
    if (worse <= 0 || random() < Math.exp(-worse / (HOT * (COLD / HOT) ** (step / steps)))) {
      for (const { part: at, atom } of moves) {
        const { layout: { atomStart, cellsOf }, deviation } = parts[at]!
        for (let place = atomStart[atom]!; place < atomStart[atom + 1]!; place++) out.set(firstCell[at]! + cellsOf[place]!, excess(deviation[cellsOf[place]!]!) > 0)
      }
    } else for (const { part: at, atom } of moves.toReversed()) shift(parts[at]!, atom, otherWay(parts[at]!, atom))
  }
  return out.size === 0
}

/** Proposes steps. No atom is in one twice. */
class Search {
  private readonly own: readonly number[]
  private readonly movable: readonly Movable[]

  constructor(private readonly parts: readonly RoundedBase[], private readonly random: () => number) {
    this.own = parts.map(({ layout }) => ownAtoms(layout, parts[0]!.layout))
    this.movable = parts.map(movableAtoms)
  }

  propose(part: number, focus: number): readonly Move[] | undefined {
    const atom = pick(this.movable[part]!, focus, this.random)
    if (atom < 0) return undefined
    return (part > 0 && this.random() < EXCHANGED ? this.exchange(part, atom) : undefined) ?? this.lift(part, atom)
  }

  /** One member: an atom one way and another of the same margin atom the other way; mostly the same two categories the other way round elsewhere. */
  private exchange(part: number, atom: number): readonly Move[] | undefined {
    const base = this.parts[part]!
    const by = otherWay(base, atom)
    const partner = this.anyIn(part, this.cellOf(part, atom), -by, atom)
    if (partner < 0) return undefined
    const moves = [{ part, atom }, { part, atom: partner }]
    if (this.random() >= PAIRED) return moves
    const opposite = this.sharing(part, atom)
    const cell = opposite < 0 ? -1 : this.cellOf(part, opposite)
    if (cell < 0 || cell === this.cellOf(part, atom) || otherWay(base, opposite) !== -by) return moves
    const same = cell * this.own[part]! + (partner % this.own[part]!)
    const back = same !== opposite && otherWay(base, same) === by ? same : this.anyIn(part, cell, by, opposite)
    return back < 0 ? moves : [...moves, { part, atom: opposite }, { part, atom: back }]
  }

  /** The margin's atom and one of each member's one way; mostly another margin atom, with the same categories, the other way. */
  private lift(part: number, atom: number): readonly Move[] | undefined {
    const cell = this.cellOf(part, atom)
    const by = otherWay(this.parts[part]!, atom)
    const up = this.liftOf(cell, by, (other) => (other === part ? atom : -1))
    if (up === undefined || this.random() >= PAIRED) return up
    const opposite = this.sharing(0, cell)
    if (opposite < 0 || opposite === cell) return up
    const down = this.liftOf(opposite, -by, (other) => opposite * this.own[other]! + (up[other]!.atom % this.own[other]!))
    return down === undefined ? up : [...up, ...down]
  }

  private liftOf(cell: number, by: number, preferred: (part: number) => number): Move[] | undefined {
    const moves: Move[] = []
    for (const [part, base] of this.parts.entries()) {
      const wanted = preferred(part)
      const atom = wanted >= 0 && otherWay(base, wanted) === by ? wanted : this.anyIn(part, cell, by, -1)
      if (atom < 0) return undefined
      moves.push({ part, atom })
    }
    return moves
  }

  private cellOf(part: number, atom: number): number {
    return Math.floor(atom / this.own[part]!)
  }

  /** Any movable atom of a cell that is shown and has the atom in it. */
  private sharing(part: number, atom: number): number {
    const { atomStart, cellsOf } = this.parts[part]!.layout
    const [start, end] = [atomStart[atom]!, atomStart[atom + 1]!]
    return start === end ? -1 : pick(this.movable[part]!, cellsOf[start + Math.floor(this.random() * (end - start))]!, this.random)
  }

  /** Any atom of a part within a margin atom that can move by so much; −1 when there is none. */
  private anyIn(part: number, cell: number, by: number, except: number): number {
    const base = this.parts[part]!
    const own = this.own[part]!
    const start = Math.floor(this.random() * own)
    for (let step = 0; step < own; step++) {
      const atom = cell * own + ((start + step) % own)
      if (atom !== except && otherWay(base, atom) === by) return atom
    }
    return -1
  }
}
