import { Injectable } from '@nestjs/common'
import type { Id, OrganisationId, PersonId } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { ImportCounts, ImportKind, ImportProblem, ImportState } from '../domain/index.js'

export type ImportId = Id<'Import'>

/** An import as the API shows it. */
export interface ImportRow extends ImportCounts {
  readonly id: ImportId
  readonly kind: ImportKind
  readonly state: ImportState
  readonly dryRun: boolean
  readonly skipBadRows: boolean
  readonly organisationId: OrganisationId | null
  readonly requestedById: PersonId | null
  readonly restricted: boolean
  readonly fileName: string | null
  readonly fileSize: number
  readonly contentHash: string
  readonly problems: number
  readonly progress: number
  readonly failure: string | null
  readonly createdAt: Date
  readonly finishedAt: Date | null
  /** When a file of the same content was last applied before this one. */
  readonly sameFileAppliedAt: Date | null
}

export type NewImport = Pick<ImportRow, 'id' | 'kind' | 'dryRun' | 'skipBadRows' | 'organisationId' | 'requestedById' | 'restricted' | 'fileName' | 'fileSize' | 'contentHash'>
export type ImportOutcome = ImportCounts & { readonly state: ImportState; readonly problems: number; readonly failure: string | null }

export interface StoredProblem extends ImportProblem {
  readonly position: number
}

const COLUMNS = `i.id, i.kind, i.state, i.dry_run as "dryRun", i.skip_bad_rows as "skipBadRows", i.organisation_id as "organisationId",
  i.requested_by_id as "requestedById", i.restricted, i.file_name as "fileName", i.file_size as "fileSize", i.content_hash as "contentHash",
  i.rows, i.created, i.updated, i.unchanged, i.refused, i.problems, i.progress, i.failure, i.created_at as "createdAt", i.finished_at as "finishedAt",
  (select max(s.finished_at) from directory.import_run s where s.content_hash = i.content_hash and s.kind = i.kind and s.state = 'applied' and s.id <> i.id
     and s.organisation_id is not distinct from i.organisation_id and s.finished_at <= coalesce(i.finished_at, s.finished_at)) as "sameFileAppliedAt"`

@Injectable()
export class ImportRunQueries {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, row: NewImport, now: Date): Promise<void> {
    await tx.run(
      `insert into directory.import_run (id, kind, state, dry_run, skip_bad_rows, organisation_id, requested_by_id, restricted, file_name, file_size, content_hash, created_at, updated_at)
       values ($1, $2, 'uploaded', $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
      [row.id, row.kind, row.dryRun, row.skipBadRows, row.organisationId, row.requestedById, row.restricted, row.fileName, row.fileSize, row.contentHash, now])
  }

  byId(id: string, on: Executor = this.database): Promise<ImportRow | undefined> {
    return on.maybeOne<ImportRow>(`select ${COLUMNS} from directory.import_run i where i.id = $1`, [id])
  }

  /** Locks the import so that its state holds until the transaction ends. */
  async lock(tx: Tx, id: string): Promise<ImportRow | undefined> {
    await tx.run('select from directory.import_run where id = $1 for update', [id])
    return this.byId(id, tx)
  }

  /** Lets one process at a time work on an import, until the transaction ends. */
  async lockWork(tx: Tx, id: string): Promise<void> {
    await tx.run("select pg_advisory_xact_lock(hashtextextended('directory.import ' || $1, 0))", [id])
  }

  /** The newest first; one more than asked for. `scope` limits them to organisations. */
  async page(filter: { readonly scope: readonly string[] | null; readonly organisationId: string | null }, first: number, after: readonly [createdAt: string, id: string] | undefined): Promise<{ rows: ImportRow[]; total: number }> {
    const fitting = 'from directory.import_run i where ($1::uuid[] is null or i.organisation_id = any($1)) and ($2::uuid is null or i.organisation_id = $2)'
    const rows = await this.database.rows<ImportRow>(
      `select ${COLUMNS} ${fitting} and ($3::timestamptz is null or (i.created_at, i.id) < ($3, $4::uuid)) order by i.created_at desc, i.id desc limit $5`,
      [filter.scope, filter.organisationId, after?.[0] ?? null, after?.[1] ?? null, first + 1])
    return { rows, total: (await this.database.one<{ n: number }>(`select count(*) as n ${fitting}`, [filter.scope, filter.organisationId])).n }
  }

  /** Moves to a state; `changes` are what the request chose anew. */
  async setState(tx: Tx, id: string, state: ImportState, now: Date, changes: { readonly skipBadRows?: boolean; readonly dryRun?: boolean } = {}): Promise<void> {
    await tx.run(
      `update directory.import_run set state = $2, updated_at = $3, skip_bad_rows = coalesce($4, skip_bad_rows), dry_run = coalesce($5, dry_run),
         progress = case when $2 in ('checking', 'applying') then 0 else progress end, failure = null, finished_at = case when $2 = 'cancelled' then $3::timestamptz end where id = $1`,
      [id, state, now, changes.skipBadRows ?? null, changes.dryRun ?? null])
  }

  async finish(on: Executor, id: string, outcome: ImportOutcome, now: Date): Promise<void> {
    await on.run(
      `update directory.import_run set state = $2, rows = $3, created = $4, updated = $5, unchanged = $6, refused = $7, problems = $8, failure = $9,
         progress = 100, updated_at = $10, finished_at = $10 where id = $1`,
      [id, outcome.state, outcome.rows, outcome.created, outcome.updated, outcome.unchanged, outcome.refused, outcome.problems, outcome.failure, now])
  }

  /** Ends what is under way as failed; an import that has ended meanwhile stays as it is. */
  async fail(id: string, failure: string, now: Date): Promise<void> {
    await this.database.run(
      "update directory.import_run set state = 'failed', failure = $2, updated_at = $3, finished_at = $3 where id = $1 and state in ('uploaded', 'checking', 'applying')", [id, failure, now])
  }

  /** Shows how far the work is, outside its transaction, and answers the state so that a cancelled import stops soon. */
  async progress(id: string, percent: number, now: Date): Promise<ImportState | undefined> {
    return (await this.database.maybeOne<{ state: ImportState }>('update directory.import_run set progress = $2, updated_at = $3 where id = $1 returning state', [id, percent, now]))?.state
  }

  async clearProblems(on: Executor, id: string): Promise<void> {
    await on.run('delete from directory.import_problem where import_id = $1', [id])
  }

  async addProblems(tx: Tx, id: string, problems: readonly ImportProblem[]): Promise<void> {
    await tx.run(
      `insert into directory.import_problem (import_id, line, column_name, code, message, facts)
       select $1, p.line, p."column", p.code, p.message, p.facts from json_to_recordset($2::json) as p(line integer, "column" text, code text, message text, facts jsonb)`,
      [id, JSON.stringify(problems)])
  }

  /** Problems in the order of the file; at most `first`. */
  problems(id: string, first: number, after: readonly [line: number, position: number] = [0, 0], on: Executor = this.database): Promise<StoredProblem[]> {
    return on.rows<StoredProblem>(
      `select position, line, column_name as "column", code, message, facts from directory.import_problem
       where import_id = $1 and (line, position) > ($2, $3) order by line, position limit $4`, [id, ...after, first])
  }

  async countProblems(id: string, on: Executor = this.database): Promise<number> {
    return (await on.one<{ n: number }>('select count(*) as n from directory.import_problem where import_id = $1', [id])).n
  }

  /** Imports that ended before a day and still have their file or report. */
  async endedBefore(before: Date, limit: number): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      `select id from directory.import_run where state in ('checked', 'applied', 'failed', 'cancelled') and finished_at < $1 and file_name is not null
       order by finished_at limit $2`, [before, limit])
    return rows.map(({ id }) => id)
  }

  /** Forgets what a file said of people: its name and its report. The counts stay. */
  async forget(id: string): Promise<void> {
    await this.clearProblems(this.database, id)
    await this.database.run("update directory.import_run set file_name = null, state = case when state = 'checked' then 'cancelled' else state end where id = $1", [id])
  }

  /** Imports under way that nobody has worked on since: their job died for good. */
  async stuckSince(before: Date): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>("select id from directory.import_run where state in ('checking', 'applying', 'uploaded') and updated_at < $1", [before])
    return rows.map(({ id }) => id)
  }
}
