import { Injectable } from '@nestjs/common'
import type { OrganisationId } from '#kernel'
import { AREAS, BODIES, type MatrixCell, type Obligation } from '#directory'
import { Database } from '#platform/database'

/** A programme that can be joined, or something that others offer, in a cell of the matrix. */
export interface MatrixOfferRow {
  readonly kind: 'programme' | 'external'
  readonly id: string
  readonly title: string
  readonly audience: string
  readonly obligation: Obligation
  readonly providerId: OrganisationId | null
  readonly providerName: string
  /** Of external offers only. */
  readonly url: string | null
}

export interface MatrixCellRow extends MatrixCell {
  readonly offers: readonly MatrixOfferRow[]
}

@Injectable()
export class ResponsibilityMatrixQueries {
  constructor(private readonly database: Database) {}

  /** The whole matrix in one round trip, with what is on offer to an audience (and to everybody), by title. */
  cells(audience: string | undefined): Promise<MatrixCellRow[]> {
    return this.database.rows<MatrixCellRow>(
      {
        name: 'read-models.responsibility-matrix',
        text: `
          with offer as materialized (
            select 'programme' as kind, p.id, p.title, p.audience, p.obligation, p.matrix_body as body, p.matrix_area as area,
              p.organisation_id as "providerId", org.name as "providerName", null as url
            from cohorts.programme p join directory.organisation org on org.id = p.organisation_id
            where exists (select from cohorts.programme_version v where v.programme_id = p.id and v.state = 'published')
            union all
            select 'external', o.id, o.title, o.audience, o.obligation, o.body, o.area, o.provider_id, coalesce(org.name, o.provider_name), o.url
            from directory.external_offer o left join directory.organisation org on org.id = o.provider_id
            where o.withdrawn_at is null)
          select c.body, c.area, c.responsibility,
            coalesce((
              select json_agg(json_build_object('kind', f.kind, 'id', f.id, 'title', f.title, 'audience', f.audience, 'obligation', f.obligation,
                'providerId', f."providerId", 'providerName', f."providerName", 'url', f.url) order by f.title, f.id)
              from offer f
              where f.body = c.body and f.area = c.area and ($3::text is null or f.audience in ($3, 'open'))), '[]'::json) as offers
          from directory.matrix_cell c
          order by array_position($1::text[], c.body), array_position($2::text[], c.area)`,
      },
      [BODIES, AREAS, audience ?? null],
    )
  }
}
