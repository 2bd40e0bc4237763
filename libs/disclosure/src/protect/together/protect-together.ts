import { err, ok, type Result } from '#kernel'
import { auditTogether } from '../../attack/together/audit-together.js'
import type { AuditSummary, Coarsening, ProtectedRelease, PublishedFigures, ReleaseProblem } from '../../domain/release/protected-release.js'
import type { JointAuditReport } from '../../domain/release/audit-report.js'
import { coarsen } from '../../domain/release/coarsen.js'
import { describeMethod } from '../../domain/release/describe-method.js'
import { type Layout, toBaseCounts } from '../../domain/release/layout.js'
import { publishTables } from '../../domain/release/publish-tables.js'
import { matchAtoms } from '../../domain/release/read-counts.js'
import type { BaseCounts } from '../../domain/release/release-definition.js'
import type { PastSnapshot, ProtectOptions } from '../../domain/release/release-history.js'
import { roundSimply } from '../../domain/release/simple-rounding.js'
import { utilityOf } from '../../domain/release/utility-of.js'
import { jointLayouts, partsOf, readTogether } from '../../domain/together/joint-layouts.js'
import type { JointCounts, JointDefinition, JointProtection, PastJointSnapshot, Together } from '../../domain/together/joint-release.js'
import { roundTogether } from '../../domain/together/round-together.js'
import { checkTogether } from './check-together.js'

/** Tries of one definition with other choices of chance, before it is made coarser. */
const ATTEMPTS = 2

/**
 * Protects the next snapshot of several releases over the same people, by controlled rounding, and attacks all of them together with all earlier
 * snapshots; what fails is made coarser until everything passes. What they show of the same people agrees to the last figure. Everything that comes back may
 * be published, and is to be published as a whole. The same input gives the same releases.
 *
 * @param history all snapshots that are out, oldest first. Counts of its margins are not looked at: they are sums of any member's.
 * @returns problems that name the member and the cell when the input is wrong, or when nothing at all could be shown
 */
export async function protectTogether(definition: JointDefinition, counts: JointCounts, history: readonly PastJointSnapshot[], options: ProtectOptions): Promise<Result<JointProtection, readonly ReleaseProblem[]>> {
  const problems = checkTogether(definition, counts, history)
  if (problems.length > 0) return err(problems)
  const asked = jointLayouts(partsOf(definition))
  if (!asked.ok) return asked
  const askedTruths = readTogether(asked.value, counts)
  if (!askedTruths.ok) return askedTruths

  let parts = partsOf(definition)
  let layouts = asked.value
  let truths = askedTruths.value
  const coarsened = new Map<string, Coarsening[]>()
  for (let attempt = 0; ; attempt++) {
    const keys = [options.secret, definition.publicationId, counts.snapshot, String(attempt)]
    const drafts = await draftTogether(layouts, truths, { keys, history, snapshot: counts.snapshot, signal: options.signal })
    const audited: PastJointSnapshot = together(drafts.map(({ figures, witness }) => ({ published: figures, counts: rowsOf(counts, figures), witness })))
    const report = await auditTogether([...history, audited], options.signal === undefined ? {} : { signal: options.signal })
    if (report.passed) return ok(together(drafts.map(({ figures, witness }, part) => ({ witness, release: toRelease({ figures, asked: asked.value[part]!, truth: askedTruths.value[part]!, report, coarsened, isFirst: history.length === 0 }) }))))
    if (attempt + 1 < ATTEMPTS) continue
    const blamed = tableToBlame(drafts.map(({ figures }) => figures), report)
    const coarser = coarsen(parts[blamed.part]!, blamed.table)
    const { publicationId } = parts[blamed.part]!
    coarsened.set(publicationId, [...coarsened.get(publicationId) ?? [], coarser.coarsening])
    parts = parts.with(blamed.part, coarser.definition)
    const next = coarser.definition.tables.length > 0 ? jointLayouts(parts) : undefined
    if (next?.ok !== true) return err([{ code: 'CANNOT_BE_PROTECTED', message: `Not one figure of ${publicationId} can be shown beside the others without showing people. Count a larger group of people, or leave it out.` }])
    const values = readTogether(next.value, counts)
    if (!values.ok) return values
    layouts = next.value
    truths = values.value
  }
}

interface Draft {
  readonly figures: PublishedFigures
  readonly witness: BaseCounts
}

async function draftTogether(layouts: readonly Layout[], truths: readonly Int32Array[], { keys, history, snapshot, signal }: { keys: readonly string[]; history: readonly PastJointSnapshot[]; snapshot: string; signal: AbortSignal | undefined }): Promise<Draft[]> {
  const breathe = async (): Promise<void> => {
    await new Promise((resume) => setImmediate(resume))
    signal?.throwIfAborted()
  }
  const rounded = await roundTogether(layouts, truths, { keys, earlier: earlierAtoms(layouts, history.at(-1)), breathe })
  return layouts.map((layout, part): Draft => {
    const { atoms, cells, bounds } = rounded[part]!
    return {
      figures: { definition: layout.definition, snapshot, method: 'controlled_rounding', tables: publishTables(layout, (cell) => cells[cell]!), bounds, percentagesFrom: 'published' },
      witness: toBaseCounts(layout, snapshot, atoms),
    }
  })
}

/** For each part the rounded atoms of the snapshot before. */
function earlierAtoms(layouts: readonly Layout[], past: PastJointSnapshot | undefined): (Int32Array | undefined)[] {
  if (past === undefined) return layouts.map(() => undefined)
  const then: readonly PastSnapshot[] = [past.margin, ...Object.values(past.members)]
  const before = jointLayouts(then.map(({ published }) => published.definition))
  return layouts.map((layout) => {
    const part = then.findIndex(({ published }) => published.definition.publicationId === layout.definition.publicationId)
    const witness = then[part]?.witness
    return before.ok && witness !== undefined ? matchAtoms(layout, witness, before.value[part]!) : undefined
  })
}

/** Parts in the order of the layouts, as a margin and members by their ids. */
const together = <Part extends { readonly published: PublishedFigures } | { readonly release: PublishedFigures }>([margin, ...members]: readonly Part[]): Together<Part> => {
  if (margin === undefined) throw new Error('A joint release without a margin')
  return { margin, members: Object.fromEntries(members.map((part) => [('release' in part ? part.release : part.published).definition.publicationId, part])) }
}

const rowsOf = ({ snapshot, members }: JointCounts, { definition: { publicationId } }: PublishedFigures): BaseCounts | null => {
  const rows = members[publicationId]
  return rows === undefined ? null : { snapshot, rows }
}

/** The table, of whatever part, that shows most of the cells that were pinned down. */
function tableToBlame(figures: readonly PublishedFigures[], { cells }: JointAuditReport): { part: number; table: string } {
  const blame = figures.flatMap(({ definition: { publicationId }, tables }, part) => {
    const pinned = new Set(cells.filter((cell) => cell.publicationId === publicationId).map(({ at }) => JSON.stringify(at)))
    return tables.map(({ key, cells: shown }) => ({ part, table: key, share: shown.filter(({ at }) => pinned.has(JSON.stringify(at))).length, size: shown.length }))
  })
  return blame.toSorted((a, b) => b.share - a.share || b.size - a.size)[0]!
}

function toRelease({ figures, asked, truth, report, coarsened, isFirst }: {
  figures: PublishedFigures; asked: Layout; truth: Int32Array; report: JointAuditReport; coarsened: ReadonlyMap<string, readonly Coarsening[]>; isFirst: boolean
}): ProtectedRelease {
  const { cells: _, ...audit } = report
  return {
    ...figures, method: 'controlled_rounding', percentagesFrom: 'published', coarsened: coarsened.get(asked.definition.publicationId) ?? [], audit: audit satisfies AuditSummary,
    description: `${describeMethod(asked.definition.method, figures.bounds, isFirst)} Other tables of the same people were protected together with this one and agree with it.`,
    utility: utilityOf(asked, truth, figures),
    simpleRounding: utilityOf(asked, truth, roundSimply(asked, figures.snapshot, truth)),
  }
}

