import type { PublishedFigures } from '../domain/release/protected-release.js'
import type { CategoryNode } from '../domain/release/release-definition.js'

/** The leaves of one dimension, in the groups that the published tables of all snapshots together tell apart. */
export interface Grouping {
  readonly size: number
  readonly ofLeaf: ReadonlyMap<string, number>
  /** For each snapshot: the groups below a published category. */
  readonly below: readonly ReadonlyMap<string, readonly number[]>[]
}

/** Groups the leaves of a dimension by the published categories that contain them; with `everyLeaf` those that no category contains are a group as well. */
export function groupLeaves(snapshots: readonly PublishedFigures[], dimension: number, everyLeaf = false): Grouping {
  const leavesBelow = snapshots.map(({ definition }) => leavesOf(definition.dimensions[dimension]!.root))
  const shown = snapshots.map(({ tables }) => [...new Set(tables.flatMap(({ cells }) => cells.map(({ at }) => at[dimension]!)))])
  const signatures = new Map<string, string>()
  if (everyLeaf) for (const [snapshot, { definition }] of snapshots.entries()) for (const leaf of leavesBelow[snapshot]!.get(definition.dimensions[dimension]!.root.key) ?? []) signatures.set(leaf, '')
  for (const [snapshot, keys] of shown.entries()) {
    for (const key of keys) for (const leaf of leavesBelow[snapshot]!.get(key) ?? []) signatures.set(leaf, `${signatures.get(leaf) ?? ''}|${snapshot}:${key}`)
  }
  const groups = new Map<string, number>()
  const ofLeaf = new Map<string, number>()
  for (const leaf of [...signatures.keys()].toSorted()) {
    const signature = signatures.get(leaf)!
    if (!groups.has(signature)) groups.set(signature, groups.size)
    ofLeaf.set(leaf, groups.get(signature)!)
  }
  const below = shown.map((keys, snapshot) => new Map(keys.map((key) => [key, [...new Set((leavesBelow[snapshot]!.get(key) ?? []).map((leaf) => ofLeaf.get(leaf)!))]])))
  return { size: groups.size, ofLeaf, below }
}

/** The leaves below every category. */
export function leavesOf(root: CategoryNode): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const visit = (node: CategoryNode): string[] => {
    const leaves = node.children?.length ? node.children.flatMap(visit) : [node.key]
    found.set(node.key, leaves)
    return leaves
  }
  visit(root)
  return found
}
