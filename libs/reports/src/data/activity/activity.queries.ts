import { Injectable } from '@nestjs/common'
import { Database, type Executor, type Tx } from '#platform/database'
import type { SubjectQuarter } from '../../domain/activity/activity-sums.js'
import type { Strand } from '../../domain/strands.js'

const COUNTS = ['applied', 'offered', 'started', 'completed', 'ended', 'meetings_due', 'meetings', 'minutes'] as const
const SUMS = COUNTS.map((name) => `sum(${name})`).join(', ')

/** A cell of the roll-up. */
export interface CellKey {
  readonly quarter: string
  readonly scopeId: string
  readonly organisationId: string
}

/** The roll-ups of activity. */
@Injectable()
export class ActivityQueries {
  constructor(private readonly database: Database) {}

  /** Puts down what changed, in a statement of its own; what waits already waits once. */
  async markChanged(strand: Strand, ids: readonly string[]): Promise<void> {
    await this.database.run(
      `insert into reports.activity_changed (strand, subject_id) select $1, id from unnest($2::uuid[]) id order by id on conflict do nothing`, [strand, ids])
  }

  /** One refresh of a strand at a time: two that read the same cell would each miss what the other is about to write. Held until the transaction ends. */
  async lock(tx: Tx, strand: Strand): Promise<void> {
    await tx.run(`select pg_advisory_xact_lock(hashtextextended('reports.activity.' || $1, 0))`, [strand])
  }

  /** Takes up to `limit` of what changed off the list. */
  async takeChanged(tx: Tx, strand: Strand, limit: number): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      `delete from reports.activity_changed where strand = $1 and subject_id in (
         select subject_id from reports.activity_changed where strand = $1 order by subject_id limit $2) returning subject_id as id`, [strand, limit])
    return rows.map(({ id }) => id)
  }

  /** Replaces all that is held about the subjects by the facts. @returns the cells that it stood in or stands in. */
  async replace(tx: Tx, strand: Strand, subjectIds: readonly string[], facts: readonly SubjectQuarter[]): Promise<CellKey[]> {
    const before = await tx.rows<CellKey>(
      `delete from reports.activity where strand = $1 and subject_id = any($2::uuid[])
       returning quarter::text as quarter, scope_id as "scopeId", organisation_id as "organisationId"`, [strand, subjectIds])
    await this.insert(tx, strand, facts)
    const cells = new Map([...before, ...facts].map(({ quarter, scopeId, organisationId }) => [`${quarter}/${scopeId}/${organisationId}`, { quarter, scopeId, organisationId }]))
    return [...cells.values()]
  }

  async insert(tx: Tx, strand: Strand, facts: readonly SubjectQuarter[]): Promise<void> {
    await tx.run(
      `insert into reports.activity (strand, subject_id, quarter, scope_id, organisation_id, ${COUNTS.join(', ')})
       select $1, f.* from json_to_recordset($2::json) as f ("subjectId" uuid, quarter date, "scopeId" uuid, "organisationId" uuid,
         applied int, offered int, started int, completed int, ended int, "meetingsDue" int, meetings int, minutes int)`, [strand, JSON.stringify(facts)])
  }

  /** Sums the cells anew from what is held about their subjects; a cell of nothing goes. */
  async sumCells(tx: Tx, strand: Strand, cells: readonly CellKey[]): Promise<void> {
    const keys = [cells.map(({ quarter }) => quarter), cells.map(({ scopeId }) => scopeId), cells.map(({ organisationId }) => organisationId)]
    const touched = 'unnest($2::date[], $3::uuid[], $4::uuid[]) as k (quarter, scope_id, organisation_id)'
    await tx.run(
      `delete from reports.activity_cell c using ${touched}
       where c.strand = $1 and (c.quarter, c.scope_id, c.organisation_id) = (k.quarter, k.scope_id, k.organisation_id)`, [strand, ...keys])
    await tx.run(
      `insert into reports.activity_cell (strand, quarter, scope_id, organisation_id, ${COUNTS.join(', ')})
       select $1, quarter, scope_id, organisation_id, ${SUMS} from reports.activity a join ${touched} using (quarter, scope_id, organisation_id)
       where a.strand = $1 group by quarter, scope_id, organisation_id`, [strand, ...keys])
  }

  /** Forgets all of a strand, as the first step of computing it anew. */
  async clear(tx: Tx, strand: Strand): Promise<void> {
    for (const table of ['activity', 'activity_cell', 'activity_changed']) await tx.run(`delete from reports.${table} where strand = $1`, [strand])
  }

  async sumAllCells(tx: Tx, strand: Strand): Promise<void> {
    await tx.run(
      `insert into reports.activity_cell (strand, quarter, scope_id, organisation_id, ${COUNTS.join(', ')})
       select strand, quarter, scope_id, organisation_id, ${SUMS} from reports.activity where strand = $1 group by strand, quarter, scope_id, organisation_id`, [strand])
  }

  /** Number and checksum of all cells of a strand: equal exactly when every figure is. */
  checksum(strand: Strand, on: Executor = this.database): Promise<{ readonly cells: number; readonly sum: string | null }> {
    return on.one(
      `select count(*)::int as cells, md5(string_agg(concat_ws('|', quarter, scope_id, organisation_id, ${COUNTS.join(', ')}), ';' order by quarter, scope_id, organisation_id)) as sum
       from reports.activity_cell where strand = $1`, [strand])
  }

  /** How much waits to be computed anew: 0 when the roll-ups are current. */
  async waiting(strand: Strand): Promise<number> {
    return (await this.database.one<{ n: number }>('select count(*)::int as n from reports.activity_changed where strand = $1', [strand])).n
  }
}
