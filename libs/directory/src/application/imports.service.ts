import type { Readable } from 'node:stream'
import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { asId, err, isId, newId, ok, type OrganisationId, type Result, transition } from '#kernel'
import { type Ctx, isPlatformAdmin, organisationsWithRole, personOf, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { FileDisk } from '#platform/files'
import { Outbox } from '#platform/outbox'
import { type ImportId, type ImportRow, ImportRunQueries, type StoredProblem } from '../data/import-run.queries.js'
import { type ImportAction, type ImportKind, importTransitions } from '../domain/index.js'
import { runImport } from '../jobs/run-import.job.js'
import { manageImport, startImport } from './import-policies.js'

export interface ImportRequest {
  readonly kind: ImportKind
  /** Check and report, write nothing. */
  readonly dryRun: boolean
  /** Write the good rows when there are bad ones; otherwise all or nothing. */
  readonly skipBadRows: boolean
  /** The one organisation whose rows the file may hold. Needed by its administrators. */
  readonly organisationId: OrganisationId | null
  readonly fileName?: string | undefined
}

export type ImportResult = Result<ImportRow, readonly UserError[]>

/** Files of organisations, people and memberships: taking them in, their reports, applying and cancelling them. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: ImportRunQueries,
    private readonly disk: FileDisk,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  /** Ends the request unless the caller may import such a file; ask before reading its content. */
  requireStart(ctx: Ctx, { kind, organisationId }: Pick<ImportRequest, 'kind' | 'organisationId'>): void {
    requireAccess(ctx, startImport, { kind, organisationId })
  }

  /** Takes a file in and asks for its import. Throws UNAVAILABLE when there is no room for it; then nothing is left behind. */
  async upload(ctx: Ctx, request: ImportRequest, content: Readable): Promise<ImportRow> {
    return this.take(ctx, request, content, true)
  }

  /** As `upload`, for a caller that runs the import itself. */
  async take(ctx: Ctx, request: ImportRequest, content: Readable, queue = false): Promise<ImportRow> {
    this.requireStart(ctx, request)
    const id = newId<ImportId>()
    const received = await this.disk.receive(newId(), content)
    try {
      await this.disk.keep(id, received)
      return await this.uow.run(async (tx) => {
        const { kind, dryRun, skipBadRows, organisationId, fileName = `${kind}.csv` } = request
        await this.queries.insert(tx, {
          id, kind, dryRun, skipBadRows, organisationId, requestedById: personOf(ctx.actor) ?? null, restricted: !isPlatformAdmin(ctx.actor),
          fileName: fileName.slice(0, 200), fileSize: received.size, contentHash: received.hash,
        }, ctx.now)
        await this.audit.record(tx, ctx, { action: startImport.action, subject: { kind: 'import', id }, detail: { kind, dryRun, organisationId, contentHash: received.hash } })
        if (queue) await this.outbox.add(tx, ctx, runImport, { importId: id })
        return this.existing(await this.queries.byId(id, tx))
      })
    } catch (error) {
      await this.disk.remove(id)
      throw error
    } finally {
      await this.disk.discard(received)
    }
  }

  /** The newest first: an organisation's, or all that concern the caller. NOT_FOUND for those whom they do not concern. */
  async page(ctx: Ctx, organisationId: string | null | undefined, first: number, after: readonly [string, string] | undefined): Promise<{ rows: ImportRow[]; total: number }> {
    if (organisationId != null) requireAccess(ctx, manageImport, { kind: 'people', organisationId: asId<OrganisationId>(organisationId) })
    const scope = isPlatformAdmin(ctx.actor) ? null : organisationsWithRole(ctx.actor, 'organisation_admin')
    // Who administers nothing asks for a list that is not there for them, as with an organisation that is not theirs.
    if (scope?.length === 0) throw notFound('The list')
    if (organisationId != null && !isId(organisationId)) return { rows: [], total: 0 }
    return this.queries.page({ scope, organisationId: organisationId ?? null }, first, after)
  }

  /** NOT_FOUND for those who may not see it. */
  async byId(ctx: Ctx, id: string): Promise<ImportRow> {
    const row = isId(id) ? await this.queries.byId(id) : undefined
    if (row === undefined) {
      requireAccess(ctx, manageImport, { kind: 'organisations', organisationId: null })
      throw notFound('The import')
    }
    requireAccess(ctx, manageImport, row)
    return row
  }

  /** The report of an import that the caller has been shown, in the order of the file; one more than asked for. */
  async problems(id: ImportId, first: number, after?: readonly [number, number]): Promise<{ rows: StoredProblem[]; total: number }> {
    return { rows: await this.queries.problems(id, first + 1, after), total: await this.queries.countProblems(id) }
  }

  /** Writes what was checked, or what failed before. Error: `NOT_READY`, `FILE_GONE`. */
  apply(ctx: Ctx, id: string, skipBadRows: boolean): Promise<ImportResult> {
    return this.change(ctx, id, 'apply', async (tx, state) => {
      await this.queries.setState(tx, id, state, ctx.now, { skipBadRows, dryRun: false })
      await this.outbox.add(tx, ctx, runImport, { importId: id })
    })
  }

  /** Stops an import that has not been written; one under way stops at its next step and leaves nothing. Error: `NOT_READY`. */
  cancel(ctx: Ctx, id: string): Promise<ImportResult> {
    return this.change(ctx, id, 'cancel', (tx, state) => this.queries.setState(tx, id, state, ctx.now))
  }

  private async change(ctx: Ctx, id: string, action: ImportAction & ('apply' | 'cancel'), write: (tx: Parameters<Parameters<UnitOfWork['run']>[0]>[0], state: ImportRow['state']) => Promise<void>): Promise<ImportResult> {
    await this.byId(ctx, id)
    return this.uow.run(async (tx): Promise<ImportResult> => {
      const row = this.existing(await this.queries.lock(tx, id))
      const next = transition(importTransitions, row.state, action)
      if (!next.ok) return refused('NOT_READY', `This import is ${row.state}: it cannot be ${action === 'apply' ? 'applied' : 'cancelled'} any more.`)
      if (row.fileName === null) return refused('FILE_GONE', 'The file has been deleted since. Send it again.')
      await write(tx, next.value)
      await this.audit.record(tx, ctx, { action: `import:ask-${action}`, subject: { kind: 'import', id }, detail: { from: row.state } })
      return ok(this.existing(await this.queries.byId(id, tx)))
    })
  }

  private existing(row: ImportRow | undefined): ImportRow {
    if (row === undefined) throw notFound('The import')
    return row
  }
}

const refused = (code: string, message: string): ImportResult => err([{ code, field: 'id', message }])
