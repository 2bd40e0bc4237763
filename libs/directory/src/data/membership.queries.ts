import { Injectable } from '@nestjs/common'
import type { MembershipId, OrganisationId, PersonId, PlainDate } from '#kernel'
import type { Role } from '#platform/access'
import { Database, type Executor } from '#platform/database'

export interface MembershipRow {
  readonly id: MembershipId
  readonly personId: PersonId
  readonly organisationId: OrganisationId
  readonly role: Role
  readonly jobTitle: string | null
  readonly grade: string | null
  readonly startsOn: PlainDate
  /** First day on which it no longer holds. */
  readonly endsOn: PlainDate | null
  readonly origin: string
}

/** The organisation that a person belongs to first of all on a day. */
export interface PrincipalOrganisation {
  readonly personId: PersonId
  readonly organisationId: OrganisationId
  readonly name: string
  readonly kind: string
  readonly region: string | null
}

export const MEMBERSHIP_COLUMNS = `m.id, m.person_id as "personId", m.organisation_id as "organisationId", m.role, m.job_title as "jobTitle", m.grade,
  m.starts_on as "startsOn", m.ends_on as "endsOn", m.origin`

/** Roles in which somebody serves an organisation that need not be their own. */
const SERVING = `('platform_admin', 'facilitator', 'provider_tutor', 'assessor', 'mentor', 'reviewer', 'module_author')`

@Injectable()
export class MembershipQueries {
  constructor(private readonly database: Database) {}

  /** Own employment before service elsewhere, where somebody manages them before where nobody does, the longest before the newer. */
  principals(ids: readonly string[], on: PlainDate): Promise<PrincipalOrganisation[]> {
    return this.database.rows<PrincipalOrganisation>({
      name: 'directory.principal-organisations',
      text: `
        select distinct on (asked.id) asked.id as "personId", o.id as "organisationId", o.name, o.kind, o.region
        from directory.person asked
        join directory.membership m on m.person_id = coalesce(asked.merged_into_id, asked.id) and m.starts_on <= $2 and (m.ends_on is null or m.ends_on > $2)
        join directory.organisation o on o.id = m.organisation_id
        left join directory.line_management l on l.person_id = m.person_id and l.organisation_id = m.organisation_id
          and l.starts_on <= $2 and (l.ends_on is null or l.ends_on > $2)
        where asked.id = any($1::uuid[])
        order by asked.id, m.role in ${SERVING}, l.id is null, m.starts_on, m.id`,
    }, [ids, on])
  }

  heldOn(ids: readonly string[], on: PlainDate): Promise<(MembershipRow & { readonly askedId: PersonId })[]> {
    return this.database.rows({
      name: 'directory.memberships-on',
      text: `
        select asked.id as "askedId", ${MEMBERSHIP_COLUMNS}
        from directory.person asked join directory.membership m on m.person_id = coalesce(asked.merged_into_id, asked.id)
        where asked.id = any($1::uuid[]) and m.starts_on <= $2 and (m.ends_on is null or m.ends_on > $2)
        order by m.starts_on, m.id`,
    }, [ids, on])
  }

  ofOrganisation(organisationId: OrganisationId, on: PlainDate, roles: readonly Role[] | undefined): Promise<MembershipRow[]> {
    return this.database.rows(
      `select ${MEMBERSHIP_COLUMNS} from directory.membership m
       where m.organisation_id = $1 and m.starts_on <= $2 and (m.ends_on is null or m.ends_on > $2) and ($3::text[] is null or m.role = any($3))
       order by m.person_id, m.role`,
      [organisationId, on, roles ?? null])
  }

  ofPerson(personId: PersonId, on: Executor = this.database): Promise<MembershipRow[]> {
    return on.rows(`select ${MEMBERSHIP_COLUMNS} from directory.membership m where m.person_id = $1 order by m.starts_on, m.id`, [personId])
  }

  byId(id: string, on: Executor = this.database): Promise<MembershipRow | undefined> {
    return on.maybeOne(`select ${MEMBERSHIP_COLUMNS} from directory.membership m where m.id = $1`, [id])
  }
}
