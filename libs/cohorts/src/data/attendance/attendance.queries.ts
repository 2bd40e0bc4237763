import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { AttendanceStatus, EnrolmentId, EnrolmentState, SessionId, SessionState } from '../../domain/index.js'

/** One line of a register: a learner with the mark that counts. */
export interface RegisterRow {
  readonly enrolmentId: EnrolmentId
  readonly personId: PersonId
  readonly organisationId: OrganisationId
  readonly enrolmentState: EnrolmentState
  readonly status: AttendanceStatus
  readonly minutes: number | null
  /** 0 while there is no mark. */
  readonly version: number
  readonly via: 'register' | 'session_code' | null
  readonly recordedBy: PersonId | null
  readonly recordedAt: Date | null
}

export interface SessionForMarking {
  readonly id: SessionId
  readonly runId: string
  readonly state: SessionState
  readonly startsAt: Date
  readonly endsAt: Date
  readonly code: string
}

/** A mark to write over the version that the writer saw. */
export interface MarkToSave {
  readonly enrolmentId: EnrolmentId
  readonly status: AttendanceStatus
  readonly minutes: number | null
  readonly reason: string | null
  readonly version: number
}

export interface MarkHistoryRow {
  readonly version: number
  readonly status: AttendanceStatus
  readonly minutes: number | null
  readonly via: 'register' | 'session_code'
  readonly reason: string | null
  readonly recordedBy: PersonId | null
  readonly recordedAt: Date
}

const LINE = `e.id as "enrolmentId", e.person_id as "personId", e.organisation_id as "organisationId", e.state as "enrolmentState",
  coalesce(m.status, 'unmarked') as status, m.minutes, coalesce(m.version, 0) as version, m.via, m.recorded_by as "recordedBy", m.recorded_at as "recordedAt"`

@Injectable()
export class AttendanceQueries {
  constructor(private readonly database: Database) {}

  /** One more line than asked for, in a fixed order, with the number of all. */
  async register(sessionId: string, first: number, after: string | undefined): Promise<{ rows: RegisterRow[]; total: number }> {
    const rows = await this.database.rows<RegisterRow & { total: number }>({
      name: 'cohorts.register',
      text: `with lines as materialized (
          select ${LINE} from cohorts.session s
          join cohorts.enrolment e on e.run_id = s.run_id and e.state in ('accepted', 'active', 'completed')
          left join cohorts.attendance_mark m on m.enrolment_id = e.id and m.session_id = s.id
          where s.id = $1)
        select l.*, (select count(*) from lines) as total from lines l where $2::uuid is null or "enrolmentId" > $2 order by "enrolmentId" limit $3`,
    }, [sessionId, after ?? null, first + 1])
    return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 }
  }

  /** Keeps the session's state, times and code as they are until the transaction ends. */
  sessionForMarking(tx: Tx, sessionId: string): Promise<SessionForMarking | undefined> {
    return tx.maybeOne<SessionForMarking>(
      `select id, run_id as "runId", state, starts_at as "startsAt", ends_at as "endsAt", code from cohorts.session where id = $1 for share`, [sessionId])
  }

  /** The lines of these enrolments of the session's run, whatever their state. */
  lines(on: Executor, sessionId: string, enrolmentIds: readonly string[]): Promise<RegisterRow[]> {
    return on.rows<RegisterRow>(
      `select ${LINE} from cohorts.session s join cohorts.enrolment e on e.run_id = s.run_id
       left join cohorts.attendance_mark m on m.enrolment_id = e.id and m.session_id = s.id
       where s.id = $1 and e.id = any($2::uuid[])`, [sessionId, enrolmentIds])
  }

  /** The line of a person who is on the session's register. */
  lineOfPerson(on: Executor, sessionId: string, personId: PersonId): Promise<RegisterRow | undefined> {
    return on.maybeOne<RegisterRow>(
      `select ${LINE} from cohorts.session s join cohorts.enrolment e on e.run_id = s.run_id and e.person_id = $2 and e.state in ('accepted', 'active', 'completed')
       left join cohorts.attendance_mark m on m.enrolment_id = e.id and m.session_id = s.id where s.id = $1`, [sessionId, personId])
  }

  /**
   * Writes marks with their history, each only over the version that it was decided on. Answers the enrolments whose mark was written:
   * for the others somebody else was quicker. Waits for whoever is writing the same marks.
   */
  async save(tx: Tx, sessionId: string, marks: readonly MarkToSave[], by: { readonly via: 'register' | 'session_code'; readonly personId: PersonId | undefined }, now: Date): Promise<ReadonlySet<EnrolmentId>> {
    if (marks.length === 0) return new Set()
    const rows = await tx.rows<{ enrolmentId: EnrolmentId }>(
      `with given as (select * from json_to_recordset($1::json) as g("enrolmentId" uuid, status text, minutes int, reason text, version int)),
         saved as (
           insert into cohorts.attendance_mark as m (enrolment_id, session_id, status, minutes, version, via, recorded_by, recorded_at)
           select "enrolmentId", $2, status, minutes, version + 1, $3, $4, $5 from given order by "enrolmentId"
           on conflict (enrolment_id, session_id) do update set status = excluded.status, minutes = excluded.minutes, version = excluded.version,
             via = excluded.via, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
           where m.version = excluded.version - 1
           returning *)
       insert into cohorts.attendance_history (enrolment_id, session_id, version, status, minutes, via, reason, recorded_by, recorded_at)
       select s.enrolment_id, s.session_id, s.version, s.status, s.minutes, s.via, g.reason, s.recorded_by, s.recorded_at
       from saved s join given g on g."enrolmentId" = s.enrolment_id returning enrolment_id as "enrolmentId"`,
      [JSON.stringify(marks), sessionId, by.via, by.personId ?? null, now])
    return new Set(rows.map(({ enrolmentId }) => enrolmentId))
  }

  history(enrolmentId: string, sessionId: string): Promise<MarkHistoryRow[]> {
    return this.database.rows<MarkHistoryRow>(
      `select version, status, minutes, via, reason, recorded_by as "recordedBy", recorded_at as "recordedAt"
       from cohorts.attendance_history where enrolment_id = $1 and session_id = $2 order by version limit 500`, [enrolmentId, sessionId])
  }

  /** This learner's wrong tries so far; makes their other tries wait until the transaction ends. */
  async lockTries(tx: Tx, sessionId: string, enrolmentId: EnrolmentId): Promise<number> {
    const { wrong } = await tx.one<{ wrong: number }>(
      `insert into cohorts.session_code_tries as t (session_id, enrolment_id, wrong) values ($1, $2, 0)
       on conflict (session_id, enrolment_id) do update set wrong = t.wrong returning wrong`, [sessionId, enrolmentId])
    return wrong
  }

  async countWrongTry(tx: Tx, sessionId: string, enrolmentId: EnrolmentId): Promise<void> {
    await tx.run('update cohorts.session_code_tries set wrong = wrong + 1 where session_id = $1 and enrolment_id = $2', [sessionId, enrolmentId])
  }
}
