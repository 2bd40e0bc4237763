import type { Figure, PublishedFigures } from '../domain/release/protected-release.js'
import { toBaseCounts } from '../domain/release/layout.js'
import { publishTables } from '../domain/release/publish-tables.js'
import { chooseSuppressions } from '../domain/suppression/choose-suppressions.js'
import { trueSums } from './draft-by-rounding.js'
import type { Draft, Task } from './draft.js'
import { repairSuppressions } from './repair-suppressions.js'

const LEAST_KEPT = 0.3

/** Exact figures with some withheld, repaired until the attack pins nothing down. Tables that would keep too few figures are to be made coarser. */
export async function draftBySuppression(task: Task): Promise<Draft> {
  const { layout, counts, truth, history, signal } = task
  const sums = trueSums(task)
  const withheld = new Set([...chooseSuppressions(layout, truth)].map((cell) => JSON.stringify(layout.cells[cell]!.at)))
  const publish = (): PublishedFigures => ({
    definition: layout.definition, snapshot: counts.snapshot, method: 'suppression', bounds: [], percentagesFrom: 'published',
    tables: publishTables(layout, (cell): Figure => {
      const code = JSON.stringify(layout.cells[cell]!.at)
      return withheld.has(code) ? { suppressed: true } : sums.get(code)!
    }),
  })
  const more = await repairSuppressions([...history, { published: publish(), counts }], (code) => sums.get(code)!, signal)
  if (more === undefined) return { kind: 'impossible', why: 'Earlier snapshots together with what is assumed about arrivals and leavers pin a count down, whatever is shown now.' }
  for (const code of more) withheld.add(code)
  const figures = publish()
  const poor = tooFewKept(task, figures)
  return poor === undefined ? { kind: 'figures', figures, witness: toBaseCounts(layout, counts.snapshot, truth) } : { kind: 'coarsen', table: poor }
}

/** The table that keeps the smallest share of its figures, when that is too small. */
function tooFewKept({ layout }: Task, { tables }: PublishedFigures): string | undefined {
  const { method } = layout.definition
  const least = (method.kind === 'suppression' ? method.leastKept : undefined) ?? LEAST_KEPT
  const shares = tables.map(({ key, cells }) => ({ key, share: cells.filter(({ figure }) => typeof figure === 'number').length / cells.length }))
  return shares.filter(({ share }) => share < least).toSorted((a, b) => a.share - b.share)[0]?.key
}
