import type { BaseCounts } from '../../domain/release/release-definition.js'
import type { PastSnapshot } from '../../domain/release/release-history.js'
import type { PastJointSnapshot } from '../../domain/together/joint-release.js'
import { agrees, type LinkLimits, type World } from '../known-worlds.js'
import { leavesOf } from '../reader-atoms.js'
import { valuesOf } from '../reader-system.js'
import { type JointSystem, publishedParts } from './joint-system.js'

/** Whether the true counts of a snapshot are there, those of all members. */
export const isKnown = ({ members }: PastJointSnapshot): boolean => Object.values(members).every(({ counts }) => counts !== null)

/** The true counts of all parts; where a snapshot's are gone, its witnesses stand in. Undefined when neither is there. */
export const jointTruth = (system: JointSystem, snapshots: readonly PastJointSnapshot[]): World | undefined =>
  assemble(system, snapshots, (snapshot) => (isKnown(snapshot) ? ({ counts }) => counts : ({ witness }) => witness ?? null))

/** The worlds that are known before any search: the truth, and the figures taken at their word. Only those that do agree with everything published. */
export function knownJointWorlds(system: JointSystem, snapshots: readonly PastJointSnapshot[], truth: World | undefined, limits: LinkLimits): World[] {
  const witness = assemble(system, snapshots, () => (part) => part.witness ?? null)
  return [truth, witness && truth && withoutJumps(system, witness, truth, limits)].filter((world) => world !== undefined).filter((world) => agrees(system, world, limits))
}

function assemble(system: JointSystem, snapshots: readonly PastJointSnapshot[], chooserOf: (snapshot: PastJointSnapshot) => (part: PastSnapshot) => BaseCounts | null): World | undefined {
  const world = new Int32Array(system.variables)
  for (const [index, snapshot] of snapshots.entries()) {
    const choose = chooserOf(snapshot)
    const [, ...members] = publishedParts(snapshot)
    for (const [place, member] of members.entries()) {
      const counts = choose(member)
      if (counts === null) return undefined
      const { dimensions, publicationId } = member.published.definition
      const part = system.parts.indexOf(publicationId)
      const values = valuesOf({ groupings: system.groupings[part]! }, counts, dimensions.map(({ root }) => leavesOf(root)))
      const first = system.firstOf[index]![part]!
      world.set(values, first)
      // The margin is what any member adds up to.
      if (place === 0) values.forEach((value, at) => { world[system.firstOf[index]![0]! + Math.floor(at / system.own[part]!)]! += value })
    }
  }
  return world
}

/** Puts the truth in place of shared cells, in all parts and snapshots, where a figure changed by more than people can have. */
function withoutJumps(system: JointSystem, world: World, truth: World, limits: LinkLimits): World {
  const { links, firstOf, own } = system
  const cellOf = cellsOfVariables(system)
  const jumped = new Set<number>()
  links.forEach(({ earlier, later }, index) => { if (Math.abs(world[later]! - world[earlier]!) > limits[index]!) jumped.add(cellOf[later]!) })
  const result = world.slice()
  for (const ofSnapshot of firstOf) {
    for (const [part, first] of ofSnapshot.entries()) {
      if (first < 0) continue
      for (const cell of jumped) for (let place = 0; place < own[part]!; place++) result[first + cell * own[part]! + place] = truth[first + cell * own[part]! + place]!
    }
  }
  return result
}

/** The shared cell of every variable. */
export function cellsOfVariables({ variables, firstOf, cells, own }: JointSystem): Int32Array {
  const cellOf = new Int32Array(variables)
  for (const ofSnapshot of firstOf) {
    for (const [part, first] of ofSnapshot.entries()) {
      if (first >= 0) for (let place = 0; place < cells * own[part]!; place++) cellOf[first + place] = Math.floor(place / own[part]!)
    }
  }
  return cellOf
}
