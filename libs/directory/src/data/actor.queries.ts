import { Injectable } from '@nestjs/common'
import type { PlainDate } from '#kernel'
import type { RoleHeld } from '#platform/access'
import { Database } from '#platform/database'

export interface ActorRow {
  readonly personId: string
  readonly roles: readonly RoleHeld[]
}

export interface MachineRow {
  readonly scopes: readonly string[]
  readonly organisationId: string | null
}

@Injectable()
export class ActorQueries {
  constructor(private readonly database: Database) {}

  /** The person behind a sign-in account with the roles held on the day; a merged record leads to the one it lives on in. */
  person(issuer: string, subject: string, on: PlainDate): Promise<ActorRow | undefined> {
    return this.database.maybeOne<ActorRow>(
      {
        name: 'directory.actor',
        text: `
          select coalesce(p.merged_into_id, p.id) as "personId",
            coalesce((
              select json_agg(json_build_object('organisationId', m.organisation_id, 'role', m.role))
              from directory.membership m
              where m.person_id = coalesce(p.merged_into_id, p.id) and m.starts_on <= $3::date and (m.ends_on is null or m.ends_on > $3::date)
            ), '[]'::json) as roles
          from directory.identity i join directory.person p on p.id = i.person_id
          where i.issuer = $1 and i.subject = $2`,
      },
      [issuer, subject, on],
    )
  }

  machine(issuer: string, clientId: string): Promise<MachineRow | undefined> {
    return this.database.maybeOne<MachineRow>(
      `select scopes, organisation_id as "organisationId" from directory.machine_client
       where issuer = $1 and client_id = $2 and revoked_at is null`,
      [issuer, clientId],
    )
  }
}
