import { Injectable } from '@nestjs/common'
import { newId, type AreaKey, type OrganisationId, type PersonId } from '#kernel'
import { Database, type Executor, likeText, type Tx } from '#platform/database'
import type { OwnerPart, PlanId, PlanScope, PlanVersionId } from '../../domain/index.js'

export interface PlanOwnerRow {
  readonly part: OwnerPart
  readonly organisationId: OrganisationId
}

export interface PlanRow {
  readonly id: PlanId
  readonly scope: PlanScope
  readonly areaKey: AreaKey
  readonly parentPlanId: PlanId | null
  readonly createdAt: Date
  readonly closedAt: Date | null
  /** Those of today. */
  readonly owners: readonly PlanOwnerRow[]
  /** Of the published version, or of the newest where none was published. */
  readonly title: string
  readonly publishedVersionId: PlanVersionId | null
  /** What is being worked on: for its owners only. */
  readonly openVersionId: PlanVersionId | null
  /** The parent has published a version since the one that the published version stands on. */
  readonly parentMoved: boolean
  /** What lists are sorted by: national, regional, local, then by title. */
  readonly sortKey: string
}

export interface PlanFilter {
  readonly scope?: string | undefined
  readonly search?: string | undefined
  readonly organisationId?: string | undefined
  readonly areaKey?: string | undefined
}

/** Whose unpublished plans a list shows besides what is public. */
export interface PlanListScope {
  readonly all: boolean
  readonly organisationIds: readonly string[]
}

const PLANS = `(
  select p.id, p.scope, p.area_key as "areaKey", p.parent_plan_id as "parentPlanId", p.created_at as "createdAt", p.closed_at as "closedAt",
    (select coalesce(json_agg(json_build_object('part', o.part, 'organisationId', o.organisation_id) order by o.part), '[]') from workforce.plan_owner o where o.plan_id = p.id and o.ended_at is null) as owners,
    coalesce(pub.title, (select v.title from workforce.plan_version v where v.plan_id = p.id order by v.number desc limit 1)) as title,
    pub.id as "publishedVersionId", open.id as "openVersionId",
    coalesce(pub.parent_version_id is distinct from parent.id and pub.id is not null and parent.id is not null, false) as "parentMoved",
    case p.scope when 'national' then '0' when 'regional' then '1' else '2' end || coalesce(pub.title, (select v.title from workforce.plan_version v where v.plan_id = p.id order by v.number desc limit 1)) as "sortKey",
    exists (select from workforce.plan_version v where v.plan_id = p.id and v.state in ('published', 'superseded')) as "isPublic"
  from workforce.plan p
  left join workforce.plan_version pub on pub.plan_id = p.id and pub.state = 'published'
  left join workforce.plan_version open on open.plan_id = p.id and open.state in ('draft', 'proposed', 'returned', 'approved')
  left join workforce.plan_version parent on parent.plan_id = p.parent_plan_id and parent.state = 'published')`

const FILTER = `(pl."isPublic" or $1::boolean or exists (select from workforce.plan_owner o where o.plan_id = pl.id and o.ended_at is null and o.organisation_id = any($2::uuid[])))
  and ($3::text is null or pl.scope = $3) and ($4::text is null or pl.title ilike '%' || $4 || '%') and ($6::text is null or pl."areaKey" = $6)
  and ($5::uuid is null or exists (select from workforce.plan_owner o where o.plan_id = pl.id and o.ended_at is null and o.organisation_id = $5))`

@Injectable()
export class PlanQueries {
  constructor(private readonly database: Database) {}

  one(id: string, on: Executor = this.database): Promise<PlanRow | undefined> {
    return on.maybeOne<PlanRow>({ name: 'workforce.plan', text: `select pl.* from ${PLANS} pl where pl.id = $1` }, [id])
  }

  byIds(ids: readonly string[], on: Executor = this.database): Promise<PlanRow[]> {
    return on.rows<PlanRow>({ name: 'workforce.plans', text: `select pl.* from ${PLANS} pl where pl.id = any($1::uuid[])` }, [ids])
  }

  /** The live plan of an area. */
  ofArea(areaKey: string, on: Executor = this.database): Promise<PlanRow | undefined> {
    return on.maybeOne<PlanRow>({ name: 'workforce.plan-of-area', text: `select pl.* from ${PLANS} pl where pl."areaKey" = $1 and pl."closedAt" is null` }, [areaKey])
  }

  /** Live plans derived from one. */
  derivedFrom(id: string, on: Executor = this.database): Promise<PlanRow[]> {
    return on.rows<PlanRow>(`select pl.* from ${PLANS} pl where pl."parentPlanId" = $1 and pl."closedAt" is null order by pl."sortKey", pl.id`, [id])
  }

  async page(filter: PlanFilter, scope: PlanListScope, first: number, after: readonly [sortKey: string, id: string] | undefined): Promise<{ rows: PlanRow[]; total: number }> {
    const values = [scope.all, scope.organisationIds, filter.scope ?? null, likeText(filter.search), filter.organisationId ?? null, filter.areaKey ?? null]
    const [rows, { total }] = await Promise.all([
      this.database.rows<PlanRow>(`select pl.* from ${PLANS} pl where ${FILTER} and ($7::text is null or (pl."sortKey", pl.id) > ($7, $8::uuid)) order by pl."sortKey", pl.id limit $9`, [...values, after?.[0] ?? null, after?.[1] ?? null, first + 1]),
      this.database.one<{ total: number }>(`select count(*) as total from ${PLANS} pl where ${FILTER}`, values),
    ])
    return { rows, total }
  }

  /** Everything about the versions of a plan is decided under this lock. */
  async lock(tx: Tx, id: string): Promise<PlanRow | undefined> {
    await tx.run('select from workforce.plan where id = $1 for update', [id])
    return this.one(id, tx)
  }

  async insert(tx: Tx, row: Pick<PlanRow, 'id' | 'scope' | 'areaKey' | 'parentPlanId' | 'owners'>, by: PersonId | null, now: Date): Promise<void> {
    await tx.run('insert into workforce.plan (id, scope, area_key, parent_plan_id, created_by_id, created_at) values ($1, $2, $3, $4, $5, $6)', [row.id, row.scope, row.areaKey, row.parentPlanId, by, now])
    for (const { part, organisationId } of row.owners) await this.addOwner(tx, row.id, part, organisationId, now)
  }

  async addOwner(tx: Tx, planId: string, part: OwnerPart, organisationId: string, now: Date): Promise<void> {
    await tx.run('insert into workforce.plan_owner (id, plan_id, part, organisation_id, since) values ($1, $2, $3, $4, $5)', [newId(), planId, part, organisationId, now])
  }
}
