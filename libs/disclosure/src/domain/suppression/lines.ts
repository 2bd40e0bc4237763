import { pathOf } from '../release/category-tree.js'
import type { Layout } from '../release/layout.js'

/** A sum that readers can see: a cell and the cells of the same table that it is made up of. */
export interface Line {
  readonly total: number
  readonly parts: readonly number[]
}

/** Every line of every table: along each dimension, a shown category and the nearest shown ones below it, when those cover it. Upper totals come first. */
export function linesOf(layout: Layout): Line[] {
  const lines = new Map<string, Line & { depth: number }>()
  for (const table of layout.tables) {
    const cellAt = new Map(table.map((cell) => [layout.cells[cell]!.nodes.join(), cell]))
    layout.trees.forEach((tree, dimension) => {
      const shown = [...new Set(table.map((cell) => layout.cells[cell]!.nodes[dimension]!))]
      for (const [above, below] of partsOf(shown, tree)) {
        for (const cell of table) {
          const { nodes } = layout.cells[cell]!
          if (nodes[dimension] !== above) continue
          const parts = below.map((node) => cellAt.get(nodes.map((own, index) => (index === dimension ? node : own)).join())!)
          const depth = nodes.reduce((sum, node, index) => sum + layout.trees[index]!.nodes[node]!.depth, 0)
          lines.set(`${cell}:${parts.join()}`, { total: cell, parts, depth })
        }
      }
    })
  }
  return [...lines.values()].toSorted((a, b) => a.depth - b.depth || a.total - b.total)
}

function partsOf(shown: readonly number[], tree: Layout['trees'][number]): Map<number, number[]> {
  const isShown = new Set(shown)
  const below = new Map<number, number[]>()
  for (const node of shown) {
    const above = pathOf(tree, node).slice(1).find((candidate) => isShown.has(candidate))
    if (above !== undefined) below.set(above, [...(below.get(above) ?? []), node])
  }
  for (const [above, parts] of below) {
    const leaves = (node: number): number => tree.nodes[node]!.lastLeaf - tree.nodes[node]!.firstLeaf
    if (parts.reduce((sum, part) => sum + leaves(part), 0) !== leaves(above)) below.delete(above)
  }
  return below
}
