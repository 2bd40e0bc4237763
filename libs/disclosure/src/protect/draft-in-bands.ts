import { protectOneWay } from '../domain/protect-counts.js'
import { sumCells, toBaseCounts } from '../domain/release/layout.js'
import type { Figure } from '../domain/release/protected-release.js'
import { publishTables } from '../domain/release/publish-tables.js'
import type { Draft, Task } from './draft.js'

/** One table with one dimension, small counts as a band of five; the definition was checked to be that. */
export function draftInBands({ layout, counts, truth }: Task): Draft {
  const { method } = layout.definition
  if (method.kind !== 'bands') throw new Error('Not a release in bands')
  const cells = layout.tables[0]!
  const isRoot = (cell: number): boolean => layout.cells[cell]!.nodes[0] === 0
  const parts = cells.filter((cell) => !isRoot(cell))
  const sums = sumCells(layout, truth)
  const oneWay = protectOneWay(parts.map((cell) => sums[cell]!), { method: method.band, withTotal: cells.some(isRoot) })
  const figureOf = (cell: number): Figure => {
    const count = isRoot(cell) ? oneWay.total : oneWay.counts[parts.indexOf(cell)]
    if (count === undefined) throw new Error('A figure is missing')
    return count.kind === 'exact' ? count.value : { from: count.from, to: count.to }
  }
  const figures = { definition: layout.definition, snapshot: counts.snapshot, method: 'bands', tables: publishTables(layout, figureOf), bounds: [], percentagesFrom: 'published' } as const
  return { kind: 'figures', figures, witness: toBaseCounts(layout, counts.snapshot, truth) }
}
