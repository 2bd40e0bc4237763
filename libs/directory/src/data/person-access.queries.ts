import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId, PlainDate } from '#kernel'
import { Database, type Executor } from '#platform/database'

export interface PersonAccessRow {
  readonly personId: PersonId
  readonly memberships: readonly { readonly organisationId: OrganisationId; readonly from: PlainDate; readonly to?: PlainDate }[]
  /** Whether the asker manages the person today. */
  readonly managed: boolean
}

@Injectable()
export class PersonAccessQueries {
  constructor(private readonly database: Database) {}

  /** What the rules of access need to know of a person; the id of a merged record leads to the living one. */
  facts(personId: string, askerId: PersonId | undefined, today: PlainDate, on: Executor = this.database): Promise<PersonAccessRow | undefined> {
    return on.maybeOne<PersonAccessRow>({
      name: 'directory.person-access',
      text: `
        select p.id as "personId",
          coalesce((select json_agg(json_strip_nulls(json_build_object('organisationId', m.organisation_id, 'from', m.starts_on, 'to', m.ends_on)))
            from directory.membership m where m.person_id = p.id), '[]'::json) as memberships,
          exists (select 1 from directory.line_management l
            where l.person_id = p.id and l.manager_id = $2 and l.starts_on <= $3 and (l.ends_on is null or l.ends_on > $3)) as managed
        from directory.person asked join directory.person p on p.id = coalesce(asked.merged_into_id, asked.id)
        where asked.id = $1`,
    }, [personId, askerId ?? null, today])
  }
}
