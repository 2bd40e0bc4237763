import { err, ok, type Result } from '#kernel'
import { auditRelease } from '../attack/audit-release.js'
import type { AuditReport } from '../domain/release/audit-report.js'
import { coarsen } from '../domain/release/coarsen.js'
import { describeMethod } from '../domain/release/describe-method.js'
import { layoutOf, type Layout } from '../domain/release/layout.js'
import type { Coarsening, ProtectedRelease, PublishedFigures, ReleaseProblem } from '../domain/release/protected-release.js'
import { readCounts } from '../domain/release/read-counts.js'
import type { BaseCounts, ReleaseDefinition } from '../domain/release/release-definition.js'
import type { PastSnapshot, Protection, ProtectOptions } from '../domain/release/release-history.js'
import { roundSimply } from '../domain/release/simple-rounding.js'
import { utilityOf } from '../domain/release/utility-of.js'
import type { Draft, Task } from './draft.js'
import { draftByRounding } from './draft-by-rounding.js'
import { draftBySuppression } from './draft-by-suppression.js'
import { draftInBands } from './draft-in-bands.js'

/** Tries of one definition with other choices of chance, before it is made coarser. */
const ATTEMPTS = 2
/** Suppression asks the linear programme about every protected count: beyond this many base counts that takes hours. */
const MOST_SUPPRESSED = 5_000

type Problems = readonly ReleaseProblem[]

/**
 * Protects the next snapshot of a publication and attacks the result together with all earlier ones; what fails is made
 * coarser until it passes. What comes back may be published. The same input gives the same release, in whatever order rows,
 * categories and dimensions' children stand.
 *
 * @param history all snapshots that are out, oldest first
 * @returns problems that name the cell or the table when the input is wrong, or when nothing at all could be shown
 */
export async function protectRelease(definition: ReleaseDefinition, counts: BaseCounts, history: readonly PastSnapshot[], options: ProtectOptions): Promise<Result<Protection, Problems>> {
  const asked = layoutOf(definition)
  if (!asked.ok) return asked
  const truth = readCounts(asked.value, counts)
  if (!truth.ok) return truth
  const problem = checkHistory(definition, counts, history) ?? checkSize(asked.value)
  if (problem !== undefined) return err([problem])

  let layout = asked.value
  const coarsened: Coarsening[] = []
  for (let attempt = 0; ; attempt++) {
    const values = readCounts(layout, counts)
    if (!values.ok) return values
    const outcome = await tryOut({ layout, counts, truth: values.value, history, secret: options.secret, attempt, signal: options.signal })
    if (outcome.kind === 'passed') return ok({ release: toRelease(asked.value, truth.value, { ...outcome, coarsened, isFirst: history.length === 0 }), witness: outcome.witness })
    if (outcome.kind === 'impossible') return err([{ code: 'CANNOT_BE_PROTECTED', message: outcome.why }])
    if (outcome.kind === 'failed' && attempt + 1 < ATTEMPTS && definition.method.kind === 'controlled_rounding') continue
    if (definition.method.kind === 'bands') return err([{ code: 'CANNOT_BE_PROTECTED', message: 'Bands do not protect this table beside the snapshots before it: publish less often, or choose another method.' }])
    const coarser = coarsen(layout.definition, outcome.table)
    coarsened.push(coarser.coarsening)
    const next = coarser.definition.tables.length > 0 ? layoutOf(coarser.definition) : undefined
    if (next?.ok !== true) return err([{ code: 'CANNOT_BE_PROTECTED', message: 'Not one figure of this release can be shown without showing people. Count a larger group of people.' }])
    layout = next.value
  }
}

type Outcome =
  | { readonly kind: 'passed'; readonly figures: PublishedFigures; readonly witness: BaseCounts; readonly report: AuditReport }
  | { readonly kind: 'failed' | 'coarsen'; readonly table: string }
  | { readonly kind: 'impossible'; readonly why: string }

async function tryOut(task: Task): Promise<Outcome> {
  const draft = await draftOf(task)
  if (draft.kind !== 'figures') return draft
  const { figures, witness } = draft
  const report = await auditRelease([...task.history, { published: figures, counts: task.counts, witness }], task.signal === undefined ? {} : { signal: task.signal })
  return report.passed ? { kind: 'passed', figures, witness, report } : { kind: 'failed', table: tableToBlame(figures, report) }
}

function draftOf(task: Task): Draft | Promise<Draft> {
  switch (task.layout.definition.method.kind) {
    case 'controlled_rounding': return draftByRounding(task)
    case 'suppression': return draftBySuppression(task)
    case 'bands': return draftInBands(task)
  }
}

/** The table that shows most of the cells that were pinned down. */
function tableToBlame({ tables }: PublishedFigures, { cells }: AuditReport): string {
  const pinned = new Set(cells.map(({ at }) => JSON.stringify(at)))
  const blame = tables.map(({ key, cells: shown }) => ({ key, share: shown.filter(({ at }) => pinned.has(JSON.stringify(at))).length, size: shown.length }))
  return blame.toSorted((a, b) => b.share - a.share || b.size - a.size)[0]!.key
}

function checkSize({ atoms, definition: { method } }: Layout): ReleaseProblem | undefined {
  if (method.kind !== 'suppression' || atoms <= MOST_SUPPRESSED) return undefined
  return { code: 'UNFIT_FOR_METHOD', message: `Suppression is for up to ${MOST_SUPPRESSED} base counts; these tables tell ${atoms} apart. Choose controlled rounding, or show fewer levels.` }
}

function checkHistory(definition: ReleaseDefinition, counts: BaseCounts, history: readonly PastSnapshot[]): ReleaseProblem | undefined {
  const keys = JSON.stringify(definition.dimensions.map(({ key }) => key))
  for (const { published } of history) {
    if (published.snapshot === counts.snapshot) return { code: 'SNAPSHOT_EXISTS', message: `The snapshot ${counts.snapshot} is already out: a correction is a snapshot of its own, with a name of its own.` }
    if (published.method !== definition.method.kind) return { code: 'METHOD_CHANGED', message: `${published.snapshot} was published with ${published.method}: the same people protected in two ways can be compared. Keep the method, or start a new publication on other people.` }
    if (JSON.stringify(published.definition.dimensions.map(({ key }) => key)) !== keys) return { code: 'METHOD_CHANGED', message: `${published.snapshot} has other dimensions: keep them and their order, and show less or more of them.` }
  }
  return undefined
}

function toRelease(asked: Layout, truth: Int32Array, { figures, report, coarsened, isFirst }: Extract<Outcome, { kind: 'passed' }> & { coarsened: readonly Coarsening[]; isFirst: boolean }): ProtectedRelease {
  const { cells: _, ...audit } = report
  const { method } = figures
  if (method === 'simple_rounding') throw new Error('Simple rounding is never published')
  return {
    ...figures, method, percentagesFrom: 'published', coarsened, audit,
    description: describeMethod(asked.definition.method, figures.bounds, isFirst),
    utility: utilityOf(asked, truth, figures),
    simpleRounding: utilityOf(asked, truth, roundSimply(asked, figures.snapshot, truth)),
  }
}
