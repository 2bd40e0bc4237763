import { PROTECTION_WIDTH } from '../domain/published-table.js'
import type { AuditedSnapshots } from '../domain/release/audit-report.js'
import { weightedSum } from './known-worlds.js'
import { leavesOf } from './reader-atoms.js'
import { type PublishedSum, type ReaderSystem, valuesOf } from './reader-system.js'

/** A true count that readers must not come to know: how many values must stay possible around it is `PROTECTION_WIDTH`. */
export interface Target {
  readonly snapshot: number
  readonly at: readonly string[]
  readonly variables: readonly number[]
  readonly truth: number
}

/** Counts that are protected for their own sake. */
export const isSmall = (truth: number): boolean => truth >= 1 && truth < PROTECTION_WIDTH

/**
 * What has to be protected in every snapshot whose true counts are known: base cells and published sums of 1–4, and
 * the nobody who is outside the one category of a sensitive dimension that a whole published group shares.
 */
export function findTargets(system: ReaderSystem, snapshots: AuditedSnapshots): Target[] {
  const targets: Target[] = []
  for (const [snapshot, { counts, published }] of snapshots.entries()) {
    if (counts === null) continue
    const { dimensions } = published.definition
    const truth = new Int32Array(system.variables)
    truth.set(valuesOf(system, counts, dimensions.map(({ root }) => leavesOf(root))), system.firstOf[snapshot])
    const sums = system.sums.filter((sum) => sum.snapshot === snapshot)
    const named = new Set<number>()
    for (const { at, variables } of sums) {
      const count = weightedSum(truth, variables, undefined)
      if (variables.length === 1) named.add(variables[0]!)
      if (isSmall(count)) targets.push({ snapshot, at, variables, truth: count })
    }
    for (let variable = system.firstOf[snapshot]!; variable < system.firstOf[snapshot + 1]!; variable++) {
      const count = truth[variable]!
      if (isSmall(count) && !named.has(variable)) targets.push({ snapshot, at: [`base cell ${variable - system.firstOf[snapshot]!}`], variables: [variable], truth: count })
    }
    dimensions.forEach(({ sensitive, root }, dimension) => {
      if (sensitive === true) for (const target of sharedCategories(sums, dimension, root.key, truth)) targets.push(target)
    })
  }
  return targets
}

/** Groups all of whose people are in one category: what is protected is that nobody is elsewhere. */
export function sharedCategories(sums: readonly PublishedSum[], dimension: number, root: string, truth: ArrayLike<number>): Target[] {
  const totals = new Map(sums.flatMap((sum) => (sum.at[dimension] === root ? [[JSON.stringify(sum.at), sum]] : [])))
  return sums.flatMap(({ at, variables, snapshot }) => {
    if (at[dimension] === root) return []
    const total = totals.get(JSON.stringify(at.map((key, index) => (index === dimension ? root : key))))
    if (total === undefined || total.variables.length === variables.length) return []
    const count = weightedSum(truth, total.variables, undefined)
    if (count === 0 || count !== weightedSum(truth, variables, undefined)) return []
    const inside = new Set(variables)
    return [{ snapshot, at: at.map((key, index) => (index === dimension ? `not ${key}` : key)), variables: total.variables.filter((variable) => !inside.has(variable)), truth: 0 }]
  })
}
