import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId } from '#kernel'
import { Database, type Tx } from '#platform/database'
import type { Email } from '../domain/normalise-person.js'
import type { PersonSummary } from '../domain/find-duplicates.js'

/** A name without capitals and accents, its words in alphabetical order; close to the domain's `nameKey`, for finding candidates. */
const KEY = `(select string_agg(word, ' ' order by word) from regexp_split_to_table(
  regexp_replace(lower(regexp_replace(normalize(p.given_name || ' ' || p.family_name, nfkd), '[\\u0300-\\u036f]', '', 'g')), '[^[:alnum:]]+', ' ', 'g'), ' ') as word where word <> '')`

@Injectable()
export class DuplicateQueries {
  constructor(private readonly database: Database) {}

  /**
   * Pairs of records that might be one person: an address that one has and the other had, the same name, or one name that
   * nearly fits beside another that does, in one organisation. Pairs found to be two people are left out.
   */
  candidates(most: number): Promise<{ a: PersonId; b: PersonId }[]> {
    return this.database.rows(
      `with person as materialized (
         select p.id, ${KEY} as key, lower(p.given_name) as given, lower(p.family_name) as family from directory.person p where p.status <> 'merged'
       ), at as materialized (select distinct person_id, organisation_id from directory.membership
       ), address as (
         select email, person_id, true as held from directory.person_email union all select email, person_id, false from directory.person_former_email
       ), pair as (
         select x.person_id as a, y.person_id as b, 1 as rank from address x join address y on y.email = x.email and y.person_id <> x.person_id
         union all
         select x.id, y.id, 2 from person x join person y on y.key = x.key and y.id <> x.id
         where exists (select 1 from at m join at n on n.organisation_id = m.organisation_id where m.person_id = x.id and n.person_id = y.id)
         union all
         select x.id, y.id, 3 from person x join at m on m.person_id = x.id join at n on n.organisation_id = m.organisation_id join person y on y.id = n.person_id
         where y.id > x.id and x.key <> y.key
           and ((x.family = y.family and left(x.given, 1) = left(y.given, 1)) or (x.given = y.given and left(x.family, 2) = left(y.family, 2)))
       )
       select least(a, b) as a, greatest(a, b) as b from pair
       where not exists (select 1 from directory.distinct_people d where d.person_id = least(a, b) and d.other_id = greatest(a, b))
         and exists (select 1 from person where id = a) and exists (select 1 from person where id = b)
       group by 1, 2 order by min(rank), 1, 2 limit $1`,
      [most])
  }

  summaries(ids: readonly PersonId[]): Promise<(PersonSummary & { readonly emails: readonly Email[]; readonly organisationIds: readonly OrganisationId[] })[]> {
    return this.database.rows(
      `select p.id, p.given_name || ' ' || p.family_name as name,
         coalesce((select json_agg(email) from directory.person_email e where e.person_id = p.id), '[]'::json) as emails,
         coalesce((select json_agg(email) from directory.person_former_email e where e.person_id = p.id), '[]'::json) as "previousEmails",
         coalesce((select json_agg(distinct organisation_id) from directory.membership m where m.person_id = p.id), '[]'::json) as "organisationIds"
       from directory.person p where p.id = any($1::uuid[])`, [ids])
  }

  async markDistinct(tx: Tx, a: PersonId, b: PersonId, by: PersonId | undefined, at: Date): Promise<void> {
    await tx.run(
      'insert into directory.distinct_people (person_id, other_id, decided_by_id, decided_at) values (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), $3, $4) on conflict do nothing',
      [a, b, by ?? null, at])
  }
}
