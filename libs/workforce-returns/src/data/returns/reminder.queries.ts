import { Injectable } from '@nestjs/common'
import type { OrganisationId } from '#kernel'
import { Database, type Tx } from '#platform/database'
import type { ReminderKind } from '../../domain/index.js'

@Injectable()
export class ReturnReminderQueries {
  constructor(private readonly database: Database) {}

  /** Of these organisations those that have not submitted the quarter and were not reminded in this way. */
  async missing(organisationIds: readonly string[], quarter: string, kind: ReminderKind): Promise<OrganisationId[]> {
    const rows = await this.database.rows<{ id: OrganisationId }>(
      `select o.id from unnest($1::uuid[]) as o(id)
       where not exists (select from workforce_returns.workforce_return r where r.organisation_id = o.id and r.quarter = $2 and r.state = 'submitted')
         and not exists (select from workforce_returns.return_reminder m where m.organisation_id = o.id and m.quarter = $2 and m.kind = $3) order by o.id`, [organisationIds, quarter, kind])
    return rows.map(({ id }) => id)
  }

  /** Writes a reminder down; false when it was there already. */
  async note(tx: Tx, organisationId: string, quarter: string, kind: ReminderKind, now: Date): Promise<boolean> {
    return (await tx.run('insert into workforce_returns.return_reminder (organisation_id, quarter, kind, at) values ($1, $2, $3, $4) on conflict do nothing', [organisationId, quarter, kind, now])) === 1
  }
}
