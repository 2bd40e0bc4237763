import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { Injectable } from '@nestjs/common'
import type { PoolClient } from 'pg'
import { from as copyFrom, type CopyStreamQuery } from 'pg-copy-streams'
import { newId } from '#kernel'
import type { Executor, Tx } from '#platform/database'
import type { ImportKind, ImportProblem, StagedCells } from '../domain/index.js'

/** The staged columns of each kind of file, in the order of its cells. */
const COLUMNS: Readonly<Record<ImportKind, string>> = {
  people: 'email text, given_name text, family_name text, background text',
  memberships: 'email text, organisation_code text, role text, starts_on date, ends_on date, job_title text, manager_email text',
  organisations: 'code text, name text, short_name text, kind text, tier text, nation text, region text, parent_code text, valid_from date, valid_to date',
}
const NAMES = Object.fromEntries(Object.entries(COLUMNS).map(([kind, columns]) => [kind, columns.replace(/ (text|date)/g, '')])) as Readonly<Record<ImportKind, string>>
const WIDTHS: Readonly<Record<ImportKind, number>> = { people: 4, memberships: 7, organisations: 10 }
const CHUNK = 64 * 1024

/** A value in COPY's text format. */
const encode = (cell: string | undefined): string =>
  cell === undefined ? '\\N' : /[\\\t\n\r]/.test(cell) ? cell.replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\n/g, '\\n').replace(/\r/g, '\\r') : cell

/** Rows on their way into the transaction's staging table. */
export class StagingWriter {
  private text = ''

  constructor(private readonly copy: CopyStreamQuery, private readonly kind: ImportKind) {}

  /** Takes a row: its cells, or what is wrong with it. Ids are ready in case it becomes something new. */
  add(line: number, cells: StagedCells | undefined, problems: readonly ImportProblem[]): void {
    let row = `${line}\t${newId()}\t${this.kind === 'memberships' ? newId() : '\\N'}\t`
    if (cells) {
      row += 'f\t\\N'
      for (const cell of cells) row += `\t${encode(cell)}`
    } else row += `t\t${problems.length > 0 ? encode(JSON.stringify(problems)) : '\\N'}${'\t\\N'.repeat(WIDTHS[this.kind])}`
    this.text += `${row}\n`
  }

  /** Sends what has gathered; waits when PostgreSQL is slower than the file. */
  async flush(all = false): Promise<void> {
    if (this.text === '' || (!all && this.text.length < CHUNK)) return
    const text = this.text
    this.text = ''
    if (this.copy.destroyed) throw new Error('The copy has ended')
    if (!this.copy.write(text)) await once(this.copy, 'drain')
  }
}

/** The temporary table into which a file is copied, checked and from which it is written: `import_row`, gone with its transaction. */
@Injectable()
export class ImportStagingQueries {
  /** Makes the table and copies into it what `fill` adds. */
  async fill(tx: Tx, kind: ImportKind, fill: (writer: StagingWriter) => Promise<void>): Promise<void> {
    await tx.run(`create temp table import_row (line integer not null, new_id uuid not null, line_id uuid, refused boolean not null, problems jsonb, ${COLUMNS[kind]}) on commit drop`)
    const client = (await tx.manager.queryRunner?.connect()) as PoolClient
    const copy = client.query(copyFrom(`copy import_row (line, new_id, line_id, refused, problems, ${NAMES[kind]}) from stdin`, { highWaterMark: 4 * CHUNK }))
    const done = finished(copy)
    // Its failure is reported where it is awaited, below; until then it must not count as unhandled.
    done.catch(() => undefined)
    const writer = new StagingWriter(copy, kind)
    try {
      await Promise.race([done, fill(writer).then(() => writer.flush(true))])
      copy.end()
    } catch (error) {
      copy.destroy(error instanceof Error ? error : new Error(String(error)))
      await done.catch(() => undefined)
      throw error
    }
    await done
    await tx.run('analyze import_row')
  }

  /** Copies what was said while reading to the import's report; answers how many entries. */
  keepReadingProblems(tx: Tx, importId: string): Promise<number> {
    return tx.run(
      `insert into directory.import_problem (import_id, line, column_name, code, message, facts)
       select $1, r.line, p."column", p.code, p.message, p.facts
       from import_row r, jsonb_to_recordset(r.problems) as p("column" text, code text, message text, facts jsonb) where r.problems is not null`,
      [importId])
  }

  /**
   * Refuses the rows that a query finds, and puts why into the report. The query answers line, column_name, code and
   * facts (json); a row is refused once. Answers how many were.
   */
  async refuse(tx: Tx, importId: string, query: string, values: readonly unknown[] = []): Promise<number> {
    const shifted = query.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + 1}`)
    return tx.run(
      `with found as materialized (select distinct on (f.line) f.* from (${shifted}) f (line, column_name, code, facts) order by f.line),
         refused as (update import_row r set refused = true from found f where r.line = f.line)
       insert into directory.import_problem (import_id, line, column_name, code, facts) select $1, f.line, f.column_name, f.code, f.facts from found f`,
      [importId, ...values])
  }

  async count(on: Executor): Promise<{ rows: number; refused: number }> {
    return on.one<{ rows: number; refused: number }>('select count(*) as rows, count(*) filter (where refused) as refused from import_row')
  }
}
