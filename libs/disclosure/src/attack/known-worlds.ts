import type { AuditedSnapshots } from '../domain/release/audit-report.js'
import { leavesOf } from './reader-atoms.js'
import { type CountSystem, type ReaderSystem, valuesOf } from './reader-system.js'

/** Values of all variables that agree with everything published. */
export type World = Int32Array

/** The true counts of all snapshots; where a snapshot's are gone, its witness stands in. Undefined when neither is there. */
export function truthOf(system: ReaderSystem, snapshots: AuditedSnapshots): World | undefined {
  return assemble(system, snapshots, ({ counts, witness }) => counts ?? witness ?? null)
}

/** The worlds that are known before any search: the truth, and the figures taken at their word. Only those that do agree with everything published. */
export function knownWorlds(system: ReaderSystem, snapshots: AuditedSnapshots, truth: World | undefined, limits: LinkLimits): World[] {
  const witness = assemble(system, snapshots, ({ witness: given }) => given ?? null)
  const candidates = [truth, witness && truth && withoutJumps(system, witness, truth, limits)]
  return candidates.filter((world) => world !== undefined).filter((world) => agrees(system, world, limits))
}

/** The most that the two ends of each link differ by: the stated most, or what truly happened where that was more, to the next multiple of five. */
export type LinkLimits = Int32Array
const STEP = 5

export function linkLimits({ links, maxChange }: Pick<CountSystem, 'links' | 'maxChange'>, truth: World | undefined): LinkLimits {
  return Int32Array.from(links, ({ earlier, later, apart = 1 }) => {
    const happened = truth === undefined ? 0 : Math.abs(truth[later]! - truth[earlier]!)
    return happened <= maxChange * apart ? maxChange * apart : Math.ceil(happened / STEP) * STEP
  })
}

function assemble(system: ReaderSystem, snapshots: AuditedSnapshots, choose: (snapshot: AuditedSnapshots[number]) => AuditedSnapshots[number]['counts']): World | undefined {
  const world = new Int32Array(system.variables)
  for (const [index, snapshot] of snapshots.entries()) {
    const counts = choose(snapshot)
    if (counts === null) return undefined
    world.set(valuesOf(system, counts, snapshot.published.definition.dimensions.map(({ root }) => leavesOf(root))), system.firstOf[index])
  }
  return world
}

/** Puts the truth in place of base cells whose figures changed by more than people can have. */
function withoutJumps({ links, firstOf, snapshots }: ReaderSystem, world: World, truth: World, limits: LinkLimits): World {
  const perSnapshot = firstOf[1]!
  const result = world.slice()
  links.forEach(({ earlier, later }, index) => {
    if (Math.abs(world[later]! - world[earlier]!) <= limits[index]!) return
    for (let snapshot = 0; snapshot < snapshots; snapshot++) {
      const variable = snapshot * perSnapshot + (earlier % perSnapshot)
      result[variable] = truth[variable]!
    }
  })
  return result
}

/** Whether values are possible counts that agree with every row and every link. */
export function agrees({ rows, links }: Pick<CountSystem, 'rows' | 'links'>, world: World, limits: LinkLimits): boolean {
  return world.every((value) => value >= 0)
    && rows.every(({ variables, weights, low, high }) => {
      const sum = weightedSum(world, variables, weights)
      return sum >= low && sum <= high
    })
    && links.every(({ earlier, later }, index) => Math.abs(world[later]! - world[earlier]!) <= limits[index]!)
}

export function weightedSum(world: ArrayLike<number>, variables: readonly number[], weights: readonly number[] | undefined): number {
  let sum = 0
  for (let index = 0; index < variables.length; index++) sum += world[variables[index]!]! * (weights === undefined ? 1 : weights[index]!)
  return sum
}
