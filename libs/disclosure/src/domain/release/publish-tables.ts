import { MINIMUM_PERCENTAGE_BASE } from '../published-table.js'
import type { Layout } from './layout.js'
import type { Figure, ReleaseCell, ReleaseTable } from './protected-release.js'

/** The tables of a layout with a figure for each cell, and percentages worked out from published figures on a published base of 25 or more. */
export function publishTables(layout: Layout, figureOf: (cell: number) => Figure): ReleaseTable[] {
  return layout.definition.tables.map(({ key, title, percentagesAcross }, index) => {
    const cells = layout.tables[index]!.map((cell): ReleaseCell => ({ at: layout.cells[cell]!.at, figure: figureOf(cell) }))
    return { key, title, cells: withPercentages(layout, cells, percentagesAcross, (cell) => (typeof cell.figure === 'number' ? cell.figure : undefined)) }
  })
}

/** Adds to each cell its share of the cell across a dimension. `valueOf` says which values are divided; undefined ones give no percentage. */
export function withPercentages(layout: Layout, cells: readonly ReleaseCell[], across: string | undefined, valueOf: (cell: ReleaseCell, index: number) => number | undefined): ReleaseCell[] {
  const dimension = layout.trees.findIndex((tree) => tree.dimension.key === across)
  if (dimension < 0) return [...cells]
  const root = layout.trees[dimension]!.dimension.root.key
  const bases = new Map(cells.flatMap((cell, index) => (cell.at[dimension] === root ? [[JSON.stringify(cell.at), valueOf(cell, index)]] : [])))
  return cells.map((cell, index) => {
    const base = bases.get(JSON.stringify(cell.at.map((key, place) => (place === dimension ? root : key))))
    const value = valueOf(cell, index)
    const shown = cell.at[dimension] !== root && value !== undefined && base !== undefined && base >= MINIMUM_PERCENTAGE_BASE
    return shown ? { ...cell, percentage: Math.round((value * 1000) / base) / 10 } : cell
  })
}
