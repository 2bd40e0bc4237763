import { Injectable } from '@nestjs/common'
import { Database, type Executor } from '#platform/database'

/** What happened in one quarter on one person's way through a run, or in one mentoring relationship. Counts are 0 or 1, but for meetings and minutes. */
export interface ActivityFact {
  readonly subjectId: string
  /** First day of the quarter. */
  readonly quarter: string
  /** The programme or the mentoring scheme. */
  readonly scopeId: string
  readonly organisationId: string
  readonly applied: number
  readonly offered: number
  readonly started: number
  readonly completed: number
  /** Ended without completion. */
  readonly ended: number
  /** Sessions with a mark other than "excused"; meetings held, of a relationship. */
  readonly meetingsDue: number
  readonly meetings: number
  readonly minutes: number
}

const QUARTER = (instant: string): string => `date_trunc('quarter', ${instant} at time zone 'Europe/London')::date`

const EVENT = (instant: string, column: string): string => {
  const columns = ['applied', 'offered', 'started', 'completed', 'ended'].map((name) => (name === column ? '1' : '0'))
  return `select subject_id, ${QUARTER(instant)} as quarter, ${columns.join(', ')}, 0, 0, 0 from subject where ${instant} is not null`
}

const SUMMED = `
  select s.subject_id as "subjectId", f.quarter::text as quarter, s.scope_id as "scopeId", s.organisation_id as "organisationId",
    sum(applied)::int as applied, sum(offered)::int as offered, sum(started)::int as started, sum(completed)::int as completed, sum(ended)::int as ended,
    sum(meetings_due)::int as "meetingsDue", sum(meetings)::int as meetings, sum(minutes)::int as minutes
  from fact f join subject s using (subject_id) group by s.subject_id, f.quarter, s.scope_id, s.organisation_id`

const FACT = `fact (subject_id, quarter, applied, offered, started, completed, ended, meetings_due, meetings, minutes)`

/** Facts of activity for the roll-ups of reports, from the records of cohorts and mentoring as they stand. */
@Injectable()
export class ActivityFactsQueries {
  constructor(private readonly database: Database) {}

  /**
   * Of enrolments, by quarter; none for a draft or an id that is no enrolment. Offers and starts count by their first time, in the order of the history;
   * meetings by the day on which the session was held.
   */
  ofEnrolments(ids: readonly string[], on: Executor = this.database): Promise<ActivityFact[]> {
    return on.rows<ActivityFact>({
      name: 'read-models.activity-of-enrolments',
      text: `
        with subject as materialized (
          select e.id as subject_id, v.programme_id as scope_id, e.organisation_id, e.applied_at,
            (select min(h.at) from cohorts.enrolment_history h where h.enrolment_id = e.id and h.to_state = 'offered') as offered_at,
            (select min(h.at) from cohorts.enrolment_history h where h.enrolment_id = e.id and h.to_state = 'active') as started_at,
            case when e.state = 'completed' then e.completed_at end as completed_at,
            case when e.state in ('withdrawn', 'deferred', 'rejected', 'expired') then e.ended_at end as ended_at
          from cohorts.enrolment e join cohorts.cohort_run r on r.id = e.run_id join cohorts.programme_version v on v.id = r.programme_version_id
          where e.id = any($1::uuid[]) and e.state <> 'draft'),
        ${FACT} as (
          ${EVENT('applied_at', 'applied')} union all ${EVENT('offered_at', 'offered')} union all ${EVENT('started_at', 'started')}
          union all ${EVENT('completed_at', 'completed')} union all ${EVENT('ended_at', 'ended')}
          union all
          select m.enrolment_id, ${QUARTER('s.starts_at')}, 0, 0, 0, 0, 0, (m.status in ('attended', 'partial', 'absent'))::int, (m.status in ('attended', 'partial'))::int,
            case m.status when 'attended' then extract(epoch from s.ends_at - s.starts_at)::int / 60 when 'partial' then m.minutes else 0 end
          from cohorts.attendance_mark m join cohorts.session s on s.id = m.session_id
          where m.enrolment_id = any($1::uuid[]) and s.state = 'held' and m.status <> 'unmarked')
        ${SUMMED}`,
    }, [ids])
  }

  /** Of mentoring matches, by quarter: proposed, agreed, started, completed, ended; meetings held. For the mentee's organisation. */
  ofMatches(ids: readonly string[], on: Executor = this.database): Promise<ActivityFact[]> {
    return on.rows<ActivityFact>({
      name: 'read-models.activity-of-matches',
      text: `
        with subject as materialized (
          select m.id as subject_id, m.scheme_id as scope_id, p.organisation_id, m.proposed_at as applied_at, m.agreed_at as offered_at, m.started_at,
            case when m.state = 'completed' then m.ended_at end as completed_at, case when m.state <> 'completed' then m.ended_at end as ended_at
          from mentoring.match m join mentoring.profile p on p.id = m.mentee_profile_id where m.id = any($1::uuid[])),
        ${FACT} as (
          ${EVENT('applied_at', 'applied')} union all ${EVENT('offered_at', 'offered')} union all ${EVENT('started_at', 'started')}
          union all ${EVENT('completed_at', 'completed')} union all ${EVENT('ended_at', 'ended')}
          union all
          select g.match_id, ${QUARTER('g.starts_at')}, 0, 0, 0, 0, 0, 1, 1, g.minutes from mentoring.meeting g where g.match_id = any($1::uuid[]) and g.state = 'held')
        ${SUMMED}`,
    }, [ids])
  }

  /** Ids of enrolments after `after`, in order, for a walk over all of them. */
  async enrolmentsAfter(after: string | null, limit: number, on: Executor = this.database): Promise<string[]> {
    return ids(await on.rows<{ id: string }>('select id from cohorts.enrolment where $1::uuid is null or id > $1 order by id limit $2', [after, limit]))
  }

  /** Ids of matches after `after`, in order. */
  async matchesAfter(after: string | null, limit: number, on: Executor = this.database): Promise<string[]> {
    return ids(await on.rows<{ id: string }>('select id from mentoring.match where $1::uuid is null or id > $1 order by id limit $2', [after, limit]))
  }

  /** Enrolments of a run: a session of it was held, moved or called off. */
  async enrolmentsOfRun(runId: string): Promise<string[]> {
    return ids(await this.database.rows<{ id: string }>('select id from cohorts.enrolment where run_id = $1', [runId]))
  }

  /** Matches that were published from a scenario. */
  async matchesOfScenario(scenarioId: string): Promise<string[]> {
    return ids(await this.database.rows<{ id: string }>('select id from mentoring.match where scenario_id = $1', [scenarioId]))
  }

  /** Enrolments and matches for any of the organisations: they merged or split. */
  async ofOrganisations(organisationIds: readonly string[]): Promise<{ readonly enrolments: string[]; readonly matches: string[] }> {
    const [enrolments, matches] = await Promise.all([
      this.database.rows<{ id: string }>('select id from cohorts.enrolment where organisation_id = any($1::uuid[])', [organisationIds]),
      this.database.rows<{ id: string }>(
        'select m.id from mentoring.match m join mentoring.profile p on p.id = m.mentee_profile_id where p.organisation_id = any($1::uuid[])', [organisationIds]),
    ])
    return { enrolments: ids(enrolments), matches: ids(matches) }
  }
}

const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id)
