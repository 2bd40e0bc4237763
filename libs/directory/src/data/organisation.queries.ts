import { Injectable } from '@nestjs/common'
import type { OrganisationId, PlainDate } from '#kernel'
import { Database, type Executor, type Tx, likeText } from '#platform/database'

/** An organisation as the API shows it. */
export interface OrganisationRow {
  readonly id: OrganisationId
  readonly kind: string
  readonly code: string | null
  readonly name: string
  readonly shortName: string
  readonly nation: string | null
  readonly region: string | null
  readonly tier: string | null
  readonly parentId: OrganisationId | null
  readonly validFrom: PlainDate | null
  readonly validTo: PlainDate | null
}

export interface OrganisationFilter {
  /** Part of the name, or the start of the code. */
  readonly search?: string | undefined
  readonly kind?: string | undefined
  readonly region?: string | undefined
  /** Only those that exist on this day. */
  readonly on?: PlainDate | undefined
}

const COLUMNS = `o.id, o.kind, o.code, o.name, o.short_name as "shortName", o.nation, o.region, o.tier,
  o.parent_id as "parentId", o.valid_from as "validFrom", o.valid_to as "validTo"`

const FILTER = `
  ($1::text is null or o.name ilike '%' || $1 || '%' or o.code ilike $1 || '%')
  and ($2::text is null or o.kind = $2) and ($3::text is null or o.region = $3)
  and ($4::date is null or ((o.valid_from is null or o.valid_from <= $4) and (o.valid_to is null or o.valid_to > $4)))`

@Injectable()
export class OrganisationQueries {
  constructor(private readonly database: Database) {}

  byIds(ids: readonly string[], on: Executor = this.database): Promise<OrganisationRow[]> {
    return on.rows<OrganisationRow>(`select ${COLUMNS} from directory.organisation o where o.id = any($1::uuid[])`, [ids])
  }

  byCode(code: string, on: Executor = this.database): Promise<OrganisationRow | undefined> {
    return on.maybeOne<OrganisationRow>(`select ${COLUMNS} from directory.organisation o where o.code = $1`, [code])
  }

  /** One more row than asked for, by name; with the number of all that fit the filter. */
  async page(filter: OrganisationFilter, first: number, after: readonly [name: string, id: string] | undefined): Promise<{ rows: OrganisationRow[]; total: number }> {
    const values = [likeText(filter.search), filter.kind ?? null, filter.region ?? null, filter.on ?? null]
    const rows = await this.database.rows<OrganisationRow & { total: number }>(
      `with fitting as materialized (select o.* from directory.organisation o where ${FILTER}),
         page as (select * from fitting o where $5::text is null or (o.name, o.id) > ($5, $6::uuid) order by o.name, o.id limit $7)
       select ${COLUMNS}, (select count(*) from fitting) as total from page o order by o.name, o.id`,
      [...values, after?.[0] ?? null, after?.[1] ?? null, first + 1],
    )
    return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? (after ? await this.count(values) : 0) }
  }

  /** Locks the organisation so that its facts hold until the transaction ends. */
  lock(tx: Tx, id: OrganisationId): Promise<OrganisationRow | undefined> {
    return tx.maybeOne<OrganisationRow>(`select ${COLUMNS} from directory.organisation o where o.id = $1 for update`, [id])
  }

  /** Keeps the organisation as it is until the transaction ends, without keeping other readers of it waiting. */
  lockShared(tx: Tx, id: string): Promise<OrganisationRow | undefined> {
    return tx.maybeOne<OrganisationRow>(`select ${COLUMNS} from directory.organisation o where o.id = $1 for share`, [id])
  }

  private async count(values: readonly unknown[]): Promise<number> {
    return (await this.database.one<{ n: number }>(`select count(*) as n from directory.organisation o where ${FILTER}`, values)).n
  }
}
