import { Injectable } from '@nestjs/common'
import type { OrganisationId } from '#kernel'
import { Database } from '#platform/database'
import { connection, cursor, instant, list } from './json-sql.js'

export interface EnrolmentsFilter {
  readonly organisationId: OrganisationId
  readonly state?: string | undefined
  readonly programmeId?: string | undefined
}

const HERE = `cohorts.enrolment e join cohorts.cohort_run r on r.id = e.run_id join cohorts.programme_version v on v.id = r.programme_version_id
  where e.organisation_id = $1 and ($2::text is null or e.state = $2) and ($3::uuid is null or v.programme_id = $3)`

const PAGE = `
  with newest as (
    select e.id, e.person_id, e.state, e.applied_at, e.completed_at, e.progress, e.route, r.id as run_id, r.title as run_title, v.programme_id
    from ${HERE} and e.state <> 'draft' and ($4::timestamptz is null or (e.applied_at, e.id) < ($4, $5::uuid))
    order by e.applied_at desc, e.id desc limit $6::int + 1),
  page as (
    select row_number() over (order by x.applied_at desc, x.id desc) as n, ${cursor(instant('x.applied_at'), 'x.id')} as cursor,
      json_build_object('enrolmentId', x.id, 'personId', x.person_id, 'personName', p.given_name || ' ' || p.family_name, 'state', x.state, 'route', x.route,
        'runId', x.run_id, 'runTitle', x.run_title, 'programmeId', x.programme_id, 'programmeTitle', g.title, 'appliedAt', ${instant('x.applied_at')},
        'completedAt', ${instant('x.completed_at')}, 'progressPercent', round(x.progress / 100.0, 2)) as node
    from newest x join directory.person p on p.id = x.person_id join cohorts.programme g on g.id = x.programme_id)
  select ${connection('$6::int', `(select count(*) from ${HERE} and e.state <> 'draft')`)}::text as json`

const PROGRESS = `
  select ${list(`json_build_object('programmeId', id, 'programmeTitle', title, 'total', total, 'byState', by_state)`, 'title, id')}::text as json
  from (
    select g.id, g.title, sum(c.people)::int as total, json_agg(json_build_object('state', c.state, 'people', c.people) order by c.state) as by_state
    from (select v.programme_id, e.state, count(*)::int as people
          from cohorts.enrolment e join cohorts.cohort_run r on r.id = e.run_id join cohorts.programme_version v on v.id = r.programme_version_id
          where e.organisation_id = $1 and e.state <> 'draft' group by v.programme_id, e.state) c
    join cohorts.programme g on g.id = c.programme_id group by g.id, g.title order by g.title, g.id limit 200) programme`

@Injectable()
export class OrganisationEnrolmentsQueries {
  constructor(private readonly database: Database) {}

  /** The enrolments of an organisation's people, newest first, as the JSON of the GraphQL connection. */
  async page(filter: EnrolmentsFilter, first: number, after: readonly [string, string] | undefined): Promise<string> {
    const values = [filter.organisationId, filter.state ?? null, filter.programmeId ?? null, ...(after ?? [null, null]), first]
    return (await this.database.one<{ json: string }>({ name: 'read-models.organisation-enrolments', text: PAGE }, values)).json
  }

  /** How many of an organisation's people stand where in each programme, as JSON. */
  async progress(organisationId: OrganisationId): Promise<string> {
    return (await this.database.one<{ json: string }>({ name: 'read-models.organisation-progress', text: PROGRESS }, [organisationId])).json
  }
}
