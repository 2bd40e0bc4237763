import type { LinkLimits, World } from './known-worlds.js'
import { weightedSum } from './known-worlds.js'
import type { ReaderSystem } from './reader-system.js'

/** For each variable how far it alone (with the same base cell in other snapshots) can be moved from a known world. */
export interface Room {
  readonly world: World
  readonly down: Int32Array
  readonly up: Int32Array
}

/** Beyond this nothing is gained by knowing more. */
export const FAR = 1_000_000

/**
 * Moves one base cell at a time: by so much every row over it moves, and no row may leave its ends. Over several snapshots the same
 * base cell may move in each of them, as far as the links between them allow; on such a chain the ends are exact.
 */
export function roomAround(system: ReaderSystem, world: World, limits: LinkLimits): Room {
  const down = Int32Array.from(world, (value) => -value)
  const up = new Int32Array(world.length).fill(FAR)
  const [apartLeast, apartMost] = linkRoom(system, world, limits)
  for (const { variables, weights, low, high } of system.rows) {
    const sum = weightedSum(world, variables, weights)
    const bridging = weights !== undefined && new Set(variables.map((variable) => Math.floor(variable / system.firstOf[1]!))).size > 1
    for (let index = 0; index < variables.length; index++) {
      const variable = variables[index]!
      const weight = weights === undefined ? 1 : weights[index]!
      if (weight === 0) continue
      const [least, most] = weight > 0 ? [(low - sum) / weight, (high - sum) / weight] : [(high - sum) / weight, (low - sum) / weight]
      if (bridging) {
        // Only the difference between the two snapshots matters; it is noted once, at the later of the two.
        if (weight < 0) continue
        const link = variable - system.firstOf[1]!
        apartLeast[link] = Math.max(apartLeast[link]!, Math.ceil(least))
        apartMost[link] = Math.min(apartMost[link]!, Math.floor(most))
        continue
      }
      if (least > down[variable]!) down[variable] = Math.ceil(least)
      if (most < up[variable]!) up[variable] = Math.floor(most)
    }
  }
  spread(system, { down, up, apartLeast, apartMost })
  return { world, down, up }
}

/** How much more the later end of each link may move than the earlier one. Links are numbered like their earlier variable. */
function linkRoom({ links }: ReaderSystem, world: World, limits: LinkLimits): [Int32Array, Int32Array] {
  const difference = links.map(({ earlier, later }) => world[later]! - world[earlier]!)
  return [Int32Array.from(difference, (apart, index) => -limits[index]! - apart), Int32Array.from(difference, (apart, index) => limits[index]! - apart)]
}

/** Carries what one snapshot allows to the next, forwards and backwards. */
function spread({ links }: ReaderSystem, { down, up, apartLeast, apartMost }: { down: Int32Array; up: Int32Array; apartLeast: Int32Array; apartMost: Int32Array }): void {
  links.forEach(({ earlier, later }, index) => {
    down[later] = Math.max(down[later]!, down[earlier]! + apartLeast[index]!)
    up[later] = Math.min(up[later]!, up[earlier]! + apartMost[index]!)
  })
  for (let index = links.length - 1; index >= 0; index--) {
    const { earlier, later } = links[index]!
    down[earlier] = Math.max(down[earlier]!, down[later]! - apartMost[index]!)
    up[earlier] = Math.min(up[earlier]!, up[later]! - apartLeast[index]!)
  }
}

/** The run of counts around the truth that shifts show to be possible for a sum of variables. */
export function runByShifts(rooms: readonly Room[], variables: readonly number[], truth: number, enough: number): { from: number; to: number } {
  const runs: { from: number; to: number }[] = []
  for (const { world, down, up } of rooms) {
    const sum = weightedSum(world, variables, undefined)
    let [least, most] = [0, 0]
    for (const variable of variables) {
      least = Math.min(least, down[variable]!)
      most = Math.max(most, up[variable]!)
      if (most - least >= enough && sum + least <= truth && sum + most >= truth) break
    }
    runs.push({ from: sum + least, to: sum + most })
  }
  return runAround(truth, runs)
}

/** The run around the truth that runs make when they are put together. */
export function runAround(truth: number, runs: readonly { readonly from: number; readonly to: number }[]): { from: number; to: number } {
  let [from, to] = [truth, truth]
  for (let grown = true; grown;) {
    grown = false
    for (const run of runs) {
      if (run.from > to + 1 || run.to < from - 1 || (run.from >= from && run.to <= to)) continue
      ;[from, to, grown] = [Math.min(from, run.from), Math.max(to, run.to), true]
    }
  }
  return { from, to }
}
