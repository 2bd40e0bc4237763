import { sumCells, type Layout } from '../release/layout.js'
import { linesOf, type Line } from './lines.js'

/** Least sum of withheld parts below a total that is shown: then each of them can be 0 to 4 at least. */
const LEAST_WITHHELD = 4

/** What withholding a cell costs: what is lost is counted in people. A zero says nothing when it is withheld, so it is not the first choice. */
export const costOf = (truth: number): number => (truth === 0 ? 3 : truth)

/**
 * Which cells to withhold: counts of 1 to 4; where a whole group shares one category of a sensitive dimension, one of its empty
 * cells; and then, line by line from the upper totals down and as long as anything changes, the cheapest cells without which
 * a withheld one would follow from its line. A good start that is not the last word: `repairSuppressions` attacks it.
 */
export function chooseSuppressions(layout: Layout, truth: Int32Array): Set<number> {
  const sums = sumCells(layout, truth)
  const withheld = primaryCells(layout, sums)
  const lines = linesOf(layout)
  for (let changed = true; changed;) {
    changed = false
    for (const line of lines) {
      const more = missingFrom(line, withheld, sums)
      if (more !== undefined) {
        withheld.add(more)
        changed = true
      }
    }
  }
  return withheld
}

/** The cells that are withheld for their own sake. */
function primaryCells(layout: Layout, sums: Int32Array): Set<number> {
  const primary = new Set(layout.cells.flatMap((_, cell) => (sums[cell]! >= 1 && sums[cell]! <= 4 ? [cell] : [])))
  const dimensions = layout.trees.flatMap((tree, dimension) => (tree.dimension.sensitive === true ? [dimension] : []))
  const cellAt = new Map(layout.cells.map(({ nodes }, cell) => [nodes.join(), cell]))
  for (const dimension of dimensions) {
    const byTotal = new Map<number, number[]>()
    for (const [cell, { nodes }] of layout.cells.entries()) {
      if (nodes[dimension] === 0) continue
      const total = cellAt.get(nodes.map((node, index) => (index === dimension ? 0 : node)).join())
      if (total !== undefined) byTotal.set(total, [...(byTotal.get(total) ?? []), cell])
    }
    for (const [total, parts] of byTotal) {
      if (sums[total] === 0 || !parts.some((part) => sums[part] === sums[total])) continue
      const empty = parts.find((part) => sums[part] === 0)
      if (empty !== undefined) primary.add(empty)
    }
  }
  return primary
}

/** The cell that has to be withheld next for a line to give nothing away; undefined when it gives nothing away. */
function missingFrom({ total, parts }: Line, withheld: ReadonlySet<number>, sums: Int32Array): number | undefined {
  const hidden = parts.filter((part) => withheld.has(part))
  const cheapest = (candidates: readonly number[]): number | undefined =>
    candidates.reduce<number | undefined>((best, cell) => (best === undefined || costOf(sums[cell]!) < costOf(sums[best]!) ? cell : best), undefined)
  const open = parts.filter((part) => !withheld.has(part))
  if (withheld.has(total)) return hidden.length === 0 ? cheapest(open) : undefined
  if (hidden.length === 0) return undefined
  const sum = hidden.reduce((people, part) => people + sums[part]!, 0)
  if (hidden.length > 1 && sum >= LEAST_WITHHELD) return undefined
  const enough = open.filter((part) => sum + sums[part]! >= LEAST_WITHHELD)
  return cheapest(enough) ?? cheapest(open.filter((part) => sums[part]! > 0)) ?? total
}
