import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId, PlainDate } from '#kernel'
import { Database, likeText } from '#platform/database'
import type { MembershipRow } from './membership.queries.js'
import { PERSON_COLUMNS, type PersonRow } from './person.queries.js'

/** Whom the asker may see: everybody, or the people of organisations they administer, people they manage, and themselves. */
export interface PeopleScope {
  readonly everybody: boolean
  readonly organisationIds: readonly OrganisationId[]
  readonly self: PersonId | undefined
  readonly today: PlainDate
}

export interface PeopleFilter {
  /** Part of the name, or the start of an address. */
  readonly search?: string | undefined
  readonly organisationId?: string | undefined
  readonly role?: string | undefined
  readonly status?: string | undefined
  /** Whether the membership holds today, held once, or either. */
  readonly when: 'current' | 'past' | 'any'
}

/** A person in a list, with those memberships that the asker may see. */
export interface PersonListing extends PersonRow {
  readonly email: string | null
  readonly memberships: readonly Omit<MembershipRow, 'personId'>[]
}

export const VISIBLE_MEMBERSHIP = (everybody: string, organisations: string, self: string, today: string): string => `(${everybody}::boolean or m.person_id = ${self}::uuid or m.organisation_id = any(${organisations}::uuid[])
  or exists (select 1 from directory.line_management l where l.person_id = m.person_id and l.organisation_id = m.organisation_id and l.manager_id = ${self}::uuid
    and l.starts_on <= ${today}::date and (l.ends_on is null or l.ends_on > ${today}::date)))`

const MEMBERSHIP_JSON = `json_build_object('id', m.id, 'organisationId', m.organisation_id, 'role', m.role, 'jobTitle', m.job_title, 'grade', m.grade,
  'startsOn', m.starts_on, 'endsOn', m.ends_on, 'origin', m.origin)`

const HOLDS = 'm.starts_on <= $4::date and (m.ends_on is null or m.ends_on > $4::date)'
const SEEN = VISIBLE_MEMBERSHIP('$1', '$2', '$3', '$4')

/** $1 everybody, $2 organisations, $3 self, $4 today, $5 search, $6 organisation, $7 role, $8 status, $9 when. */
const FITTING = `
  select p.* from directory.person p
  where p.status <> 'merged' and ($8::text is null or p.status = $8)
    and ($5::text is null or p.given_name || ' ' || p.family_name ilike '%' || $5 || '%'
      or ($9 = 'current' and exists (select 1 from directory.person_email e where e.person_id = p.id and e.email like lower($5) || '%')))
    and (exists (select 1 from directory.membership m where m.person_id = p.id and ${SEEN}
        and ($6::uuid is null or m.organisation_id = $6) and ($7::text is null or m.role = $7)
        and ($9 = 'any' or (${HOLDS}) = ($9 = 'current')))
      or ($6::uuid is null and $7::text is null and $9 <> 'past' and ($1::boolean or p.id = $3::uuid)))`

@Injectable()
export class PeopleListQueries {
  constructor(private readonly database: Database) {}

  /** One more than asked for, by family name; the scope is part of the statement. */
  async page(scope: PeopleScope, filter: PeopleFilter, first: number, after: readonly [string, string, string] | undefined): Promise<{ rows: PersonListing[]; total: number }> {
    const values = [
      scope.everybody, scope.organisationIds, scope.self ?? null, scope.today,
      likeText(filter.search), filter.organisationId ?? null, filter.role ?? null, filter.status ?? null, filter.when,
    ]
    const rows = await this.database.rows<PersonListing & { total: number }>(
      `with fitting as materialized (${FITTING}),
         page as (select * from fitting p where $10::text is null or (p.family_name, p.given_name, p.id) > ($10, $11, $12::uuid) order by p.family_name, p.given_name, p.id limit $13)
       select ${PERSON_COLUMNS}, (select count(*) from fitting) as total,
         case when $1::boolean or p.id = $3::uuid or exists (select 1 from directory.membership m where m.person_id = p.id and ${HOLDS} and ${SEEN})
           then (select e.email from directory.person_email e where e.person_id = p.id and e.is_primary) end as email,
         coalesce((select json_agg(${MEMBERSHIP_JSON} order by m.starts_on, m.id) from directory.membership m where m.person_id = p.id and ${SEEN}), '[]'::json) as memberships
       from page p order by p.family_name, p.given_name, p.id`,
      [...values, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, first + 1])
    return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 }
  }
}
