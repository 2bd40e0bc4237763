import { Injectable } from '@nestjs/common'
import type { OrganisationId, PlainDate } from '#kernel'
import { Database, type Tx } from '#platform/database'
import type { Succession } from '../../domain/index.js'

export interface SuccessionRow extends Succession {
  readonly heir: boolean
}

@Injectable()
export class SuccessionQueries {
  constructor(private readonly database: Database) {}

  /** The organisation and those that inherited its returns, one after the other. */
  async holders(organisationId: OrganisationId): Promise<OrganisationId[]> {
    const rows = await this.database.rows<{ id: OrganisationId }>({
      name: 'returns.holders',
      text: `with recursive holder(id) as (
          select $1::uuid union select s.successor_id from holder h join workforce_returns.succession s on s.organisation_id = h.id and s.heir)
        select id from holder`,
    }, [organisationId])
    return rows.map(({ id }) => id)
  }

  /** Organisations that are gone whose returns these answer for, with themselves. */
  async heldBy(organisationIds: readonly OrganisationId[]): Promise<OrganisationId[]> {
    const rows = await this.database.rows<{ id: OrganisationId }>(
      `with recursive held(id) as (
         select unnest($1::uuid[]) union select s.organisation_id from held h join workforce_returns.succession s on s.successor_id = h.id and s.heir)
       select id from held`, [organisationIds])
    return rows.map(({ id }) => id)
  }

  /** Every succession that had taken place by a day. */
  all(on: PlainDate): Promise<Succession[]> {
    return this.database.rows<Succession>('select organisation_id as "from", successor_id as "to", "on" from workforce_returns.succession where "on" <= $1 order by 1, 2', [on])
  }

  async add(tx: Tx, rows: readonly SuccessionRow[]): Promise<void> {
    await tx.run(
      `insert into workforce_returns.succession (organisation_id, successor_id, "on", heir) select "from", "to", "on", heir from json_to_recordset($1::json) as r("from" uuid, "to" uuid, "on" date, heir boolean)
       on conflict (organisation_id, successor_id) do nothing`, [JSON.stringify(rows)])
  }
}
