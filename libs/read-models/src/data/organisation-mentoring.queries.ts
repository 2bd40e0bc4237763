import { Injectable } from '@nestjs/common'
import type { PersonId } from '#kernel'
import { Database } from '#platform/database'

/** That somebody takes part, and how far they are: never with whom. */
export interface OrganisationMentoringRow {
  readonly profileId: string
  readonly personId: PersonId
  readonly familyName: string
  readonly givenName: string
  readonly schemeId: string
  readonly schemeTitle: string
  readonly side: string
  readonly state: string
  readonly matched: boolean
  /** YYYY-MM-DD. */
  readonly lastMetOn: string | null
}

const RELATIONSHIP = `('agreed', 'active', 'on_hold')`
// A mentee of a restricted scheme has declared something about themselves to the scheme. Their employer is not told by the back door.
const THERE = `mentoring.profile p join mentoring.scheme s on s.id = p.scheme_id join directory.person d on d.id = p.person_id
  where p.organisation_id = $1 and p.state in ('ready', 'paused') and not (s.restricted and p.side = 'mentee')`

@Injectable()
export class OrganisationMentoringQueries {
  constructor(private readonly database: Database) {}

  /** An organisation's own people in schemes, by name; one more than asked. */
  async page(organisationId: string, first: number, after: readonly [string, string, string] | undefined): Promise<{ readonly rows: readonly OrganisationMentoringRow[]; readonly total: number }> {
    return this.database.one({
      name: 'read-models.organisation-mentoring',
      text: `
        with page as (
          select p.id as "profileId", p.person_id as "personId", d.family_name as "familyName", d.given_name as "givenName", s.id as "schemeId", s.title as "schemeTitle", p.side, p.state,
            exists (select from mentoring.match m where p.id in (m.mentee_profile_id, m.mentor_profile_id) and m.state in ${RELATIONSHIP}) as matched,
            (select to_char(max(m.last_met_at) at time zone 'Europe/London', 'YYYY-MM-DD') from mentoring.match m where p.id in (m.mentee_profile_id, m.mentor_profile_id)) as "lastMetOn"
          from ${THERE} and ($2::text is null or (d.family_name, d.given_name, p.id) > ($2, $3, $4::uuid))
          order by d.family_name, d.given_name, p.id limit $5)
        select (select count(*) from ${THERE}) as total, coalesce((select json_agg(row_to_json(x) order by x."familyName", x."givenName", x."profileId") from page x), '[]'::json) as rows`,
    }, [organisationId, ...(after ?? [null, null, null]), first + 1])
  }
}
