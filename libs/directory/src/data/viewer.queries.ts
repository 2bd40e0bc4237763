import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId, PlainDate } from '#kernel'
import type { Role } from '#platform/access'
import { Database } from '#platform/database'

export interface ViewerRow {
  readonly id: PersonId
  readonly givenName: string
  readonly familyName: string
  readonly name: string
  readonly email: string | null
  readonly locale: 'en' | 'cy'
  readonly roles: readonly { readonly role: Role; readonly organisation: { readonly id: OrganisationId; readonly name: string; readonly kind: string } }[]
  readonly hasReports: boolean
  readonly joinOffers: number
}

@Injectable()
export class ViewerQueries {
  constructor(private readonly database: Database) {}

  /** All that a page's frame needs to know of who is signed in, in one round trip. */
  viewer(id: PersonId, today: PlainDate, now: Date): Promise<ViewerRow | undefined> {
    return this.database.maybeOne<ViewerRow>({
      name: 'directory.viewer',
      text: `
        select p.id, p.given_name as "givenName", p.family_name as "familyName", p.given_name || ' ' || p.family_name as name, p.locale,
          (select e.email from directory.person_email e where e.person_id = p.id and e.is_primary) as email,
          coalesce((select json_agg(json_build_object('role', m.role, 'organisation', json_build_object('id', o.id, 'name', o.short_name, 'kind', o.kind)) order by m.starts_on, m.id)
            from directory.membership m join directory.organisation o on o.id = m.organisation_id
            where m.person_id = p.id and m.starts_on <= $2 and (m.ends_on is null or m.ends_on > $2)), '[]'::json) as roles,
          exists (select 1 from directory.line_management l
            where l.starts_on <= $2 and (l.ends_on is null or l.ends_on > $2) and (l.manager_id = p.id or l.manager_id in (
              select d.person_id from directory.delegation d where d.delegate_id = p.id and d.starts_on <= $2 and d.ends_on > $2))) as "hasReports",
          (select count(*) from directory.invitation i
            where i.person_id = p.id and i.organisation_id is not null and i.accepted_at is null and i.revoked_at is null and i.expires_at > $3) as "joinOffers"
        from directory.person p where p.id = $1`,
    }, [id, today, now])
  }
}
