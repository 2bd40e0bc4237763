import { Injectable } from '@nestjs/common'
import type { OrganisationId, PlainDate } from '#kernel'
import { Database } from '#platform/database'
import { connection, cursor } from './json-sql.js'

/** Days before a run's start from which too few people are a risk. */
const RISK_DAYS = 28
/** Share of the marked minutes, in per cent, below which a learner may not complete. */
const LOW_ATTENDANCE = 60

const HERE = `cohorts.cohort_run r where ($1::bool or r.organisation_id = any($2::uuid[])) and r.state = any($3::text[])`

const TEXT = `
  with soonest as (
    select r.* from ${HERE} and ($4::date is null or (r.starts_on, r.id) > ($4, $5::uuid)) order by r.starts_on, r.id limit $6::int + 1),
  people as (
    select e.run_id, count(*) filter (where e.state in ('applied', 'manager_approved'))::int as in_approval, count(*) filter (where e.state = 'offered')::int as offered,
      count(*) filter (where e.state in ('accepted', 'active', 'completed'))::int as accepted,
      count(*) filter (where e.state = 'active' and e.minutes_countable > 0 and 100 * e.minutes_attended < ${LOW_ATTENDANCE} * e.minutes_countable)::int as low_attendance,
      count(*) filter (where e.state in ('withdrawn', 'deferred', 'expired', 'rejected'))::int as lost
    from soonest s join cohorts.enrolment e on e.run_id = s.id group by e.run_id),
  page as (
    select row_number() over (order by r.starts_on, r.id) as n, ${cursor('r.starts_on', 'r.id')} as cursor,
      json_build_object('runId', r.id, 'title', r.title, 'programmeId', g.id, 'programmeTitle', g.title, 'state', r.state, 'startsOn', r.starts_on, 'endsOn', r.ends_on,
        'closesOn', r.closes_on, 'capacity', r.capacity, 'minimum', r.minimum, 'taken', r.taken, 'waiting', r.waiting, 'inApproval', coalesce(e.in_approval, 0),
        'offered', coalesce(e.offered, 0), 'accepted', coalesce(e.accepted, 0), 'lost', coalesce(e.lost, 0), 'demand', r.taken + r.waiting + coalesce(e.in_approval, 0),
        'lowAttendance', coalesce(e.low_attendance, 0),
        'risks', to_json(array_remove(array[
          case when r.state in ('open', 'closed') and coalesce(e.accepted, 0) < r.minimum and r.starts_on <= $7::date + ${RISK_DAYS} then 'below_minimum' end,
          case when r.state = 'open' and r.taken < r.capacity and r.closes_on <= $7::date + 7 then 'empty_seats' end,
          case when r.state in ('open', 'closed', 'in_progress') and not exists (select from cohorts.session s where s.run_id = r.id and s.state <> 'cancelled') then 'no_sessions' end,
          case when not exists (select from cohorts.run_facilitator f where f.run_id = r.id) then 'no_facilitator' end,
          case when coalesce(e.low_attendance, 0) > 0 then 'low_attendance' end], null))) as node
    from soonest r left join people e on e.run_id = r.id join cohorts.programme_version v on v.id = r.programme_version_id join cohorts.programme g on g.id = v.programme_id)
  select ${connection('$6::int', `(select count(*) from ${HERE})`)}::text as json`

@Injectable()
export class ManagerDashboardQueries {
  constructor(private readonly database: Database) {}

  /** Runs of these owners (or of all) in these states, soonest first, with demand and risks, as the JSON of the GraphQL connection. */
  async page(scope: { all: boolean; owners: readonly OrganisationId[] }, states: readonly string[], today: PlainDate, first: number, after: readonly [string, string] | undefined): Promise<string> {
    const values = [scope.all, scope.owners, states, ...(after ?? [null, null]), first, today]
    return (await this.database.one<{ json: string }>({ name: 'read-models.manager-dashboard', text: TEXT }, values)).json
  }
}
