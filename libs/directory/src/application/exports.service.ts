import type { Readable } from 'node:stream'
import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { isId, newId, type OrganisationId } from '#kernel'
import { type Ctx, personOf, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { notFound } from '#platform/errors'
import { FileDisk } from '#platform/files'
import { Outbox } from '#platform/outbox'
import { type ExportId, type ExportRow, ExportRunQueries } from '../data/export-run.queries.js'
import { OrganisationQueries } from '../data/organisation.queries.js'
import { runExport } from '../jobs/run-export.job.js'
import { exportOrganisation } from './import-policies.js'

const BATCH = 100

/** Full exports of what an organisation owns, in open formats, on any day. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: ExportRunQueries,
    private readonly organisations: OrganisationQueries,
    private readonly disk: FileDisk,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  /** Asks for an export; while one waits to be built it is that one. */
  async request(ctx: Ctx, organisationId: OrganisationId): Promise<ExportRow> {
    requireAccess(ctx, exportOrganisation, { organisationId })
    return this.uow.run(async (tx) => {
      if (!isId(organisationId) || (await this.organisations.lock(tx, organisationId)) === undefined) throw notFound('The organisation')
      const waiting = await this.queries.waiting(organisationId, tx)
      if (waiting) return waiting
      const id = newId<ExportId>()
      await this.queries.insert(tx, { id, organisationId, requestedById: personOf(ctx.actor) ?? null }, ctx.now)
      await this.audit.record(tx, ctx, { action: exportOrganisation.action, subject: { kind: 'export', id }, detail: { organisationId } })
      await this.outbox.add(tx, ctx, runExport, { exportId: id })
      return this.existing(await this.queries.byId(id, tx))
    })
  }

  async page(ctx: Ctx, organisationId: OrganisationId, first: number, after: readonly [string, string] | undefined): Promise<{ rows: ExportRow[]; total: number }> {
    requireAccess(ctx, exportOrganisation, { organisationId })
    return isId(organisationId) ? this.queries.page(organisationId, first, after) : { rows: [], total: 0 }
  }

  /** NOT_FOUND for those who may not see it. */
  async byId(ctx: Ctx, id: string): Promise<ExportRow> {
    const row = isId(id) ? await this.queries.byId(id) : undefined
    requireAccess(ctx, exportOrganisation, { organisationId: row?.organisationId ?? ('' as OrganisationId) })
    return this.existing(row)
  }

  /** The file of a finished export, until it expires. Each download stands in the audit trail. */
  async open(ctx: Ctx, id: string): Promise<{ readonly row: ExportRow; readonly content: Readable }> {
    const row = await this.byId(ctx, id)
    if (row.state !== 'ready' || row.expiresAt === null || row.expiresAt <= ctx.now) throw notFound('The file of this export')
    await this.uow.run((tx) => this.audit.record(tx, ctx, { action: 'export:download', subject: { kind: 'export', id: row.id }, detail: { organisationId: row.organisationId } }))
    return { row, content: this.disk.read(row.id) }
  }

  /** Removes the files of exports that have expired. Twice does nothing more. */
  async sweep(ctx: Ctx): Promise<void> {
    while ((await this.sweepBatch(ctx)) === BATCH);
  }

  private async sweepBatch(ctx: Ctx): Promise<number> {
    const ids = await this.queries.expiredBy(ctx.now, BATCH)
    for (const id of ids) {
      await this.disk.remove(id)
      await this.queries.expire(id, ctx.now)
    }
    return ids.length
  }

  private existing(row: ExportRow | undefined): ExportRow {
    if (row === undefined) throw notFound('The export')
    return row
  }
}
