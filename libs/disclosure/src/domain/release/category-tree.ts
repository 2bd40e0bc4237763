import type { CategoryNode, Dimension, ShownDimension } from './release-definition.js'

/** A node of a compiled tree; its leaves are the contiguous range `firstLeaf` to `lastLeaf` (exclusive). */
interface TreeNode {
  readonly key: string
  readonly depth: number
  readonly parent: number
  readonly firstLeaf: number
  readonly lastLeaf: number
}

/** A dimension with its categories numbered in an order that does not depend on how they were given: parents first, siblings by key. */
export interface CategoryTree {
  readonly dimension: Dimension
  readonly nodes: readonly TreeNode[]
  readonly indexOf: ReadonlyMap<string, number>
  /** The node of each leaf. */
  readonly leaves: readonly number[]
}

const byKey = (a: CategoryNode, b: CategoryNode): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)

/** Numbers the categories of a dimension. Keys must be unique (`checkDefinition`). */
export function compileTree(dimension: Dimension): CategoryTree {
  const nodes: TreeNode[] = []
  const leaves: number[] = []
  const add = (node: CategoryNode, depth: number, parent: number): void => {
    const index = nodes.length
    const firstLeaf = leaves.length
    nodes.push({ key: node.key, depth, parent, firstLeaf, lastLeaf: firstLeaf })
    if (!node.children?.length) leaves.push(index)
    for (const child of (node.children ?? []).toSorted(byKey)) add(child, depth + 1, index)
    nodes[index] = { key: node.key, depth, parent, firstLeaf, lastLeaf: leaves.length }
  }
  add(dimension.root, 0, -1)
  return { dimension, nodes, leaves, indexOf: new Map(nodes.map(({ key }, index) => [key, index])) }
}

/** The nodes that a table shows of a tree: those of its levels or its list, or the root alone. */
export function shownNodes(tree: CategoryTree, shown: ShownDimension | undefined): number[] {
  if (shown === undefined) return [0]
  if ('categories' in shown) {
    const keys = new Set(shown.categories)
    return tree.nodes.flatMap(({ key }, index) => (keys.has(key) ? [index] : []))
  }
  const depths = new Set(shown.levels.map((level) => tree.dimension.levels.indexOf(level)))
  return tree.nodes.flatMap(({ depth }, index) => (depths.has(depth) ? [index] : []))
}

/** The node and all nodes above it, from the bottom. */
export function pathOf(tree: CategoryTree, node: number): number[] {
  const path: number[] = []
  for (let at = node; at >= 0; at = tree.nodes[at]!.parent) path.push(at)
  return path
}

export const levelName = (tree: CategoryTree, node: number): string => tree.dimension.levels[tree.nodes[node]!.depth] ?? tree.nodes[node]!.key
