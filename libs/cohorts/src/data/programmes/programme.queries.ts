import { Injectable } from '@nestjs/common'
import type { OrganisationId } from '#kernel'
import { Database, type Executor, type Tx, likeText } from '#platform/database'
import type { Audience, ProgrammeId } from '../../domain/index.js'

export interface ProgrammeRow {
  readonly id: ProgrammeId
  readonly organisationId: OrganisationId
  readonly title: string
  readonly summary: string
  readonly audience: Audience
  readonly matrixBody: string
  readonly matrixArea: string
  readonly obligation: string
  readonly createdAt: Date
  readonly updatedAt: Date
}

export interface CatalogueFilter {
  /** Words of the title or the summary. */
  readonly search?: string | null | undefined
  readonly audience?: string | null | undefined
  readonly matrixBody?: string | null | undefined
  readonly matrixArea?: string | null | undefined
  readonly organisationId?: string | null | undefined
  /** Of an open run. */
  readonly deliveryMode?: string | null | undefined
  readonly region?: string | null | undefined
  /** Only programmes with a run that takes applications. */
  readonly openOnly?: boolean | undefined
}

/** What the viewer may see beyond what is published. */
export interface ProgrammeScope {
  readonly all: boolean
  readonly managed: readonly OrganisationId[]
}

export const PROGRAMME_COLUMNS = `p.id, p.organisation_id as "organisationId", p.title, p.summary, p.audience, p.matrix_body as "matrixBody", p.matrix_area as "matrixArea",
  p.obligation, p.created_at as "createdAt", p.updated_at as "updatedAt"`

// An open run fits when it is held in the region asked for, or nowhere in particular.
const FILTER = `
  ($1 or p.organisation_id = any($2::uuid[]) or exists (select from cohorts.programme_version v where v.programme_id = p.id and v.state = 'published'))
  and ($3::text is null or p.title ilike '%' || $3 || '%' or p.summary ilike '%' || $3 || '%')
  and ($4::text is null or p.audience = $4) and ($5::text is null or p.matrix_body = $5) and ($6::text is null or p.matrix_area = $6)
  and ($7::uuid is null or p.organisation_id = $7)
  and (not $10 and $8::text is null and $9::text is null or exists (
    select from cohorts.cohort_run r join cohorts.programme_version v on v.id = r.programme_version_id
    where v.programme_id = p.id and r.state = 'open' and ($8::text is null or r.delivery_mode = $8) and ($9::text is null or r.region = $9 or r.region is null)))`

@Injectable()
export class ProgrammeQueries {
  constructor(private readonly database: Database) {}

  byIds(ids: readonly string[], on: Executor = this.database): Promise<ProgrammeRow[]> {
    return on.rows(`select ${PROGRAMME_COLUMNS} from cohorts.programme p where p.id = any($1::uuid[])`, [ids])
  }

  lock(tx: Tx, id: string): Promise<ProgrammeRow | undefined> {
    return tx.maybeOne(`select ${PROGRAMME_COLUMNS} from cohorts.programme p where p.id = $1 for update`, [id])
  }

  /** One more row than asked for, by title; with the number of all that fit. */
  async page(scope: ProgrammeScope, filter: CatalogueFilter, first: number, after: readonly [title: string, id: string] | undefined): Promise<{ rows: ProgrammeRow[]; total: number }> {
    const values = [
      scope.all, scope.managed, likeText(filter.search), filter.audience ?? null, filter.matrixBody ?? null, filter.matrixArea ?? null, filter.organisationId ?? null,
      filter.deliveryMode ?? null, filter.region ?? null, filter.openOnly ?? false,
    ]
    const { rows, total } = await this.database.one<{ rows: ProgrammeRow[]; total: number }>({
      name: 'cohorts.catalogue',
      text: `
        with fitting as materialized (select p.* from cohorts.programme p where ${FILTER}),
          page as (select p.* from fitting p where $11::text is null or (p.title, p.id) > ($11, $12::uuid) order by p.title, p.id limit $13)
        select (select count(*) from fitting) as total,
          coalesce((select json_agg(row_to_json(one) order by one.title, one.id) from (select ${PROGRAMME_COLUMNS} from page p) one), '[]'::json) as rows`,
    }, [...values, after?.[0] ?? null, after?.[1] ?? null, first + 1])
    return { rows: rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt), updatedAt: new Date(row.updatedAt) })), total }
  }
}
