import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId } from '#kernel'
import { Database, likeText } from '#platform/database'

export interface ParticipantFilter {
  readonly schemeId: string
  readonly side?: string | undefined
  readonly state?: string | undefined
  /** Part of a name or of the organisation's. */
  readonly search?: string | undefined
  readonly organisationId?: string | undefined
  /** Wanted or offered. */
  readonly skill?: string | undefined
  readonly unmatched: boolean
}

/** A participant as those who match people know them. */
export interface ParticipantRow {
  readonly profileId: string
  readonly personId: PersonId
  readonly familyName: string
  readonly givenName: string
  readonly organisationId: OrganisationId
  readonly organisationName: string
  readonly side: string
  readonly state: string
  readonly headline: string | null
  readonly seniority: string | null
  readonly sector: string | null
  readonly wants: readonly string[]
  readonly offers: readonly string[]
  readonly capacity: number
  readonly taken: number
  /** ISO. */
  readonly submittedAt: string
}

/** How a scheme stands as a whole, whatever the filter. */
export interface ParticipantCounts {
  readonly drafts: number
  readonly mentees: number
  readonly unmatchedMentees: number
  readonly mentors: number
  readonly places: number
  readonly takenPlaces: number
}

export interface ParticipantPage {
  readonly rows: readonly ParticipantRow[]
  readonly total: number
  readonly counts: ParticipantCounts
}

export interface CandidateFilter {
  readonly schemeId: string
  readonly side: string
  readonly exceptPersonId: PersonId
  /** Neither names nor organisations: not to be read, searched or sorted by. */
  readonly blind: boolean
  readonly search?: string | undefined
  readonly skill?: string | undefined
  readonly sector?: string | undefined
}

export type CandidateRow = Pick<ParticipantRow, 'profileId' | 'headline' | 'seniority' | 'sector' | 'wants' | 'offers'>
  & { readonly [K in 'personId' | 'personName' | 'organisationName']: string | null }
  & { readonly sortKey: string }

const detail = (field: string): string => `p.details->>'${field}'`
const skills = (direction: 'wants' | 'offers'): string =>
  `coalesce((select json_agg(k.skill_key order by k.position) from mentoring.profile_skill k where k.profile_id = f.id and k.direction = '${direction}'), '[]'::json) as ${direction}`

/** Not correlated, so that it is read once and hashed. */
const hasSkill = (key: string): string =>
  `(${key}::text is null or p.id in (select k.profile_id from mentoring.profile_skill k join mentoring.profile x on x.id = k.profile_id where x.scheme_id = $1 and k.skill_key = ${key}))`

const PARTICIPANTS = `
  with fitting as materialized (
    select p.id, d.family_name, d.given_name, o.name as organisation_name
    from mentoring.profile p join directory.person d on d.id = p.person_id join directory.organisation o on o.id = p.organisation_id
    where p.scheme_id = $1 and p.submitted_at is not null and p.state <> 'draft'
      and ($2::text is null or p.side = $2) and ($3::text is null or p.state = $3)
      and ($4::text is null or d.given_name || ' ' || d.family_name ilike '%' || $4 || '%' or o.name ilike '%' || $4 || '%')
      and ($5::uuid is null or p.organisation_id = $5)
      and ${hasSkill('$6')}
      and (not $7::boolean or p.taken = 0)),
  first as (
    select * from fitting f where $8::text is null or (f.family_name, f.given_name, f.id) > ($8, $9, $10::uuid) order by f.family_name, f.given_name, f.id limit $11),
  page as (
    select f.id as "profileId", p.person_id as "personId", f.family_name as "familyName", f.given_name as "givenName", p.organisation_id as "organisationId", f.organisation_name as "organisationName",
      p.side, p.state, ${detail('headline')} as headline, ${detail('seniority')} as seniority, ${detail('sector')} as sector, ${skills('wants')}, ${skills('offers')},
      p.capacity, p.taken, to_char(p.submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "submittedAt"
    from first f join mentoring.profile p on p.id = f.id),
  counts as (
    select count(*) filter (where p.state = 'draft')::int as drafts,
      count(*) filter (where p.side = 'mentee' and p.state = 'ready')::int as mentees,
      count(*) filter (where p.side = 'mentee' and p.state = 'ready' and p.taken = 0)::int as "unmatchedMentees",
      count(*) filter (where p.side = 'mentor' and p.state = 'ready')::int as mentors,
      coalesce(sum(p.capacity) filter (where p.side = 'mentor' and p.state = 'ready'), 0)::int as places,
      coalesce(sum(p.taken) filter (where p.side = 'mentor' and p.state = 'ready'), 0)::int as "takenPlaces"
    from mentoring.profile p where p.scheme_id = $1)
  select (select count(*) from fitting) as total, (select row_to_json(c) from counts c) as counts,
    coalesce((select json_agg(row_to_json(x) order by x."familyName", x."givenName", x."profileId") from page x), '[]'::json) as rows`

const CANDIDATES = `
  with fitting as materialized (
    select p.id, p.person_id, p.details, d.given_name || ' ' || d.family_name as name, o.name as organisation_name,
      case when $4::boolean then '' else d.family_name || ' ' || d.given_name end as sort_key
    from mentoring.profile p join directory.person d on d.id = p.person_id join directory.organisation o on o.id = p.organisation_id
    where p.scheme_id = $1 and p.side = $2 and p.state = 'ready' and p.capacity > 0 and p.person_id <> $3
      and ($5::text is null or ${detail('headline')} ilike '%' || $5 || '%'
        or not $4 and (d.given_name || ' ' || d.family_name ilike '%' || $5 || '%' or o.name ilike '%' || $5 || '%'))
      and ${hasSkill('$6')}
      and ($7::text is null or ${detail('sector')} = $7)),
  page as (
    select f.id as "profileId", f.sort_key as "sortKey", case when not $4 then f.person_id end as "personId", case when not $4 then f.name end as "personName",
      case when not $4 then f.organisation_name end as "organisationName", f.details->>'headline' as headline, f.details->>'seniority' as seniority, f.details->>'sector' as sector,
      ${skills('wants')}, ${skills('offers')}
    from fitting f where $8::text is null or (f.sort_key, f.id) > ($8, $9::uuid) order by f.sort_key, f.id limit $10)
  select (select count(*) from fitting) as total, coalesce((select json_agg(row_to_json(x) order by x."sortKey", x."profileId") from page x), '[]'::json) as rows`

/** People of a mentoring scheme with their names. Wishes, people to avoid, background and choice are read nowhere here. */
@Injectable()
export class MentoringPeopleQueries {
  constructor(private readonly database: Database) {}

  /** Who takes part, by name, one more than asked; one round trip. */
  participants(filter: ParticipantFilter, first: number, after: readonly [string, string, string] | undefined): Promise<ParticipantPage> {
    return this.database.one<ParticipantPage>({ name: 'read-models.mentoring-participants', text: PARTICIPANTS }, [
      filter.schemeId, filter.side ?? null, filter.state ?? null, likeText(filter.search), filter.organisationId ?? null, filter.skill ?? null, filter.unmatched, ...(after ?? [null, null, null]), first + 1,
    ])
  }

  /** Ready people of the other side who take anybody, by name; in a blind scheme in no order that says who they are. One more than asked. */
  candidates(filter: CandidateFilter, first: number, after: readonly [string, string] | undefined): Promise<{ readonly rows: readonly CandidateRow[]; readonly total: number }> {
    return this.database.one({ name: 'read-models.mentoring-candidates', text: CANDIDATES }, [
      filter.schemeId, filter.side, filter.exceptPersonId, filter.blind, likeText(filter.search), filter.skill ?? null, filter.sector ?? null, ...(after ?? [null, null]), first + 1,
    ])
  }

  /** Whether a scheme keeps names back until both accepted. */
  async isBlind(schemeId: string): Promise<boolean> {
    return (await this.database.one<{ blind: boolean }>(`select coalesce((settings->>'blind')::boolean, false) as blind from mentoring.scheme where id = $1`, [schemeId])).blind
  }
}
