import { Injectable } from '@nestjs/common'
import type { RunState } from '#cohorts'
import type { OrganisationId, PersonId } from '#kernel'
import { Database } from '#platform/database'
import { connection, cursor, percent } from './json-sql.js'

/** What decides who may see a run's roster, beside the roster itself. */
export interface RunRosterRow {
  readonly ownerId: OrganisationId
  readonly runState: RunState
  readonly facilitates: boolean
  readonly json: string
}

const TEXT = `
  with sorted as (
    select e.id, e.person_id, e.organisation_id, e.region, e.state, e.sessions_attended, e.minutes_attended, e.minutes_countable, e.progress,
      p.family_name, p.given_name, o.name as organisation_name, al.id as set_id, al.name as set_name
    from cohorts.enrolment e join directory.person p on p.id = e.person_id join directory.organisation o on o.id = e.organisation_id
    left join cohorts.set_member sm on sm.enrolment_id = e.id left join cohorts.action_learning_set al on al.id = sm.set_id
    where e.run_id = $1 and e.state in ('accepted', 'active', 'completed')
      and ($3::text is null or (p.family_name, p.given_name, e.id) > ($3, $4, $5::uuid))
    order by p.family_name, p.given_name, e.id limit $6::int + 1),
  page as (
    select row_number() over (order by family_name, given_name, id) as n, ${cursor('family_name', 'given_name', 'id')} as cursor,
      json_build_object('enrolmentId', id, 'personId', person_id, 'personName', given_name || ' ' || family_name, 'organisationId', organisation_id,
        'organisationName', organisation_name, 'region', region, 'state', state, 'setId', set_id, 'setName', set_name, 'sessionsAttended', sessions_attended,
        'minutesAttended', minutes_attended, 'attendancePercent', ${percent('minutes_attended', 'minutes_countable')}, 'progressPercent', round(progress / 100.0, 2)) as node
    from sorted)
  select r.organisation_id as "ownerId", r.state as "runState",
    exists (select from cohorts.run_facilitator f where f.run_id = r.id and f.person_id = $2::uuid) as facilitates,
    ${connection('$6::int', `(select count(*) from cohorts.enrolment e where e.run_id = $1 and e.state in ('accepted', 'active', 'completed'))`)}::text as json
  from cohorts.cohort_run r where r.id = $1`

@Injectable()
export class RunRosterQueries {
  constructor(private readonly database: Database) {}

  /** A run's people by name, as the JSON of the GraphQL connection, with the facts that say who may have it; one round trip. */
  page(runId: string, viewer: PersonId | undefined, first: number, after: readonly [string, string, string] | undefined): Promise<RunRosterRow | undefined> {
    return this.database.maybeOne<RunRosterRow>({ name: 'read-models.run-roster', text: TEXT }, [runId, viewer ?? null, ...(after ?? [null, null, null]), first])
  }
}
