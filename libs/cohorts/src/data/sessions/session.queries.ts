import { Injectable } from '@nestjs/common'
import type { PersonId } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { CohortRunId, CurriculumItemId, SessionId, SessionMode, SessionSeriesId, SessionState } from '../../domain/index.js'

/** A session as the API shows it; the code is read apart. */
export interface SessionRow {
  readonly id: SessionId
  readonly runId: CohortRunId
  readonly seriesId: SessionSeriesId | null
  readonly itemId: CurriculumItemId | null
  readonly title: string
  readonly state: SessionState
  readonly startsAt: Date
  readonly endsAt: Date
  readonly mode: SessionMode
  readonly location: string | null
  readonly joinUrl: string | null
  readonly revision: number
  readonly reason: string | null
  readonly updatedAt: Date
  readonly facilitatorIds: readonly PersonId[]
}

export interface SessionChangeRow {
  readonly id: string
  readonly action: string
  readonly reason: string | null
  readonly startsAt: Date
  readonly endsAt: Date
  readonly by: PersonId | null
  readonly at: Date
}

/** Where a page of sessions goes on: start (ISO) and id of the last one. */
export type SessionPosition = readonly [startsAt: string, id: string]

const COLUMNS = `s.id, s.run_id as "runId", s.series_id as "seriesId", s.item_id as "itemId", s.title, s.state, s.starts_at as "startsAt", s.ends_at as "endsAt",
  s.mode, s.location, s.join_url as "joinUrl", s.revision, s.reason, s.updated_at as "updatedAt",
  array(select f.person_id from cohorts.session_facilitator f where f.session_id = s.id order by f.person_id)::text[] as "facilitatorIds"`

// $1 a person: sessions that they hold, or that belong to a run on whose register they are.
const MINE = `s.ends_at >= $2 and s.state <> 'cancelled' and (
  s.id in (select f.session_id from cohorts.session_facilitator f where f.person_id = $1)
  or s.run_id in (select e.run_id from cohorts.enrolment e where e.person_id = $1 and e.state in ('accepted', 'active', 'completed')))`

@Injectable()
export class SessionQueries {
  constructor(private readonly database: Database) {}

  byIds(ids: readonly string[], on: Executor = this.database): Promise<SessionRow[]> {
    return on.rows<SessionRow>(`select ${COLUMNS} from cohorts.session s where s.id = any($1::uuid[])`, [ids])
  }

  /** One more than asked for, in order of time, with the number of all. */
  async page(runId: string, first: number, after: SessionPosition | undefined): Promise<{ rows: SessionRow[]; total: number }> {
    const rows = await this.database.rows<SessionRow>(
      `select ${COLUMNS} from cohorts.session s
       where s.run_id = $1 and ($2::timestamptz is null or (s.starts_at, s.id) > ($2, $3::uuid)) order by s.starts_at, s.id limit $4`,
      [runId, after?.[0] ?? null, after?.[1] ?? null, first + 1])
    return { rows, total: (await this.database.one<{ n: number }>('select count(*) as n from cohorts.session where run_id = $1', [runId])).n }
  }

  /** A person's sessions that end at or after an instant, as learner and as facilitator. */
  async mine(personId: PersonId, from: Date, first: number, after: SessionPosition | undefined): Promise<{ rows: SessionRow[]; total: number }> {
    const rows = await this.database.rows<SessionRow>(
      `select ${COLUMNS} from cohorts.session s
       where ${MINE} and ($3::timestamptz is null or (s.starts_at, s.id) > ($3, $4::uuid)) order by s.starts_at, s.id limit $5`,
      [personId, from, after?.[0] ?? null, after?.[1] ?? null, first + 1])
    return { rows, total: (await this.database.one<{ n: number }>(`select count(*) as n from cohorts.session s where ${MINE}`, [personId, from])).n }
  }

  /** Locks the session so that its state and times hold until the transaction ends. */
  lock(tx: Tx, id: string): Promise<SessionRow | undefined> {
    return tx.maybeOne<SessionRow>(`select ${COLUMNS} from cohorts.session s where s.id = $1 for update of s`, [id])
  }

  /** Sessions of a run that are still to take place, or were never closed. */
  async upcomingOfRun(tx: Tx, runId: string): Promise<SessionId[]> {
    const rows = await tx.rows<{ id: SessionId }>(`select id from cohorts.session where run_id = $1 and state in ('scheduled', 'rescheduled') order by id`, [runId])
    return rows.map(({ id }) => id)
  }

  changes(sessionId: string): Promise<SessionChangeRow[]> {
    return this.database.rows<SessionChangeRow>(
      `select id, action, reason, starts_at as "startsAt", ends_at as "endsAt", by, at from cohorts.session_change where session_id = $1 order by at, id limit 500`, [sessionId])
  }

  async codeOf(sessionId: string, on: Executor = this.database): Promise<string | undefined> {
    return (await on.maybeOne<{ code: string }>('select code from cohorts.session where id = $1', [sessionId]))?.code
  }
}
