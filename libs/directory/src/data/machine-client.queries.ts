import { Injectable } from '@nestjs/common'
import type { OrganisationId } from '#kernel'
import { Database, type Tx } from '#platform/database'

export interface MachineClientRow {
  readonly issuer: string
  readonly clientId: string
  readonly name: string
  /** The one organisation it acts for; absent for the whole platform. */
  readonly organisationId: OrganisationId | null
  readonly scopes: readonly string[]
  readonly revokedAt: Date | null
}

@Injectable()
export class MachineClientQueries {
  constructor(private readonly database: Database) {}

  list(): Promise<MachineClientRow[]> {
    return this.database.rows(
      `select issuer, client_id as "clientId", name, organisation_id as "organisationId", scopes, revoked_at as "revokedAt" from directory.machine_client
       order by revoked_at is not null, name, client_id limit 1000`)
  }

  /** Whether it was written: not when the program is registered and in use already. A revoked one may be registered anew. */
  async register(tx: Tx, row: Omit<MachineClientRow, 'revokedAt'>): Promise<boolean> {
    return (await tx.run(
      `insert into directory.machine_client as c (issuer, client_id, name, organisation_id, scopes) values ($1, $2, $3, $4, $5)
       on conflict (issuer, client_id) do update set name = $3, organisation_id = $4, scopes = $5, revoked_at = null where c.revoked_at is not null`,
      [row.issuer, row.clientId, row.name, row.organisationId, row.scopes])) === 1
  }

  async revoke(tx: Tx, issuer: string, clientId: string, now: Date): Promise<boolean> {
    return (await tx.run('update directory.machine_client set revoked_at = $3 where issuer = $1 and client_id = $2 and revoked_at is null', [issuer, clientId, now])) === 1
  }
}
