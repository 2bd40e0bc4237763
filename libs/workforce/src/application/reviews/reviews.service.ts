import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { err, isId, newId, ok, type Result, transition } from '#kernel'
import { type Ctx, personOf, requireAccess } from '#platform/access'
import { isUniqueViolation, type Tx, UnitOfWork } from '#platform/database'
import { notFound, problemErrors, transitionErrors, type UserError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { type TargetRow, TargetQueries } from '../../data/plans/target.queries.js'
import { ReviewQueries, type ReviewHistoryRow, type ReviewRow } from '../../data/reviews/review.queries.js'
import { can, checkReview, REVIEW_TRANSITIONS, type ReviewContent, type ReviewId, type TargetId } from '../../domain/index.js'
import { reviewPublished } from '../../events.js'
import { listScope, PlanAccess } from '../plans/plan-access.js'

type Outcome = Result<ReviewId, readonly UserError[]>
const PERIOD_TAKEN: UserError = { code: 'PERIOD_TAKEN', field: 'periodFrom', message: 'There is a review of a period that begins on that day already. Go on with that one, or choose another day.' }
const CONFLICT: UserError = { code: 'CONFLICT', field: '', message: 'Someone else changed this review while you had it open. Look at what they changed, then make your change again.' }

/** A region's reviews of its talent pipeline: kept by the owner of its plan, read by everybody who signs in once published. */
@Injectable()
export class ReviewsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: PlanAccess,
    private readonly reviews: ReviewQueries,
    private readonly targets: TargetQueries,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  /** Newest period first: published ones, and drafts of those who keep them. */
  async list(ctx: Ctx, planId: string | undefined, first: number, after: readonly [string, string] | undefined): Promise<{ rows: ReviewRow[]; total: number }> {
    return this.reviews.page(planId, listScope(ctx), first, after)
  }

  /** Throws NOT_FOUND for a draft of others. */
  async byId(ctx: Ctx, id: string): Promise<{ readonly review: ReviewRow; readonly keeps: boolean }> {
    const review = isId(id) ? await this.reviews.one(id) : undefined
    if (review === undefined) throw notFound('The review')
    const keeps = await this.keeps(ctx, review)
    if (review.state !== 'published' && !keeps) throw notFound('The review')
    return { review, keeps }
  }

  /** Whether the actor keeps the reviews of a plan. */
  async keeps(ctx: Ctx, { planId }: Pick<ReviewRow, 'planId'>): Promise<boolean> {
    const found = await this.access.plan(ctx, planId).catch(() => undefined)
    return found !== undefined && can.workOnPlan.permits(found.standing)
  }

  /** Targets that findings may be about: of the plan's published version, or of what is being worked on before there is one. */
  async targetsOf(ctx: Ctx, planId: string): Promise<readonly TargetRow[]> {
    const { plan } = await this.access.plan(ctx, planId)
    const versionId = plan.publishedVersionId ?? plan.openVersionId
    return versionId === null ? [] : (await this.targets.ofVersion(versionId)).filter(({ disposition }) => disposition !== 'left_out')
  }

  /** What was done to a review and its actions. For those who keep it. */
  async history(ctx: Ctx, id: string): Promise<readonly ReviewHistoryRow[]> {
    const { review, keeps } = await this.byId(ctx, id)
    if (!keeps) throw notFound('The review')
    return this.reviews.history(review.id)
  }

  /** Begins a review of a region's plan. Errors: what is wrong with it, `PERIOD_TAKEN`, `NOT_REGIONAL`. */
  async begin(ctx: Ctx, planId: string, content: ReviewContent): Promise<Outcome> {
    const { plan, standing } = await this.access.plan(ctx, planId)
    requireAccess(ctx, can.workOnPlan, standing)
    const problems = await this.problemsOf(ctx, plan.id, content)
    if (plan.scope !== 'regional') problems.push({ code: 'NOT_REGIONAL', field: 'planId', message: 'Talent-pipeline reviews belong to a region\'s plan.' })
    if (problems.length > 0) return err(problems)
    const id = newId<ReviewId>()
    return this.oneAPeriod(() => this.uow.run(async (tx): Promise<Outcome> => {
      await this.reviews.insert(tx, id, plan.id, trimmed(content), personOf(ctx.actor) ?? null, ctx.now)
      await this.note(tx, ctx, id, 'begin', 'draft')
      return ok(id)
    }))
  }

  /** Changes a draft that stood at `revision`. Errors: `CONFLICT`, `TRANSITION_NOT_ALLOWED`, what is wrong with it. */
  async change(ctx: Ctx, id: string, revision: number, content: ReviewContent): Promise<Outcome> {
    const { planId } = await this.kept(ctx, id)
    const problems = await this.problemsOf(ctx, planId, content)
    return this.oneAPeriod(() => this.locked(id, async (tx, review): Promise<Outcome> => {
      if (review.revision !== revision) return err([CONFLICT])
      const next = transition(REVIEW_TRANSITIONS, review.state, 'change')
      if (!next.ok) return err(transitionErrors('This review', next.error))
      if (problems.length > 0) return err(problems)
      await this.reviews.update(tx, review.id, trimmed(content), ctx.now)
      await this.note(tx, ctx, review.id, 'change', review.state)
      return ok(review.id)
    }))
  }

  /** Publishes a review: its findings are fixed then, its actions go on. Errors: `NO_FINDINGS`. */
  async publish(ctx: Ctx, id: string): Promise<Outcome> {
    await this.kept(ctx, id)
    return this.locked(id, async (tx, review): Promise<Outcome> => {
      const next = transition(REVIEW_TRANSITIONS, review.state, 'publish')
      if (!next.ok) return err(transitionErrors('This review', next.error))
      if (review.findings.length === 0) return err([{ code: 'NO_FINDINGS', field: 'findings', message: 'Write at least one finding first.' }])
      await this.reviews.publish(tx, review.id, ctx.now)
      await this.note(tx, ctx, review.id, 'publish', next.value)
      await this.outbox.add(tx, ctx, reviewPublished, { reviewId: review.id, planId: review.planId })
      return ok(review.id)
    })
  }

  /** The review, for those who keep it; missing for all others. */
  async kept(ctx: Ctx, id: string): Promise<ReviewRow> {
    const { review, keeps } = await this.byId(ctx, id)
    if (!keeps) throw notFound('The review')
    return review
  }

  private locked<T>(id: string, work: (tx: Tx, review: ReviewRow) => Promise<T>): Promise<T> {
    return this.uow.run(async (tx) => {
      const review = await this.reviews.lock(tx, id)
      if (review === undefined) throw notFound('The review')
      return work(tx, review)
    })
  }

  private async problemsOf(ctx: Ctx, planId: string, content: ReviewContent): Promise<UserError[]> {
    return [...problemErrors(checkReview(content, new Set((await this.targetsOf(ctx, planId)).map(({ targetId }): TargetId => targetId))))]
  }

  private async oneAPeriod(work: () => Promise<Outcome>): Promise<Outcome> {
    try {
      return await work()
    } catch (error) {
      if (!isUniqueViolation(error, 'pipeline_review_period')) throw error
      return err([PERIOD_TAKEN])
    }
  }

  private async note(tx: Tx, ctx: Ctx, id: ReviewId, action: string, toState: string): Promise<void> {
    await this.reviews.note(tx, id, { actionId: null, action, toState, actorId: personOf(ctx.actor) ?? null, reason: null, at: ctx.now })
    await this.audit.record(tx, ctx, { action: `pipeline-review:${action}`, subject: { kind: 'pipeline_review', id }, detail: {} })
  }
}

const trimmed = (content: ReviewContent): ReviewContent =>
  ({ ...content, summary: content.summary.trim(), findings: content.findings.map(({ targetId, role, rag, words }) => ({ targetId, role: role?.trim() || null, rag, words: words.trim() })) })
