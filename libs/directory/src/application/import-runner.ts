import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { londonDate, transition } from '#kernel'
import type { Ctx } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { Outbox } from '#platform/outbox'
import { isImportRace } from '../data/import-race.js'
import { type ImportOutcome, type ImportRow, ImportRunQueries } from '../data/import-run.queries.js'
import type { ImportScope } from '../data/import-scope.types.js'
import { importTransitions, mayWrite } from '../domain/index.js'
import { importApplied, membershipChanged, organisationChanged, personChanged } from '../events.js'
import { ImportCheck } from './import-check.js'

const ATTEMPTS = 3

export interface ImportWatch {
  readonly signal?: AbortSignal | undefined
  /** Percent done. */
  readonly onProgress?: ((percent: number) => void | Promise<void>) | undefined
}

/** The import was cancelled while it ran: leaves the transaction, and with it everything that was written. */
class ImportCancelled extends Error {}

/**
 * Does the work of an import in one transaction: it is done entirely or not at all, and a second run of what was
 * done, or of what a killed process left, ends in the same state.
 */
@Injectable()
export class ImportRunner {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: ImportRunQueries,
    private readonly checker: ImportCheck,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  /** Runs what the import's state asks for: its dry run, or writing it. Does nothing for one that has ended. */
  async run(ctx: Ctx, id: string, watch: ImportWatch = {}): Promise<void> {
    if (!(await this.begin(ctx, id))) return
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.uow.run((tx) => this.work(tx, ctx, id, watch))
      } catch (error) {
        if (error instanceof ImportCancelled) return
        if (attempt === ATTEMPTS || !isImportRace(error)) throw error
      }
    }
  }

  /** Whether there is something to do. */
  private begin(ctx: Ctx, id: string): Promise<boolean> {
    return this.uow.run(async (tx) => {
      const row = await this.queries.lock(tx, id)
      if (row?.state === 'checking' || row?.state === 'applying') return true
      if (row?.state !== 'uploaded') return false
      const next = transition(importTransitions, row.state, row.dryRun ? 'check' : 'apply')
      if (next.ok) await this.queries.setState(tx, id, next.value, ctx.now)
      return next.ok
    })
  }

  private async work(tx: Tx, ctx: Ctx, id: string, watch: ImportWatch): Promise<void> {
    await this.queries.lockWork(tx, id)
    const row = await this.queries.byId(id, tx)
    // Another process did it, or it was cancelled, while this one waited for its turn.
    if (row?.state !== 'checking' && row?.state !== 'applying') return
    await this.queries.clearProblems(tx, id)
    const checked = await this.checker.check(tx, scopeOf(row, ctx), row.kind, {
      fileSize: row.fileSize,
      report: async (percent) => {
        watch.signal?.throwIfAborted()
        await watch.onProgress?.(percent)
        if ((await this.queries.progress(id, percent, ctx.now)) === 'cancelled') throw new ImportCancelled()
      },
    })
    const write = row.state === 'applying' && checked.target !== undefined && mayWrite(checked.counts, row.skipBadRows)
    if (write) await this.write(tx, ctx, row, checked)
    const final = await this.queries.lock(tx, id)
    if (final?.state !== row.state) throw new ImportCancelled()
    await this.queries.finish(tx, id, outcomeOf(row, checked, write), ctx.now)
  }

  private async write(tx: Tx, ctx: Ctx, row: ImportRow, { target, counts }: Checked): Promise<void> {
    const changed = await target?.write(tx, scopeOf(row, ctx))
    // Jobs act for whoever asked.
    const asker: Ctx = row.requestedById === null ? ctx : { ...ctx, actor: { kind: 'person', personId: row.requestedById, roles: [] } }
    await this.audit.record(tx, asker, {
      action: 'import:apply', subject: { kind: 'import', id: row.id },
      detail: { kind: row.kind, organisationId: row.organisationId, contentHash: row.contentHash, ...counts },
    })
    await this.outbox.add(tx, ctx, importApplied, { importId: row.id, kind: row.kind, organisationId: row.organisationId })
    await this.outbox.addMany(tx, ctx, organisationChanged, (changed?.organisations ?? []).map((organisationId) => ({ organisationId })))
    await this.outbox.addMany(tx, ctx, personChanged, (changed?.people ?? []).map((personId) => ({ personId })))
    await this.outbox.addMany(tx, ctx, membershipChanged, changed?.memberships ?? [])
  }
}

type Checked = Awaited<ReturnType<ImportCheck['check']>>

const scopeOf = (row: ImportRow, ctx: Ctx): ImportScope => ({
  importId: row.id, organisationId: row.organisationId, requestedById: row.requestedById, restricted: row.restricted,
  today: londonDate(ctx.now), now: ctx.now,
})

function outcomeOf(row: ImportRow, { target, counts, problems }: Checked, written: boolean): ImportOutcome {
  const outcome = { ...counts, problems }
  if (target === undefined) return { ...outcome, state: 'failed', failure: 'The file could not be read. The report says why; nothing was written.' }
  if (row.state === 'checking') return { ...outcome, state: 'checked', failure: null }
  if (written) return { ...outcome, state: 'applied', failure: null }
  const bad = counts.refused === 1 ? '1 row has' : `${counts.refused} rows have`
  return { ...outcome, state: 'failed', failure: `${bad} problems, so nothing was written. Correct them and send the file again, or apply only the good rows.` }
}
