import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId, PlainDate } from '#kernel'
import { Database, type Executor } from '#platform/database'
import type { MembershipRow } from './membership.queries.js'
import { type PeopleScope, VISIBLE_MEMBERSHIP } from './people-list.queries.js'
import { PERSON_COLUMNS, type PersonRow } from './person.queries.js'

/** A person's record as one page shows it. */
export interface PersonRecordRow extends PersonRow {
  readonly emails: readonly { readonly email: string; readonly isPrimary: boolean; readonly verified: boolean }[]
  readonly memberships: readonly Omit<MembershipRow, 'personId'>[]
  readonly lineManagers: readonly { readonly managerId: PersonId; readonly organisationId: OrganisationId; readonly startsOn: PlainDate; readonly endsOn: PlainDate | null }[]
  readonly careerPosts: readonly {
    readonly id: string; readonly post: string; readonly organisationId: OrganisationId | null; readonly organisationName: string | null; readonly grade: string | null
    readonly background: string | null; readonly startsOn: PlainDate; readonly endsOn: PlainDate | null; readonly verified: boolean
  }[]
  readonly delegations: readonly { readonly id: string; readonly delegateId: PersonId; readonly startsOn: PlainDate; readonly endsOn: PlainDate }[]
  /** When the open invitation to sign in runs out (ISO); absent when there is none. */
  readonly invitedUntil: string | null
}

/** Memberships and lines of management (both under the alias `m`) are seen by the same rule. */
const SEEN = VISIBLE_MEMBERSHIP('$2', '$3', '$4', '$5')

@Injectable()
export class PersonRecordQueries {
  constructor(private readonly database: Database) {}

  /** The record with those memberships and lines of management that the scope allows. */
  record(id: PersonId, scope: PeopleScope, on: Executor = this.database): Promise<PersonRecordRow | undefined> {
    return on.maybeOne<PersonRecordRow>(
      `select ${PERSON_COLUMNS},
         coalesce((select json_agg(json_build_object('email', e.email, 'isPrimary', e.is_primary, 'verified', e.verified_at is not null) order by e.is_primary desc, e.email)
           from directory.person_email e where e.person_id = p.id), '[]'::json) as emails,
         coalesce((select json_agg(json_build_object('id', m.id, 'organisationId', m.organisation_id, 'role', m.role, 'jobTitle', m.job_title, 'grade', m.grade,
             'startsOn', m.starts_on, 'endsOn', m.ends_on, 'origin', m.origin) order by m.starts_on, m.id)
           from directory.membership m where m.person_id = p.id and ${SEEN}), '[]'::json) as memberships,
         coalesce((select json_agg(json_build_object('managerId', m.manager_id, 'organisationId', m.organisation_id, 'startsOn', m.starts_on, 'endsOn', m.ends_on) order by m.starts_on)
           from directory.line_management m where m.person_id = p.id and ${SEEN}), '[]'::json) as "lineManagers",
         coalesce((select json_agg(json_build_object('id', c.id, 'post', c.post, 'organisationId', c.organisation_id, 'organisationName', c.organisation_name, 'grade', c.grade,
             'background', c.background, 'startsOn', c.starts_on, 'endsOn', c.ends_on, 'verified', c.verified_at is not null) order by c.starts_on, c.id)
           from directory.career_post c where c.person_id = p.id), '[]'::json) as "careerPosts",
         coalesce((select json_agg(json_build_object('id', d.id, 'delegateId', d.delegate_id, 'startsOn', d.starts_on, 'endsOn', d.ends_on) order by d.starts_on)
           from directory.delegation d where d.person_id = p.id and d.ends_on > $5::date), '[]'::json) as delegations,
         (select to_json(max(i.expires_at))#>>'{}' from directory.invitation i
           where i.person_id = p.id and i.organisation_id is null and i.accepted_at is null and i.revoked_at is null) as "invitedUntil"
       from directory.person p where p.id = $1`,
      [id, scope.everybody, scope.organisationIds, scope.self ?? null, scope.today])
  }
}
