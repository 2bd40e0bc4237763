import type { PastJointSnapshot } from '../../domain/together/joint-release.js'
import { weightedSum, type World } from '../known-worlds.js'
import { isSmall, sharedCategories, type Target } from '../targets.js'
import { isKnown } from './joint-worlds.js'
import { type JointSystem, publishedParts } from './joint-system.js'

/** A true count that readers of all parts must not come to know. */
export interface JointTarget extends Target {
  readonly part: number
}

/**
 * What has to be protected in every snapshot whose true counts are known: base cells and published sums of 1–4 of every part, and the nobody who is outside
 * the one category of a sensitive dimension that a whole published group shares. What several parts publish of the same people is one target.
 */
export function findJointTargets(system: JointSystem, snapshots: readonly PastJointSnapshot[], truth: World): JointTarget[] {
  const targets: JointTarget[] = []
  for (const [snapshot, taken] of snapshots.entries()) {
    if (!isKnown(taken)) continue
    const seen = new Set<string>()
    for (const { published: { definition } } of publishedParts(taken)) {
      const part = system.parts.indexOf(definition.publicationId)
      const sums = system.sums.filter((sum) => sum.snapshot === snapshot && sum.part === part)
      const everybody = definition.dimensions.map(({ root }) => root.key)
      const shared = system.groupings[0]!.length
      const named = new Set<number>()
      for (const { at, variables } of sums) {
        if (variables.length === 1) named.add(variables[0]!)
        const ofMargin = at.every((key, dimension) => dimension < shared || key === everybody[dimension])
        const code = ofMargin ? JSON.stringify(at.slice(0, shared)) : undefined
        if (code !== undefined && seen.has(code)) continue
        if (code !== undefined) seen.add(code)
        const count = weightedSum(truth, variables, undefined)
        if (isSmall(count)) targets.push({ snapshot, part, at, variables, truth: count })
      }
      const first = system.firstOf[snapshot]![part]!
      for (let variable = first; variable < first + system.cells * system.own[part]!; variable++) {
        if (isSmall(truth[variable]!) && !named.has(variable)) targets.push({ snapshot, part, at: [`base cell ${variable - first}`], variables: [variable], truth: truth[variable]! })
      }
      definition.dimensions.forEach(({ sensitive, root }, dimension) => {
        if (sensitive === true) for (const target of sharedCategories(sums, dimension, root.key, truth)) targets.push({ ...target, part })
      })
    }
  }
  return targets
}
