import { Injectable } from '@nestjs/common'
import { type AreaKey, newId, type PersonId } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { FindingContent, FindingId, PlanId, ReviewActionId, ReviewContent, ReviewId, ReviewState } from '../../domain/index.js'

export interface FindingRow extends FindingContent {
  readonly id: FindingId
}

export interface ReviewRow extends ReviewContent {
  readonly id: ReviewId
  readonly planId: PlanId
  readonly areaKey: AreaKey
  readonly state: ReviewState
  readonly revision: number
  readonly findings: readonly FindingRow[]
  readonly createdAt: Date
  readonly updatedAt: Date
}

export interface ReviewHistoryRow {
  readonly actionId: ReviewActionId | null
  readonly action: string
  readonly toState: string
  readonly actorId: PersonId | null
  readonly reason: string | null
  readonly at: Date
}

const REVIEWS = `(
  select r.id, r.plan_id as "planId", p.area_key as "areaKey", r.period_from as "periodFrom", r.period_to as "periodTo", r.state, r.held_on as "heldOn", r.summary, r.next_due_on as "nextDueOn",
    r.revision, r.created_at as "createdAt", r.updated_at as "updatedAt",
    (select coalesce(json_agg(json_build_object('id', f.id, 'targetId', f.target_id, 'role', f.role, 'rag', f.rag, 'words', f.words) order by f.position), '[]') from workforce.pipeline_finding f where f.review_id = r.id) as findings
  from workforce.pipeline_review r join workforce.plan p on p.id = r.plan_id)`
const FILTER = `($1::uuid is null or r."planId" = $1) and (r.state = 'published' or $2::boolean or exists (select from workforce.plan_owner o where o.plan_id = r."planId" and o.ended_at is null and o.organisation_id = any($3::uuid[])))`

@Injectable()
export class ReviewQueries {
  constructor(private readonly database: Database) {}

  one(id: string, on: Executor = this.database): Promise<ReviewRow | undefined> {
    return on.maybeOne<ReviewRow>({ name: 'workforce.review', text: `select r.* from ${REVIEWS} r where r.id = $1` }, [id])
  }

  async lock(tx: Tx, id: string): Promise<ReviewRow | undefined> {
    await tx.run('select from workforce.pipeline_review where id = $1 for update', [id])
    return this.one(id, tx)
  }

  /** Newest period first; drafts in scope only. */
  async page(planId: string | undefined, scope: { readonly all: boolean; readonly organisationIds: readonly string[] }, first: number, after: readonly [periodFrom: string, id: string] | undefined): Promise<{ rows: ReviewRow[]; total: number }> {
    const values = [planId ?? null, scope.all, scope.organisationIds]
    const [rows, { total }] = await Promise.all([
      this.database.rows<ReviewRow>(`select r.* from ${REVIEWS} r where ${FILTER} and ($4::date is null or (r."periodFrom", r.id) < ($4, $5::uuid)) order by r."periodFrom" desc, r.id desc limit $6`, [...values, after?.[0] ?? null, after?.[1] ?? null, first + 1]),
      this.database.one<{ total: number }>(`select count(*) as total from ${REVIEWS} r where ${FILTER}`, values),
    ])
    return { rows, total }
  }

  async insert(tx: Tx, id: ReviewId, planId: PlanId, c: ReviewContent, by: PersonId | null, now: Date): Promise<void> {
    await tx.run(
      `insert into workforce.pipeline_review (id, plan_id, period_from, period_to, state, held_on, summary, next_due_on, created_by_id, created_at, updated_at) values ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $9, $9)`,
      [id, planId, c.periodFrom, c.periodTo, c.heldOn, c.summary, c.nextDueOn, by, now])
    await this.setFindings(tx, id, c.findings)
  }

  async update(tx: Tx, id: ReviewId, c: ReviewContent, now: Date): Promise<void> {
    await tx.run('update workforce.pipeline_review set period_from = $2, period_to = $3, held_on = $4, summary = $5, next_due_on = $6, revision = revision + 1, updated_at = $7 where id = $1',
      [id, c.periodFrom, c.periodTo, c.heldOn, c.summary, c.nextDueOn, now])
    await this.setFindings(tx, id, c.findings)
  }

  async publish(tx: Tx, id: ReviewId, now: Date): Promise<void> {
    await tx.run(`update workforce.pipeline_review set state = 'published', revision = revision + 1, updated_at = $2 where id = $1`, [id, now])
  }

  async note(tx: Tx, reviewId: ReviewId, { actionId, action, toState, actorId, reason, at }: ReviewHistoryRow): Promise<void> {
    await tx.run('insert into workforce.pipeline_history (id, review_id, action_id, action, to_state, actor_id, reason, at) values ($1, $2, $3, $4, $5, $6, $7, $8)', [newId(), reviewId, actionId, action, toState, actorId, reason, at])
  }

  /** Newest first. */
  history(reviewId: string): Promise<ReviewHistoryRow[]> {
    return this.database.rows<ReviewHistoryRow>(
      `select h.action_id as "actionId", h.action, h.to_state as "toState", h.actor_id as "actorId", h.reason, h.at from workforce.pipeline_history h where h.review_id = $1 order by h.at desc, h.id desc limit 200`, [reviewId])
  }

  private async setFindings(tx: Tx, id: ReviewId, findings: readonly FindingContent[]): Promise<void> {
    await tx.run('delete from workforce.pipeline_finding where review_id = $1', [id])
    for (const [position, { targetId, role, rag, words }] of findings.entries()) {
      await tx.run('insert into workforce.pipeline_finding (id, review_id, position, target_id, role, rag, words) values ($1, $2, $3, $4, $5, $6, $7)', [newId(), id, position, targetId, role, rag, words])
    }
  }
}
