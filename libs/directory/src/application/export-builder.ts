import { Readable } from 'node:stream'
import { Inject, Injectable, Optional } from '@nestjs/common'
import { Zip, ZipDeflate } from 'fflate'
import { AuditService } from '#audit'
import { londonDate, newId } from '#kernel'
import type { Ctx } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { FileDisk } from '#platform/files'
import { holdSnapshot } from '../data/export-cursor.js'
import { ExportRunQueries } from '../data/export-run.queries.js'
import { ExportTablesQueries } from '../data/export-tables.queries.js'
import { BYTE_ORDER_MARK, csvLine } from '../domain/index.js'
import { EXPORT_CONTRIBUTIONS, type ExportContribution, type ExportedOrganisation, type ExportTable } from './export-contribution.js'

/** How long an export can be downloaded. */
export const EXPORT_LASTS_MS = 7 * 24 * 3_600_000
const CHUNK = 64 * 1024

export interface ExportWatch {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((done: number, of: number) => Promise<void>) | undefined
}

/** Builds the file of an export. Run again, it builds the file again from what there is then. */
@Injectable()
export class ExportBuilder {
  private readonly tables: readonly ExportTable[]

  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: ExportRunQueries,
    private readonly disk: FileDisk,
    private readonly audit: AuditService,
    own: ExportTablesQueries,
    @Optional() @Inject(EXPORT_CONTRIBUTIONS) contributions: readonly ExportContribution[] = [],
  ) {
    this.tables = [...own.tables, ...contributions.flatMap(({ tables }) => tables)]
    const names = this.tables.map(({ name }) => name)
    const wrong = names.filter((name, at) => names.indexOf(name) !== at || !/^[a-z0-9-]+$/.test(name))
    if (wrong.length > 0) throw new Error(`Tables of an export need names of their own, in kebab-case: ${wrong.join(', ')}`)
  }

  /** Does nothing for an export that has ended. */
  async build(ctx: Ctx, id: string, watch: ExportWatch = {}): Promise<void> {
    if (!(await this.queries.begin(id, this.tables.length, ctx.now))) return
    const row = await this.queries.byId(id)
    if (row === undefined) return
    const count = { rows: 0 }
    // One snapshot for all tables: they agree with each other.
    const received = await this.uow.run(async (tx) => {
      await holdSnapshot(tx)
      const zip = this.zip(tx, ctx, id, { organisationId: row.organisationId, today: londonDate(ctx.now) }, count, watch)
      return this.disk.receive(newId(), Readable.from(zip))
    })
    try {
      await this.disk.keep(id, received)
      await this.uow.run(async (tx) => {
        const built = { rows: count.rows, fileSize: received.size, contentHash: received.hash, expiresAt: new Date(ctx.now.getTime() + EXPORT_LASTS_MS) }
        if (!(await this.queries.ready(tx, id, built, ctx.now))) return
        await this.audit.record(tx, ctx, { action: 'export:build', subject: { kind: 'export', id }, detail: { organisationId: row.organisationId, rows: count.rows, contentHash: received.hash } })
      })
    } finally {
      await this.disk.discard(received)
    }
  }

  /** The zip file, piece by piece: what is compressed leaves memory before more is read. */
  private async *zip(tx: Tx, ctx: Ctx, id: string, of: ExportedOrganisation, count: { rows: number }, { signal, onProgress }: ExportWatch): AsyncGenerator<Uint8Array> {
    const pieces: Uint8Array[] = []
    const zip = new Zip((error, piece) => {
      if (error) throw error
      pieces.push(piece)
    })
    const encoder = new TextEncoder()
    for (const [at, table] of this.tables.entries()) {
      const entry = new ZipDeflate(`${table.name}.csv`)
      entry.mtime = ctx.now
      zip.add(entry)
      let text = BYTE_ORDER_MARK + csvLine(table.columns)
      for await (const cells of table.rows(tx, of)) {
        count.rows++
        text += csvLine(cells)
        if (text.length < CHUNK) continue
        signal?.throwIfAborted()
        entry.push(encoder.encode(text))
        text = ''
        yield* pieces.splice(0)
      }
      entry.push(encoder.encode(text), true)
      yield* pieces.splice(0)
      await this.queries.progress(id, at + 1)
      await onProgress?.(at + 1, this.tables.length)
    }
    zip.end()
    yield* pieces.splice(0)
  }
}
