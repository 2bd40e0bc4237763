import { Injectable } from '@nestjs/common'
import type { OrganisationId } from '#kernel'
import { Database, type Statement } from '#platform/database'
import { connection, cursor, instant, list } from './json-sql.js'

export interface EnrolmentsFilter {
  readonly organisationId: OrganisationId
  readonly state?: string | undefined
  readonly programmeId?: string | undefined
}

/** Before everything: where no position is given. */
const BEGINNING = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const

/** The statement for the filters that are set: each has its own, so that each is planned with the index that suits it. */
function pageStatement({ state, programmeId }: EnrolmentsFilter): Statement {
  const here = `cohorts.enrolment e where e.organisation_id = $1
    and ${state === undefined ? "e.state <> 'draft' and $2::text is null" : 'e.state = $2'}
    and ${programmeId === undefined ? '$3::uuid is null' : 'e.run_id in (select r.id from cohorts.cohort_run r join cohorts.programme_version v on v.id = r.programme_version_id where v.programme_id = $3)'}`
  return {
    name: `read-models.organisation-enrolments${state === undefined ? '' : '-state'}${programmeId === undefined ? '' : '-programme'}`,
    text: `
      with newest as (
        select e.id, e.person_id, e.state, e.applied_at, ${instant('e.applied_at')} as applied, e.completed_at, e.progress, e.route, e.run_id
        from ${here} and (e.applied_at, e.id) < ($4::timestamptz, $5::uuid) order by e.applied_at desc, e.id desc limit $6::int + 1),
      page as (
        select row_number() over (order by x.applied_at desc, x.id desc) as n, ${cursor('x.applied', 'x.id')} as cursor,
          json_build_object('enrolmentId', x.id, 'personId', x.person_id, 'personName', p.given_name || ' ' || p.family_name, 'state', x.state, 'route', x.route,
            'runId', x.run_id, 'runTitle', r.title, 'programmeId', g.id, 'programmeTitle', g.title, 'appliedAt', x.applied,
            'completedAt', ${instant('x.completed_at')}, 'progressPercent', round(x.progress / 100.0, 2)) as node
        from newest x join directory.person p on p.id = x.person_id join cohorts.cohort_run r on r.id = x.run_id
        join cohorts.programme_version v on v.id = r.programme_version_id join cohorts.programme g on g.id = v.programme_id)
      select ${connection('$6::int', `(select count(*) from ${here})`)}::text as json`,
  }
}

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
    const values = [filter.organisationId, filter.state ?? null, filter.programmeId ?? null, ...(after ?? BEGINNING), first]
    return (await this.database.one<{ json: string }>(pageStatement(filter), values)).json
  }

  /** How many of an organisation's people stand where in each programme, as JSON. */
  async progress(organisationId: OrganisationId): Promise<string> {
    return (await this.database.one<{ json: string }>({ name: 'read-models.organisation-progress', text: PROGRESS }, [organisationId])).json
  }
}
