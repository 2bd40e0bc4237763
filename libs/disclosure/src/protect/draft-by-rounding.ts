import { layoutOf, sumCells, toBaseCounts } from '../domain/release/layout.js'
import { publishTables } from '../domain/release/publish-tables.js'
import { matchAtoms } from '../domain/release/read-counts.js'
import type { PastSnapshot } from '../domain/release/release-history.js'
import { roundControlled } from '../domain/rounding/controlled-rounding.js'
import type { Draft, Task } from './draft.js'

/** Controlled rounding, kept near the figures of the snapshot before. */
export function draftByRounding({ layout, counts, truth, history, secret, attempt }: Task): Draft {
  const earlier = earlierAtoms(layout, history.at(-1))
  const keys = [secret, layout.definition.publicationId, counts.snapshot, String(attempt)]
  const { atoms, cells, bounds } = roundControlled(layout, truth, { keys, earlier })
  const figures = { definition: layout.definition, snapshot: counts.snapshot, method: 'controlled_rounding', tables: publishTables(layout, (cell) => cells[cell]!), bounds, percentagesFrom: 'published' } as const
  return { kind: 'figures', figures, witness: toBaseCounts(layout, counts.snapshot, atoms) }
}

function earlierAtoms(layout: Task['layout'], past: PastSnapshot | undefined): Int32Array | undefined {
  if (past?.witness === undefined) return undefined
  const before = layoutOf(past.published.definition)
  return before.ok ? matchAtoms(layout, past.witness, before.value) : undefined
}

/** Exact figures for the attack's sake: what the cells of a layout truly are, by the code of their keys. */
export function trueSums({ layout, truth }: Pick<Task, 'layout' | 'truth'>): Map<string, number> {
  const sums = sumCells(layout, truth)
  return new Map(layout.cells.map(({ at }, cell) => [JSON.stringify(at), sums[cell]!]))
}
