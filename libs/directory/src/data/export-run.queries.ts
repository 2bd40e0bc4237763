import { Injectable } from '@nestjs/common'
import type { Id, OrganisationId, PersonId } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'

export type ExportId = Id<'Export'>

/** An export as the API shows it. */
export interface ExportRow {
  readonly id: ExportId
  readonly organisationId: OrganisationId
  readonly requestedById: PersonId | null
  readonly state: 'queued' | 'building' | 'ready' | 'failed' | 'expired'
  readonly tablesDone: number
  readonly tables: number
  readonly rows: number
  readonly fileSize: number | null
  readonly contentHash: string | null
  readonly failure: string | null
  readonly createdAt: Date
  readonly finishedAt: Date | null
  readonly expiresAt: Date | null
}

const COLUMNS = `x.id, x.organisation_id as "organisationId", x.requested_by_id as "requestedById", x.state, x.tables_done as "tablesDone", x.tables, x.rows,
  x.file_size as "fileSize", x.content_hash as "contentHash", x.failure, x.created_at as "createdAt", x.finished_at as "finishedAt", x.expires_at as "expiresAt"`

@Injectable()
export class ExportRunQueries {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, row: Pick<ExportRow, 'id' | 'organisationId' | 'requestedById'>, now: Date): Promise<void> {
    await tx.run(
      "insert into directory.export_run (id, organisation_id, requested_by_id, state, created_at, updated_at) values ($1, $2, $3, 'queued', $4, $4)", [row.id, row.organisationId, row.requestedById, now])
  }

  byId(id: string, on: Executor = this.database): Promise<ExportRow | undefined> {
    return on.maybeOne<ExportRow>(`select ${COLUMNS} from directory.export_run x where x.id = $1`, [id])
  }

  /** An export of the organisation that has not been built yet, if there is one: it will hold the same as another would. */
  waiting(organisationId: string, on: Executor): Promise<ExportRow | undefined> {
    return on.maybeOne<ExportRow>(`select ${COLUMNS} from directory.export_run x where x.organisation_id = $1 and x.state = 'queued' order by x.created_at limit 1`, [organisationId])
  }

  async page(organisationId: string, first: number, after: readonly [createdAt: string, id: string] | undefined): Promise<{ rows: ExportRow[]; total: number }> {
    const rows = await this.database.rows<ExportRow>(
      `select ${COLUMNS} from directory.export_run x where x.organisation_id = $1 and ($2::timestamptz is null or (x.created_at, x.id) < ($2, $3::uuid))
       order by x.created_at desc, x.id desc limit $4`, [organisationId, after?.[0] ?? null, after?.[1] ?? null, first + 1])
    return { rows, total: (await this.database.one<{ n: number }>('select count(*) as n from directory.export_run where organisation_id = $1', [organisationId])).n }
  }

  /** Takes the export for building; false when it has been built, or failed, already. */
  async begin(id: string, tables: number, now: Date): Promise<boolean> {
    return (await this.database.run(
      "update directory.export_run set state = 'building', tables = $2, tables_done = 0, updated_at = $3 where id = $1 and state in ('queued', 'building')", [id, tables, now])) === 1
  }

  async progress(id: string, done: number): Promise<void> {
    await this.database.run('update directory.export_run set tables_done = $2 where id = $1', [id, done])
  }

  /** Opens the export for download; false when another run of the same job did. */
  async ready(tx: Tx, id: string, built: { readonly rows: number; readonly fileSize: number; readonly contentHash: string; readonly expiresAt: Date }, now: Date): Promise<boolean> {
    return (await tx.run(
      `update directory.export_run set state = 'ready', tables_done = tables, rows = $2, file_size = $3, content_hash = $4, expires_at = $5, updated_at = $6, finished_at = $6
       where id = $1 and state = 'building'`, [id, built.rows, built.fileSize, built.contentHash, built.expiresAt, now])) === 1
  }

  async fail(id: string, failure: string, now: Date): Promise<void> {
    await this.database.run("update directory.export_run set state = 'failed', failure = $2, updated_at = $3, finished_at = $3 where id = $1 and state in ('queued', 'building')", [id, failure, now])
  }

  async expiredBy(now: Date, limit: number): Promise<string[]> {
    return (await this.database.rows<{ id: string }>("select id from directory.export_run where state = 'ready' and expires_at <= $1 order by expires_at limit $2", [now, limit])).map(({ id }) => id)
  }

  async expire(id: string, now: Date): Promise<void> {
    await this.database.run("update directory.export_run set state = 'expired', updated_at = $2 where id = $1 and state = 'ready'", [id, now])
  }
}
