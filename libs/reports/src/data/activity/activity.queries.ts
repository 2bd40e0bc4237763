import { Injectable } from '@nestjs/common'
import { Database, type Executor, type Tx } from '#platform/database'
import type { ActivityChange, SubjectQuarter } from '../../domain/activity/activity-sums.js'
import type { Strand } from '../../domain/strands.js'

const COUNTS = ['applied', 'offered', 'started', 'completed', 'ended', 'meetings_due', 'meetings', 'minutes'] as const
const SUMS = COUNTS.map((name) => `sum(${name})`).join(', ')

/** A fact, as JSON gives it to SQL. */
const FACT = `"subjectId" uuid, quarter date, "scopeId" uuid, "organisationId" uuid, applied int, offered int, started int, completed int, ended int, "meetingsDue" int, meetings int, minutes int`
const INSERT_FACTS = `insert into reports.activity (strand, subject_id, quarter, scope_id, organisation_id, ${COUNTS.join(', ')})`

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

  /** All that is held about the subjects. */
  held(tx: Tx, strand: Strand, subjectIds: readonly string[]): Promise<SubjectQuarter[]> {
    return tx.rows<SubjectQuarter>({
      name: 'reports.activity-held',
      text: `select subject_id as "subjectId", quarter::text as quarter, scope_id as "scopeId", organisation_id as "organisationId", applied, offered, started, completed, ended,
        meetings_due as "meetingsDue", meetings, minutes from reports.activity where strand = $1 and subject_id = any($2::uuid[])`,
    }, [strand, subjectIds])
  }

  /** Writes what is other than it was held, and adds the difference to the cells; a cell of nothing goes. Ask under {@link lock} what was held. */
  async change(tx: Tx, strand: Strand, { gone, put, cells }: ActivityChange): Promise<void> {
    await tx.run({
      name: 'reports.activity-change',
      text: `
        with gone as (
          delete from reports.activity a using json_to_recordset($2::json) as g ("subjectId" uuid, quarter date) where a.strand = $1 and a.subject_id = g."subjectId" and a.quarter = g.quarter),
        put as (
          ${INSERT_FACTS} select $1, f.* from json_to_recordset($3::json) as f (${FACT})
          on conflict (strand, subject_id, quarter) do update set scope_id = excluded.scope_id, organisation_id = excluded.organisation_id, ${COUNTS.map((name) => `${name} = excluded.${name}`).join(', ')})
        insert into reports.activity_cell as c (strand, quarter, scope_id, organisation_id, ${COUNTS.join(', ')})
        select $1, d.* from json_to_recordset($4::json) as d (quarter date, "scopeId" uuid, "organisationId" uuid, applied int, offered int, started int, completed int, ended int, "meetingsDue" int, meetings int, minutes int)
        on conflict (strand, quarter, scope_id, organisation_id) do update set ${COUNTS.map((name) => `${name} = c.${name} + excluded.${name}`).join(', ')}`,
    }, [strand, JSON.stringify(gone), JSON.stringify(put), JSON.stringify(cells)])
    await tx.run({
      name: 'reports.activity-drop-empty',
      text: `
        delete from reports.activity_cell c using json_to_recordset($2::json) as k (quarter date, "scopeId" uuid, "organisationId" uuid)
        where c.strand = $1 and c.quarter = k.quarter and c.scope_id = k."scopeId" and c.organisation_id = k."organisationId" and ${COUNTS.map((name) => `c.${name} = 0`).join(' and ')}`,
    }, [strand, JSON.stringify(cells)])
  }

  async insert(tx: Tx, strand: Strand, facts: readonly SubjectQuarter[]): Promise<void> {
    await tx.run(`${INSERT_FACTS} select $1, f.* from json_to_recordset($2::json) as f (${FACT})`, [strand, JSON.stringify(facts)])
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
