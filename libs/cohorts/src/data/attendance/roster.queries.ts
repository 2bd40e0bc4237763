import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId } from '#kernel'
import { Database } from '#platform/database'
import type { AttendanceStatus, EnrolmentId, EnrolmentState, SessionId, SetId } from '../../domain/index.js'

/** One learner of a run with everything that the facilitator's page shows of their attendance. */
export interface RosterRow {
  readonly enrolmentId: EnrolmentId
  readonly personId: PersonId
  readonly organisationId: OrganisationId
  readonly region: string | null
  readonly state: EnrolmentState
  readonly setId: SetId | null
  readonly sessionsAttended: number
  readonly minutesAttended: number
  readonly minutesCountable: number
  /** Basis points. */
  readonly progress: number
  /** Marks given so far, in order of the sessions; sessions without a mark are left out. */
  readonly marks: readonly { readonly sessionId: SessionId; readonly status: AttendanceStatus; readonly minutes: number | null; readonly version: number }[]
}

@Injectable()
export class RosterQueries {
  constructor(private readonly database: Database) {}

  /** The run's register with a summary of attendance: one prepared statement, counters from the row, one more line than asked for. */
  async roster(runId: string, first: number, after: string | undefined): Promise<{ rows: RosterRow[]; total: number }> {
    const rows = await this.database.rows<RosterRow & { total: number }>({
      name: 'cohorts.roster',
      text: `with page as materialized (
          select e.id, e.person_id, e.organisation_id, e.region, e.state, e.sessions_attended, e.minutes_attended, e.minutes_countable, e.progress
          from cohorts.enrolment e
          where e.run_id = $1 and e.state in ('accepted', 'active', 'completed') and ($2::uuid is null or e.id > $2) order by e.id limit $3),
        marks as (
          select m.enrolment_id, json_agg(json_build_object('sessionId', m.session_id, 'status', m.status, 'minutes', m.minutes, 'version', m.version) order by s.starts_at, s.id) as marks
          from page p join cohorts.attendance_mark m on m.enrolment_id = p.id join cohorts.session s on s.id = m.session_id and s.state <> 'cancelled'
          group by m.enrolment_id)
        select p.id as "enrolmentId", p.person_id as "personId", p.organisation_id as "organisationId", p.region, p.state, sm.set_id as "setId",
          p.sessions_attended as "sessionsAttended", p.minutes_attended as "minutesAttended", p.minutes_countable as "minutesCountable", p.progress,
          coalesce(k.marks, '[]'::json) as marks,
          (select count(*) from cohorts.enrolment e where e.run_id = $1 and e.state in ('accepted', 'active', 'completed')) as total
        from page p left join marks k on k.enrolment_id = p.id left join cohorts.set_member sm on sm.enrolment_id = p.id order by p.id`,
    }, [runId, after ?? null, first + 1])
    return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 }
  }
}
