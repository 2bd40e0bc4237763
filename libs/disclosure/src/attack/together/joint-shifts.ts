import { type LinkLimits, weightedSum, type World } from '../known-worlds.js'
import { FAR, runAround } from '../shift-worlds.js'
import { cellsOfVariables } from './joint-worlds.js'
import type { JointSystem } from './joint-system.js'
import type { JointTarget } from './joint-targets.js'

/** By how much the people of one shared cell are changed in each snapshot; 0 where they are not. */
type Change = readonly number[]

/**
 * Changes how many people one shared cell has, in a world that is known to agree with everything: in the margin, and in *one* base cell of each member, in one or
 * several snapshots. Each base cell is the sum of people who are in all members, so such a world is possible when no row and no link is left.
 */
export class JointShifts {
  private readonly down: Int32Array
  private readonly up: Int32Array
  private readonly limitOf: Int32Array
  private readonly before: Int32Array
  private readonly cellOf: Int32Array
  private readonly memory = new Map<string, boolean>()

  constructor(private readonly system: JointSystem, private readonly world: World, limits: LinkLimits) {
    this.down = Int32Array.from(world, (value) => -value)
    this.up = new Int32Array(world.length).fill(FAR)
    for (const { variables, weights, low, high } of system.rows.slice(0, system.ties)) {
      const sum = weightedSum(world, variables, weights)
      variables.forEach((variable, index) => {
        const weight = weights?.[index] ?? 1
        if (weight === 0) return
        const [least, most] = weight > 0 ? [(low - sum) / weight, (high - sum) / weight] : [(high - sum) / weight, (low - sum) / weight]
        if (least > this.down[variable]!) this.down[variable] = Math.ceil(least)
        if (most < this.up[variable]!) this.up[variable] = Math.floor(most)
      })
    }
    this.before = new Int32Array(world.length).fill(-1)
    this.limitOf = new Int32Array(world.length)
    system.links.forEach(({ earlier, later }, index) => {
      this.before[later] = earlier
      this.limitOf[later] = limits[index]!
    })
    this.cellOf = cellsOfVariables(system)
  }

  /** The counts of a target that such changes of one shared cell reach, from this world's. */
  runOf({ part, snapshot, variables, truth }: JointTarget, enough: number): { from: number; to: number } {
    const sum = weightedSum(this.world, variables, undefined)
    let [least, most] = [0, 0]
    for (const variable of variables) {
      while (-least < enough && this.reaches(part, snapshot, variable, least - 1)) least--
      while (most < enough && this.reaches(part, snapshot, variable, most + 1)) most++
      if (most - least >= enough && sum + least <= truth && sum + most >= truth) break
    }
    return { from: sum + least, to: sum + most }
  }

  private reaches(part: number, snapshot: number, variable: number, by: number): boolean {
    if (by < this.down[variable]! || by > this.up[variable]!) return false
    const cell = this.cellOf[variable]!
    const place = (variable - this.system.firstOf[snapshot]![part]!) % this.system.own[part]!
    return this.changes(cell, snapshot, by).some((change) =>
      this.path(part, cell, change, { snapshot, place }) && this.system.parts.every((_, other) => other === part || this.remembered(other, cell, change)))
  }

  /** In that snapshot alone, in all, up to it or from it on, and in those around it in which there is anybody. */
  private changes(cell: number, snapshot: number, by: number): readonly Change[] {
    const { snapshots, firstOf } = this.system
    const anybody = firstOf.map((ofSnapshot) => this.world[ofSnapshot[0]! + cell]! > 0)
    const [start, end] = [anybody.findLastIndex((some, at) => at < snapshot && !some) + 1, anybody.findIndex((some, at) => at > snapshot && !some)]
    const spans: readonly (readonly [from: number, to: number])[] = [[0, snapshots - 1], [start, end < 0 ? snapshots - 1 : end - 1], [snapshot, snapshot], [0, snapshot], [snapshot, snapshots - 1]]
    const seen = new Set<string>()
    return spans.filter(([from, to]) => !seen.has(`${from} ${to}`) && seen.add(`${from} ${to}`)).map(([from, to]) => firstOf.map((_, at) => (at >= from && at <= to ? by : 0)))
  }

  private remembered(part: number, cell: number, change: Change): boolean {
    const code = `${part} ${cell} ${change.join()}`
    const known = this.memory.get(code)
    if (known !== undefined) return known
    const found = this.path(part, cell, change, undefined)
    this.memory.set(code, found)
    return found
  }

  /** Whether a part can take a change: in each changed snapshot by one of its base cells of the shared cell, such that no link between two snapshots is left. */
  private path(part: number, cell: number, change: Change, through: { readonly snapshot: number; readonly place: number } | undefined): boolean {
    const { firstOf, own } = this.system
    const size = own[part]!
    // Possible choices in the last snapshot that has this part: a place, or −1 for no change.
    let open: number[] | undefined
    let last: { readonly first: number; readonly by: number } | undefined
    for (const [snapshot, ofSnapshot] of firstOf.entries()) {
      if (ofSnapshot[part]! < 0) continue
      const first = ofSnapshot[part]! + cell * size
      const by = change[snapshot]!
      const choices: number[] = []
      if (by === 0) choices.push(-1)
      else for (let place = 0; place < size; place++) {
        if (through?.snapshot === snapshot && through.place !== place) continue
        if (by >= this.down[first + place]! && by <= this.up[first + place]!) choices.push(place)
      }
      const earlier = last
      open = earlier === undefined || open === undefined ? choices : choices.filter((place) => open!.some((other) => this.fits({ ...earlier, place: other }, { first, by, place })))
      if (open.length === 0) return false
      last = { first, by }
    }
    return true
  }

  /** Whether the two base cells that change stay within their links. */
  private fits(earlier: { first: number; by: number; place: number }, later: { first: number; by: number; place: number }): boolean {
    const within = (place: number): boolean => {
      const variable = later.first + place
      const now = this.world[variable]! + (place === later.place ? later.by : 0)
      const then = this.world[earlier.first + place]! + (place === earlier.place ? earlier.by : 0)
      return Math.abs(now - then) <= this.limitOf[variable]!
    }
    return (later.place < 0 || within(later.place)) && (earlier.place < 0 || within(earlier.place))
  }
}

/** The run of counts around the truth that changes of known worlds show to be possible. */
export const runByJointShifts = (worlds: readonly JointShifts[], target: JointTarget, enough: number): { from: number; to: number } =>
  runAround(target.truth, worlds.map((shifts) => shifts.runOf(target, enough)))
