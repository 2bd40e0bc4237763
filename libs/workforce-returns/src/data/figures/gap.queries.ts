import { Injectable } from '@nestjs/common'
import type { OrganisationId, Quarter } from '#kernel'
import { Database } from '#platform/database'

export interface GapRow {
  readonly region: string
  /** That named the skill. */
  readonly organisations: number
  readonly role: string
  readonly skill: string
  readonly level: string
  readonly neededNow: number
  readonly neededInThreeYears: number
  readonly supply: number
}

/** A return that counts, and where it is of. */
export interface CountedPlace {
  readonly id: string
  readonly organisationId: OrganisationId
  readonly region: string
}

export interface OutlookRow {
  readonly role: string
  readonly change: string
  readonly people: number
  readonly organisations: number
  readonly confidence: { readonly low: number; readonly medium: number; readonly high: number }
  readonly retrainTo: readonly { readonly role: string; readonly organisations: number }[]
}

export interface GapScope {
  readonly frameworkKey: string
  /** Returns from this quarter … */
  readonly from: Quarter
  /** … to this one: of each organisation the latest. */
  readonly to: Quarter
  /** One organisation; all of them without. */
  readonly organisationId: OrganisationId | null
  /** What was submitted before this instant counts. */
  readonly before: Date
}

/**
 * Of each organisation the latest return in the window ($2 to $3) with the framework ($1) as it counted before an instant ($5), of one organisation where $4 is given. What an
 * organisation returned before it merged or split counts until a successor has returned.
 */
const LATEST = `
  found as (
    select distinct on (r.organisation_id) r.id, r.organisation_id, coalesce(r.region, 'none') as region from workforce_returns.workforce_return r
    where r.framework_key = $1 and r.submitted_at < $5 and r.quarter between $2 and $3 and ($4::uuid is null or r.organisation_id = $4)
    order by r.organisation_id, r.quarter desc, r.revision desc),
  latest as (
    select f.* from found f
    where not exists (select from workforce_returns.succession s join found n on n.organisation_id = s.successor_id where s.organisation_id = f.organisation_id))`

const json = (select: string): string => `coalesce((select json_agg(row_to_json(x)) from (${select}) x), '[]'::json)`

const GAP = `with ${LATEST}
  select ${json('select id, organisation_id as "organisationId", region from latest order by organisation_id')} as latest,
    ${json(`select l.region, s.role, s.skill, s.level, sum(s.needed_now)::int as "neededNow", sum(s.needed_in_three_years)::int as "neededInThreeYears", sum(s.supply)::int as supply, count(distinct l.organisation_id)::int as organisations
      from latest l join workforce_returns.skill_line s on s.return_id = l.id group by l.region, s.role, s.skill, s.level order by s.role, s.skill, s.level, l.region`)} as rows`

const OUTLOOK = `with ${LATEST},
  lines as (select l.organisation_id, o.* from latest l join workforce_returns.outlook_line o on o.return_id = l.id),
  targets as (
    select t.role, t.change, json_agg(json_build_object('role', t.target, 'organisations', t.organisations) order by t.organisations desc, t.target) as list
    from (select o.role, o.change, target, count(distinct o.organisation_id)::int as organisations from lines o cross join unnest(o.retrain_to) target group by o.role, o.change, target) t group by t.role, t.change)
  select (select count(*)::int from latest) as organisations, ${json(`
    select o.role, o.change, sum(o.people)::int as people, count(distinct o.organisation_id)::int as organisations,
      json_build_object('low', count(*) filter (where o.confidence = 'low'), 'medium', count(*) filter (where o.confidence = 'medium'), 'high', count(*) filter (where o.confidence = 'high')) as confidence,
      coalesce((select t.list from targets t where t.role = o.role and t.change = o.change), '[]'::json) as "retrainTo"
    from lines o group by o.role, o.change order by sum(o.people) desc, o.role, o.change`)} as rows`

@Injectable()
export class GapQueries {
  constructor(private readonly database: Database) {}

  /** Demand and supply by region, and the returns that they are of. True counts: protect supply before it is shown. */
  skills({ frameworkKey, from, to, organisationId, before }: GapScope): Promise<{ readonly latest: readonly CountedPlace[]; readonly rows: readonly GapRow[] }> {
    return this.database.one({ name: 'returns.skills-gap', text: GAP }, [frameworkKey, from, to, organisationId, before])
  }

  /** Roles likely to change, and what their people may be retrained for. */
  outlook({ frameworkKey, from, to, organisationId, before }: GapScope): Promise<{ readonly organisations: number; readonly rows: readonly OutlookRow[] }> {
    return this.database.one({ name: 'returns.outlook', text: OUTLOOK }, [frameworkKey, from, to, organisationId, before])
  }
}
