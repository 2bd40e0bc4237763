import { Injectable } from '@nestjs/common'
import { type AreaKey, newId } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { Disposition, PlanId, PlanVersionId, ResolvedTarget, TargetContent, TargetId, TargetVersionId } from '../../domain/index.js'
import { RESOLVED_TARGETS } from './resolved-target.js'

export interface TargetRow extends ResolvedTarget {
  readonly parentTargetId: TargetId | null
}

/** A target of a published plan, with the area that it is for. */
export interface PublishedTargetRow extends TargetRow {
  readonly areaKey: AreaKey
}

type TargetColumns = { readonly [K in keyof TargetContent]?: TargetContent[K] | null }

export interface NewTargetVersion {
  readonly versionId: PlanVersionId
  readonly targetId: TargetId
  readonly disposition: Disposition
  readonly parentTargetVersionId: TargetVersionId | null
  readonly reason: string | null
  /** `own`: all of it; `adapted`: what is different; otherwise nothing. */
  readonly content: TargetColumns
}

const CONTENT_COLUMNS = 'title, narrative, owner_organisation_id, indicator_version_id, direction, baseline_value, baseline_on, target_value, due_on, breakdowns, rag, checkpoints'
const json = (value: unknown): string | null => (value === undefined || value === null ? null : JSON.stringify(value))
const contentValues = (c: TargetColumns): unknown[] => [
  c.title ?? null, c.narrative ?? null, c.ownerOrganisationId ?? null, c.indicatorVersionId ?? null, c.direction ?? null, c.baselineValue ?? null, c.baselineOn ?? null,
  c.targetValue ?? null, c.dueOn ?? null, c.breakdowns ?? null, json(c.rag), json(c.checkpoints),
]

@Injectable()
export class TargetQueries {
  constructor(private readonly database: Database) {}

  /** In their order, those that are left out too. */
  ofVersion(versionId: string, on: Executor = this.database): Promise<TargetRow[]> {
    return on.rows<TargetRow>({ name: 'workforce.targets-of-version', text: `select t.* from ${RESOLVED_TARGETS} t where t."versionId" = $1 order by t.position, t.id` }, [versionId])
  }

  ofVersions(versionIds: readonly string[]): Promise<TargetRow[]> {
    return this.database.rows<TargetRow>({ name: 'workforce.targets-of-versions', text: `select t.* from ${RESOLVED_TARGETS} t where t."versionId" = any($1::uuid[]) order by t.position, t.id` }, [versionIds])
  }

  one(targetVersionId: string, on: Executor = this.database): Promise<TargetRow | undefined> {
    return on.maybeOne<TargetRow>({ name: 'workforce.target-version', text: `select t.* from ${RESOLVED_TARGETS} t where t.id = $1` }, [targetVersionId])
  }

  /** As the published version has it, by the stable id; left out where no live plan has it. */
  published(targetIds: readonly string[] | null, on: Executor = this.database): Promise<PublishedTargetRow[]> {
    return on.rows<PublishedTargetRow>({
      name: 'workforce.published-targets',
      text: `select t.*, p.area_key as "areaKey" from ${RESOLVED_TARGETS} t join workforce.plan_version v on v.id = t."versionId" and v.state = 'published' join workforce.plan p on p.id = t."planId" and p.closed_at is null
        where t.disposition <> 'left_out' and ($1::uuid[] is null or t."targetId" = any($1)) order by p.area_key, t.position, t.id`,
    }, [targetIds])
  }

  /** A target's every version in its plan, newest first. */
  history(targetId: string): Promise<TargetRow[]> {
    return this.database.rows<TargetRow>(
      `select t.* from ${RESOLVED_TARGETS} t join workforce.plan_version v on v.id = t."versionId" where t."targetId" = $1 and v.state in ('published', 'superseded') order by v.number desc limit 100`, [targetId])
  }

  /** The plan that a target belongs to, and its code. */
  identity(targetId: string, on: Executor = this.database): Promise<{ readonly planId: PlanId; readonly code: string } | undefined> {
    return on.maybeOne('select t.plan_id as "planId", t.code from workforce.target t where t.id = $1', [targetId])
  }

  /** A target of this plan by its short name, or by that of the parent which it takes over. */
  known(tx: Tx, planId: PlanId, by: { readonly code: string } | { readonly parentTargetId: TargetId }): Promise<{ readonly id: TargetId; readonly parentTargetId: TargetId | null } | undefined> {
    const [column, value] = 'code' in by ? ['code', by.code] : ['parent_target_id', by.parentTargetId]
    return tx.maybeOne(`select t.id, t.parent_target_id as "parentTargetId" from workforce.target t where t.plan_id = $1 and t.${column} = $2`, [planId, value])
  }

  async insertTarget(tx: Tx, id: TargetId, planId: PlanId, code: string, parentTargetId: TargetId | null, now: Date): Promise<void> {
    await tx.run('insert into workforce.target (id, plan_id, code, parent_target_id, created_at) values ($1, $2, $3, $4, $5)', [id, planId, code, parentTargetId, now])
  }

  /** At the end of its version; violates `target_version_once` when it is in it already. */
  async insertVersion(tx: Tx, id: TargetVersionId, row: NewTargetVersion): Promise<void> {
    await tx.run(
      `insert into workforce.target_version (id, version_id, target_id, position, disposition, parent_target_version_id, reason, ${CONTENT_COLUMNS})
       select $1, $2, $3, coalesce(max(x.position), -1) + 1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18 from workforce.target_version x where x.version_id = $2`,
      [id, row.versionId, row.targetId, row.disposition, row.parentTargetVersionId, row.reason, ...contentValues(row.content)])
  }

  async rewrite(tx: Tx, id: TargetVersionId, row: Omit<NewTargetVersion, 'versionId' | 'targetId'>): Promise<void> {
    await tx.run(
      `update workforce.target_version set (disposition, parent_target_version_id, reason, ${CONTENT_COLUMNS}) = ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) where id = $1`,
      [id, row.disposition, row.parentTargetVersionId, row.reason, ...contentValues(row.content)])
  }

  /** Points to another version of the parent's target; what is adapted stays. */
  async repoint(tx: Tx, id: TargetVersionId, parentTargetVersionId: TargetVersionId): Promise<void> {
    await tx.run('update workforce.target_version set parent_target_version_id = $2 where id = $1', [id, parentTargetVersionId])
  }

  /** Counts the places of a version's targets anew, in this order. */
  async setOrder(tx: Tx, versionId: PlanVersionId, ids: readonly TargetVersionId[]): Promise<void> {
    await tx.run('update workforce.target_version t set position = o.place - 1 from unnest($2::uuid[]) with ordinality as o(id, place) where t.id = o.id and t.version_id = $1', [versionId, ids])
  }

  async remove(tx: Tx, id: TargetVersionId): Promise<void> {
    await tx.run('delete from workforce.target_version where id = $1', [id])
  }

  /** A new version begins with what the one before has; rows of a derived plan point to the same versions of the parent. */
  async copy(tx: Tx, fromVersionId: PlanVersionId, toVersionId: PlanVersionId): Promise<void> {
    const rows = await tx.rows<{ id: string }>('select id from workforce.target_version where version_id = $1 order by position', [fromVersionId])
    await tx.run(
      `insert into workforce.target_version (id, version_id, target_id, position, disposition, parent_target_version_id, reason, ${CONTENT_COLUMNS})
       select n.id, $2, x.target_id, x.position, x.disposition, x.parent_target_version_id, x.reason, ${CONTENT_COLUMNS.split(', ').map((column) => `x.${column}`).join(', ')}
       from workforce.target_version x join unnest($3::uuid[], $4::uuid[]) as n(old, id) on n.old = x.id where x.version_id = $1`,
      [fromVersionId, toVersionId, rows.map(({ id }) => id), rows.map(() => newId())])
  }
}
