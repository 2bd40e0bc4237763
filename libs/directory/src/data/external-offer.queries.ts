import { Injectable } from '@nestjs/common'
import type { Id, OrganisationId } from '#kernel'
import { Database, type Tx } from '#platform/database'
import type { Audience } from '../domain/external-offers.js'
import type { Area, Body, Obligation } from '../domain/responsibility-matrix.js'

export type ExternalOfferId = Id<'ExternalOffer'>

export interface ExternalOfferRow {
  readonly id: ExternalOfferId
  readonly title: string
  readonly url: string
  readonly providerId: OrganisationId | null
  readonly providerName: string | null
  readonly body: Body
  readonly area: Area
  readonly audience: Audience
  readonly obligation: Obligation
  readonly costNote: string
}

export interface ExternalOfferFilter {
  readonly body?: string | undefined
  readonly area?: string | undefined
  readonly audience?: string | undefined
}

const COLUMNS = `o.id, o.title, o.url, o.provider_id as "providerId", o.provider_name as "providerName", o.body, o.area, o.audience, o.obligation, o.cost_note as "costNote"`

const FILTER = `o.withdrawn_at is null and ($1::text is null or o.body = $1) and ($2::text is null or o.area = $2) and ($3::text is null or o.audience = $3)`

@Injectable()
export class ExternalOfferQueries {
  constructor(private readonly database: Database) {}

  byId(id: ExternalOfferId): Promise<ExternalOfferRow | undefined> {
    return this.database.maybeOne<ExternalOfferRow>(`select ${COLUMNS} from directory.external_offer o where o.id = $1 and o.withdrawn_at is null`, [id])
  }

  /** One more row than asked for, by title; with the number of all that fit the filter. */
  async page(filter: ExternalOfferFilter, first: number, after: readonly [title: string, id: string] | undefined): Promise<{ rows: ExternalOfferRow[]; total: number }> {
    const values = [filter.body ?? null, filter.area ?? null, filter.audience ?? null]
    const rows = await this.database.rows<ExternalOfferRow>(
      `select ${COLUMNS} from directory.external_offer o
       where ${FILTER} and ($4::text is null or (o.title, o.id) > ($4, $5::uuid)) order by o.title, o.id limit $6`,
      [...values, after?.[0] ?? null, after?.[1] ?? null, first + 1],
    )
    const { total } = await this.database.one<{ total: number }>(`select count(*) as total from directory.external_offer o where ${FILTER}`, values)
    return { rows, total }
  }

  /** Locks an offer that still stands. */
  lock(tx: Tx, id: ExternalOfferId): Promise<ExternalOfferRow | undefined> {
    return tx.maybeOne<ExternalOfferRow>(`select ${COLUMNS} from directory.external_offer o where o.id = $1 and o.withdrawn_at is null for update`, [id])
  }
}
