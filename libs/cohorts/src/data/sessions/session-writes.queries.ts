import { Injectable } from '@nestjs/common'
import { newId, type PersonId, type PlainDate } from '#kernel'
import type { Tx } from '#platform/database'
import type { CurriculumItemId, RunState, SessionDetails, SessionId, SessionSeriesId, SessionSlot, SessionState } from '../../domain/index.js'

/** What planning a session asks of its run. */
export interface RunForTeaching {
  readonly state: RunState
  readonly startsOn: PlainDate
  readonly endsOn: PlainDate
  readonly facilitatorIds: readonly PersonId[]
  /** The curriculum's items that sessions can serve. */
  readonly sessionItemIds: readonly CurriculumItemId[]
}

export interface NewSession extends SessionDetails {
  readonly id: SessionId
  readonly seriesId: SessionSeriesId | null
  readonly itemId: CurriculumItemId | null
  readonly startsAt: Date
  readonly endsAt: Date
  readonly code: string
}

export interface SessionChange {
  readonly sessionId: SessionId
  readonly action: 'schedule' | 'edit' | 'reschedule' | 'hold' | 'cancel'
  readonly reason: string | null
  readonly startsAt: Date
  readonly endsAt: Date
}

/** Every write to sessions, with the locks that keep facilitators in one place. */
@Injectable()
export class SessionWrites {
  /** Keeps the run's state and dates as they are until the transaction ends. */
  runForTeaching(tx: Tx, runId: string): Promise<RunForTeaching | undefined> {
    return tx.maybeOne<RunForTeaching>(
      `select r.state, r.starts_on as "startsOn", r.ends_on as "endsOn",
         array(select f.person_id from cohorts.run_facilitator f where f.run_id = r.id order by f.person_id)::text[] as "facilitatorIds",
         array(select i.id from cohorts.curriculum_item i where i.version_id = r.programme_version_id and i.kind = 'session')::text[] as "sessionItemIds"
       from cohorts.cohort_run r where r.id = $1 for share of r`, [runId])
  }

  /** Lets only one transaction at a time plan for a facilitator, in whatever run: taken in one order by everybody. */
  async lockFacilitators(tx: Tx, personIds: readonly PersonId[]): Promise<void> {
    await tx.rows(
      `select pg_advisory_xact_lock(hashtextextended('cohorts.facilitator ' || id, 0))
       from (select id::text from unnest($1::uuid[]) as p(id) order by id offset 0) as ordered`, [personIds])
  }

  /** What these people hold between two instants, in any run. */
  slots(tx: Tx, personIds: readonly PersonId[], from: Date, to: Date): Promise<SessionSlot[]> {
    return tx.rows<SessionSlot>(
      `select session_id as "sessionId", starts_at as "startsAt", ends_at as "endsAt", array_agg(person_id::text) as "facilitatorIds"
       from cohorts.session_facilitator
       where person_id = any($1::uuid[]) and takes_place and tstzrange(starts_at, ends_at) && tstzrange($2, $3)
       group by session_id, starts_at, ends_at`, [personIds, from, to])
  }

  async insert(tx: Tx, runId: string, sessions: readonly NewSession[], now: Date): Promise<void> {
    await tx.run(
      `insert into cohorts.session (id, run_id, series_id, item_id, title, state, starts_at, ends_at, mode, location, join_url, code, updated_at)
       select id, $2, "seriesId", "itemId", title, 'scheduled', "startsAt", "endsAt", mode, location, "joinUrl", code, $3
       from json_to_recordset($1::json) as s(id uuid, "seriesId" uuid, "itemId" uuid, title text, "startsAt" timestamptz, "endsAt" timestamptz,
         mode text, location text, "joinUrl" text, code text)`,
      [JSON.stringify(sessions), runId, now])
    for (const session of sessions) await this.setFacilitators(tx, session, session.facilitatorIds)
  }

  /** Says who holds a session that will take place at these times. The database refuses somebody who is elsewhere. */
  async setFacilitators(tx: Tx, at: { readonly id: SessionId; readonly startsAt: Date; readonly endsAt: Date }, personIds: readonly PersonId[]): Promise<void> {
    await tx.run('delete from cohorts.session_facilitator where session_id = $1', [at.id])
    await tx.run(
      `insert into cohorts.session_facilitator (session_id, person_id, starts_at, ends_at, takes_place) select $1, id, $3, $4, true from unnest($2::uuid[]) as p(id)`,
      [at.id, personIds, at.startsAt, at.endsAt])
  }

  async setDetails(tx: Tx, id: SessionId, details: SessionDetails, itemId: CurriculumItemId | null, revised: boolean, now: Date): Promise<void> {
    await tx.run(
      `update cohorts.session set title = $2, mode = $3, location = $4, join_url = $5, item_id = $6, revision = revision + $7, updated_at = $8 where id = $1`,
      [id, details.title, details.mode, details.location, details.joinUrl, itemId, revised ? 1 : 0, now])
  }

  async setTimes(tx: Tx, id: SessionId, to: { readonly state: SessionState; readonly startsAt: Date; readonly endsAt: Date; readonly reason: string }, now: Date): Promise<void> {
    await tx.run('update cohorts.session set state = $2, starts_at = $3, ends_at = $4, reason = $5, revision = revision + 1, updated_at = $6 where id = $1',
      [id, to.state, to.startsAt, to.endsAt, to.reason, now])
    await tx.run('update cohorts.session_facilitator set starts_at = $2, ends_at = $3 where session_id = $1', [id, to.startsAt, to.endsAt])
  }

  async cancel(tx: Tx, id: SessionId, reason: string, now: Date): Promise<void> {
    await tx.run(`update cohorts.session set state = 'cancelled', reason = $2, revision = revision + 1, updated_at = $3 where id = $1`, [id, reason, now])
    await tx.run('update cohorts.session_facilitator set takes_place = false where session_id = $1', [id])
  }

  async hold(tx: Tx, id: SessionId, now: Date): Promise<void> {
    await tx.run(`update cohorts.session set state = 'held', updated_at = $2 where id = $1`, [id, now])
  }

  async setCode(tx: Tx, id: SessionId, code: string, now: Date): Promise<void> {
    await tx.run('update cohorts.session set code = $2, updated_at = $3 where id = $1', [id, code, now])
  }

  async addChanges(tx: Tx, changes: readonly SessionChange[], by: PersonId | undefined, now: Date): Promise<void> {
    await tx.run(
      `insert into cohorts.session_change (id, session_id, action, reason, starts_at, ends_at, by, at)
       select id, "sessionId", action, reason, "startsAt", "endsAt", $2, $3
       from json_to_recordset($1::json) as c(id uuid, "sessionId" uuid, action text, reason text, "startsAt" timestamptz, "endsAt" timestamptz)`,
      [JSON.stringify(changes.map((change) => ({ id: newId(), ...change }))), by ?? null, now])
  }
}
