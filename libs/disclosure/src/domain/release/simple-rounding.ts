import { ok, type Result } from '#kernel'
import { layoutOf, sumCells, type Layout } from './layout.js'
import type { PublishedFigures, ReleaseProblem } from './protected-release.js'
import { publishTables, withPercentages } from './publish-tables.js'
import { readCounts } from './read-counts.js'
import type { BaseCounts, ReleaseDefinition } from './release-definition.js'

/**
 * What is often done, and what the attack breaks: each figure rounded to the nearest five by itself, percentages from true
 * counts. A baseline for utility and for the tests; never published.
 */
export function simpleRounding(definition: ReleaseDefinition, counts: BaseCounts): Result<PublishedFigures, readonly ReleaseProblem[]> {
  const layout = layoutOf(definition)
  if (!layout.ok) return layout
  const truth = readCounts(layout.value, counts)
  if (!truth.ok) return truth
  return ok(roundSimply(layout.value, counts.snapshot, truth.value))
}

/** The same for counts that are already read. */
export function roundSimply(layout: Layout, snapshot: string, truth: Int32Array): PublishedFigures {
  const sums = sumCells(layout, truth)
  const tables = publishTables(layout, (cell) => Math.round(sums[cell]! / 5) * 5).map((table, index) => ({
    ...table,
    cells: withPercentages(layout, table.cells.map(({ at, figure }) => ({ at, figure })), layout.definition.tables[index]!.percentagesAcross, (_, place) => sums[layout.tables[index]![place]!]),
  }))
  return { definition: layout.definition, snapshot, method: 'simple_rounding', tables, bounds: [], percentagesFrom: 'counts' }
}
