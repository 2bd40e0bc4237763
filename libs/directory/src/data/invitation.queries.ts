import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId, PlainDate } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'

export interface InvitationRow {
  readonly id: string
  readonly personId: PersonId
  readonly email: string
  readonly anyEmail: boolean
  /** The organisation to join; absent for a first sign-in. */
  readonly organisationId: OrganisationId | null
  readonly role: string | null
  readonly jobTitle: string | null
  readonly grade: string | null
  readonly startsOn: PlainDate | null
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly acceptedAt: Date | null
  readonly revokedAt: Date | null
}

export type NewInvitationRow = Omit<InvitationRow, 'acceptedAt' | 'revokedAt'> & { readonly tokenHash: string }

export const INVITATION_COLUMNS = `i.id, i.person_id as "personId", i.email, i.any_email as "anyEmail", i.organisation_id as "organisationId", i.role, i.job_title as "jobTitle",
  i.grade, i.starts_on as "startsOn", i.created_at as "createdAt", i.expires_at as "expiresAt", i.accepted_at as "acceptedAt", i.revoked_at as "revokedAt"`

const LIVE = 'accepted_at is null and revoked_at is null'

@Injectable()
export class InvitationQueries {
  constructor(private readonly database: Database) {}

  byId(id: string, on: Executor = this.database): Promise<InvitationRow | undefined> {
    return on.maybeOne(`select ${INVITATION_COLUMNS} from directory.invitation i where i.id = $1`, [id])
  }

  /** Replaces what the people were invited to before (per organisation, or the first sign-in) by new invitations. */
  async replace(tx: Tx, rows: readonly NewInvitationRow[], now: Date): Promise<void> {
    const json = JSON.stringify(rows)
    await tx.run(
      `update directory.invitation i set revoked_at = $2 from json_to_recordset($1::json) as r("personId" uuid, "organisationId" uuid)
       where i.person_id = r."personId" and i.organisation_id is not distinct from r."organisationId" and ${LIVE}`, [json, now])
    await tx.run(
      `insert into directory.invitation (id, person_id, email, any_email, organisation_id, role, job_title, grade, starts_on, token_hash, created_at, expires_at)
       select id, "personId", email, "anyEmail", "organisationId", role, "jobTitle", grade, "startsOn", "tokenHash", "createdAt", "expiresAt"
       from json_to_recordset($1::json) as r(id uuid, "personId" uuid, email text, "anyEmail" boolean, "organisationId" uuid, role text, "jobTitle" text,
         grade text, "startsOn" date, "tokenHash" text, "createdAt" timestamptz, "expiresAt" timestamptz)`, [json])
  }

  async revoke(tx: Tx, id: string, now: Date): Promise<boolean> {
    return (await tx.run(`update directory.invitation set revoked_at = $2 where id = $1 and ${LIVE}`, [id, now])) === 1
  }

  async accept(tx: Tx, id: string, now: Date): Promise<boolean> {
    return (await tx.run(`update directory.invitation set accepted_at = $2 where id = $1 and ${LIVE}`, [id, now])) === 1
  }

  /** People of an organisation who never signed in and wait for no invitation, with the address to write to. */
  uninvited(tx: Tx, organisationId: OrganisationId, on: PlainDate, now: Date, most: number): Promise<{ personId: PersonId; email: string }[]> {
    return tx.rows(
      `select p.id as "personId", e.email from directory.person p join directory.person_email e on e.person_id = p.id and e.is_primary
       where p.status = 'invited'
         and exists (select 1 from directory.membership m where m.person_id = p.id and m.organisation_id = $1 and m.starts_on <= $2 and (m.ends_on is null or m.ends_on > $2))
         and not exists (select 1 from directory.identity y where y.person_id = p.id)
         and not exists (select 1 from directory.invitation i where i.person_id = p.id and i.organisation_id is null and i.expires_at > $3 and ${LIVE})
       order by p.id limit $4 for no key update of p skip locked`,
      [organisationId, on, now, most])
  }

  /** Invitations that wait for an answer: first sign-ins of an organisation's people and invitations to join it, newest first. */
  async waiting(organisationId: OrganisationId, on: PlainDate, now: Date, first: number, after: readonly [string, string] | undefined): Promise<{ rows: InvitationRow[]; total: number }> {
    const rows = await this.database.rows<InvitationRow & { total: number }>(
      `with fitting as materialized (
         select i.* from directory.invitation i
         where ${LIVE} and i.expires_at > $3 and (i.organisation_id = $1 or (i.organisation_id is null and exists (
           select 1 from directory.membership m where m.person_id = i.person_id and m.organisation_id = $1 and m.starts_on <= $2 and (m.ends_on is null or m.ends_on > $2)))))
       select ${INVITATION_COLUMNS}, (select count(*) from fitting) as total from fitting i
       where $4::timestamptz is null or (i.created_at, i.id) < ($4, $5::uuid) order by i.created_at desc, i.id desc limit $6`,
      [organisationId, on, now, after?.[0] ?? null, after?.[1] ?? null, first + 1])
    return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 }
  }

  /** What a person is asked to join. */
  offersTo(personId: PersonId, now: Date): Promise<InvitationRow[]> {
    return this.database.rows(
      `select ${INVITATION_COLUMNS} from directory.invitation i where i.person_id = $1 and i.organisation_id is not null and i.expires_at > $2 and ${LIVE} order by i.created_at`,
      [personId, now])
  }
}
