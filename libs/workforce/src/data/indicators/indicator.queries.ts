import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId } from '#kernel'
import { Database, type Executor, likeText, type Tx } from '#platform/database'
import type { IndicatorContent, IndicatorId, IndicatorVersionId } from '../../domain/index.js'

export interface IndicatorVersionRow extends IndicatorContent {
  readonly id: IndicatorVersionId
  readonly indicatorId: IndicatorId
  readonly key: string
  readonly number: number
  readonly newestNumber: number
  readonly createdAt: Date
}

export interface IndicatorRow {
  readonly id: IndicatorId
  readonly key: string
  readonly title: string
  /** Whose analysts keep it. */
  readonly organisationId: OrganisationId
  readonly newestVersionId: IndicatorVersionId
}

const VERSIONS = `(
  select v.id, v.indicator_id as "indicatorId", i.key, v.number, v.title, v.definition, v.numerator, v.denominator, v.unit, v.direction, v.source_key as "sourceKey", v.parameters,
    v.breakdowns, v.formula_version as "formulaVersion", v.change_note as "changeNote", v.created_at as "createdAt",
    (select max(n.number) from workforce.indicator_version n where n.indicator_id = v.indicator_id) as "newestNumber"
  from workforce.indicator_version v join workforce.indicator i on i.id = v.indicator_id)`
const INDICATORS = `(
  select i.id, i.key, i.title, i.organisation_id as "organisationId", (select v.id from workforce.indicator_version v where v.indicator_id = i.id order by v.number desc limit 1) as "newestVersionId"
  from workforce.indicator i)`
const FILTER = `($1::text is null or i.title ilike '%' || $1 || '%' or i.key ilike '%' || $1 || '%')`

@Injectable()
export class IndicatorQueries {
  constructor(private readonly database: Database) {}

  versions(ids: readonly string[], on: Executor = this.database): Promise<IndicatorVersionRow[]> {
    return on.rows<IndicatorVersionRow>({ name: 'workforce.indicator-versions', text: `select v.* from ${VERSIONS} v where v.id = any($1::uuid[])` }, [ids])
  }

  async version(id: string, on: Executor = this.database): Promise<IndicatorVersionRow | undefined> {
    return (await this.versions([id], on))[0]
  }

  /** Newest first. */
  versionsOf(indicatorId: string): Promise<IndicatorVersionRow[]> {
    return this.database.rows<IndicatorVersionRow>(`select v.* from ${VERSIONS} v where v."indicatorId" = $1 order by v.number desc limit 100`, [indicatorId])
  }

  one(id: string, on: Executor = this.database): Promise<IndicatorRow | undefined> {
    return on.maybeOne<IndicatorRow>(`select i.* from ${INDICATORS} i where i.id = $1`, [id])
  }

  byKey(key: string, on: Executor = this.database): Promise<IndicatorRow | undefined> {
    return on.maybeOne<IndicatorRow>(`select i.* from ${INDICATORS} i where i.key = $1`, [key])
  }

  async page(search: string | undefined, first: number, after: readonly [title: string, id: string] | undefined): Promise<{ rows: IndicatorRow[]; total: number }> {
    const values = [likeText(search)]
    const [rows, { total }] = await Promise.all([
      this.database.rows<IndicatorRow>(`select i.* from ${INDICATORS} i where ${FILTER} and ($2::text is null or (i.title, i.id) > ($2, $3::uuid)) order by i.title, i.id limit $4`, [...values, after?.[0] ?? null, after?.[1] ?? null, first + 1]),
      this.database.one<{ total: number }>(`select count(*) as total from workforce.indicator i where ${FILTER}`, values),
    ])
    return { rows, total }
  }

  /** New versions are numbered under this lock. */
  async lock(tx: Tx, id: string): Promise<IndicatorRow | undefined> {
    await tx.run('select from workforce.indicator where id = $1 for update', [id])
    return this.one(id, tx)
  }

  async insert(tx: Tx, id: IndicatorId, key: string, title: string, organisationId: OrganisationId, now: Date): Promise<void> {
    await tx.run('insert into workforce.indicator (id, key, title, organisation_id, created_at) values ($1, $2, $3, $4, $5)', [id, key, title, organisationId, now])
  }

  async insertVersion(tx: Tx, id: IndicatorVersionId, indicatorId: IndicatorId, c: IndicatorContent, by: PersonId | null, now: Date): Promise<void> {
    await tx.run(
      `insert into workforce.indicator_version (id, indicator_id, number, title, definition, numerator, denominator, unit, direction, source_key, parameters, breakdowns, formula_version, change_note, created_by_id, created_at)
       select $1, $2, coalesce(max(v.number), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15 from workforce.indicator_version v where v.indicator_id = $2`,
      [id, indicatorId, c.title, c.definition, c.numerator, c.denominator, c.unit, c.direction, c.sourceKey, JSON.stringify(c.parameters), c.breakdowns, c.formulaVersion, c.changeNote, by, now])
    await tx.run('update workforce.indicator set title = $2 where id = $1', [indicatorId, c.title])
  }
}
