import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { err, isId, newId, ok, type Result, transition } from '#kernel'
import { type Ctx, personOf } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { notFound, transitionErrors, type UserError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { ReviewActionQueries, type ReviewActionRow } from '../../data/reviews/review-action.queries.js'
import { ReviewQueries } from '../../data/reviews/review.queries.js'
import { ACTION_TRANSITIONS, type ActionContent, MOST_ACTIONS, type ReviewActionId, type ReviewActionStep } from '../../domain/index.js'
import { reviewActionMoved } from '../../events.js'
import { speaksForOrganisation } from '../plans/plan-access.js'
import { ActionPeople } from './action-people.js'
import { ReviewsService } from './reviews.service.js'

type Outcome = Result<ReviewActionId, readonly UserError[]>

const does = ({ actor }: Ctx, { personId, organisationId }: ReviewActionRow): boolean => (personId === null ? speaksForOrganisation(actor, organisationId) : personId === personOf(actor))

/** Actions of reviews: set by those who keep the review, settled by them or by whoever is to do them. */
@Injectable()
export class ReviewActionsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reviews: ReviewsService,
    private readonly rows: ReviewQueries,
    private readonly actions: ReviewActionQueries,
    private readonly people: ActionPeople,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  /** Of a review that the actor has been shown, by due date. */
  ofReview(reviewId: string): Promise<readonly ReviewActionRow[]> {
    return this.actions.ofReview(reviewId)
  }

  /** Open ones that the actor is to do. */
  async mine(ctx: Ctx): Promise<readonly ReviewActionRow[]> {
    const me = personOf(ctx.actor)
    return me === undefined ? [] : this.actions.openOf(me)
  }

  /** Adds an action to a review, draft or published. Errors: what is wrong with it, `TOO_MANY_ACTIONS`. */
  async add(ctx: Ctx, reviewId: string, content: ActionContent): Promise<Outcome> {
    const review = await this.reviews.kept(ctx, reviewId)
    const problems = await this.people.problemsOf(ctx, content)
    if (problems.length > 0) return err(problems)
    const id = newId<ReviewActionId>()
    return this.uow.run(async (tx): Promise<Outcome> => {
      await this.rows.lock(tx, review.id)
      if ((await this.actions.ofReview(review.id, tx)).length >= MOST_ACTIONS) return err([{ code: 'TOO_MANY_ACTIONS', field: '', message: `A review holds at most ${MOST_ACTIONS} actions.` }])
      await this.actions.insert(tx, id, review.id, { ...content, title: content.title.trim() }, personOf(ctx.actor) ?? null, ctx.now)
      return this.noted(tx, ctx, { id, reviewId: review.id }, 'add', 'open', null)
    })
  }

  /** Changes an open action. Errors: what is wrong with it, `TRANSITION_NOT_ALLOWED`. */
  async change(ctx: Ctx, id: string, content: ActionContent): Promise<Outcome> {
    const { action, keeps } = await this.visible(ctx, id)
    if (!keeps) throw notFound('The action')
    const problems = await this.people.problemsOf(ctx, content)
    if (problems.length > 0) return err(problems)
    return this.step(ctx, action.id, 'change', null, (tx) => this.actions.change(tx, action.id, { ...content, title: content.title.trim() }))
  }

  /** Finishes, drops or reopens an action. Dropping and reopening want a reason. Whoever is to do it may finish it. */
  async settle(ctx: Ctx, id: string, step: Exclude<ReviewActionStep, 'change'>, reason: string | null): Promise<Outcome> {
    const { action, keeps, does } = await this.visible(ctx, id)
    if (!keeps && !(does && step === 'finish')) throw notFound('The action')
    const words = reason?.trim() || null
    if (step !== 'finish' && words === null) return err([{ code: 'REASON_REQUIRED', field: 'reason', message: step === 'drop' ? 'Say why nobody will do this.' : 'Say why this is open again.' }])
    if ((words ?? '').length > 2_000) return err([{ code: 'REASON_LENGTH', field: 'reason', message: 'Shorten this to 2,000 characters.' }])
    return this.step(ctx, action.id, step, words, (tx, to) => this.actions.settle(tx, action.id, to, step === 'reopen' ? null : words, step === 'reopen' ? null : ctx.now))
  }

  /** Whether the actor may say that an action is done: those who keep its review, and whoever is to do it. */
  async mayFinish(ctx: Ctx, action: ReviewActionRow): Promise<boolean> {
    return action.state === 'open' && (does(ctx, action) || (await this.reviews.keeps(ctx, action)))
  }

  /** The review of an action that the actor has just changed. */
  async reviewOf(id: string): Promise<string> {
    return (await this.actions.one(id))?.reviewId ?? ''
  }

  private async visible(ctx: Ctx, id: string): Promise<{ readonly action: ReviewActionRow; readonly keeps: boolean; readonly does: boolean }> {
    const action = isId(id) ? await this.actions.one(id) : undefined
    if (action === undefined) throw notFound('The action')
    return { action, keeps: (await this.reviews.byId(ctx, action.reviewId)).keeps, does: does(ctx, action) }
  }

  private step(ctx: Ctx, id: ReviewActionId, step: ReviewActionStep, reason: string | null, write: (tx: Tx, to: ReviewActionRow['state']) => Promise<void>): Promise<Outcome> {
    return this.uow.run(async (tx): Promise<Outcome> => {
      const action = await this.actions.lock(tx, id)
      if (action === undefined) throw notFound('The action')
      const next = transition(ACTION_TRANSITIONS, action.state, step)
      if (!next.ok) return err(transitionErrors('This action', next.error))
      await write(tx, next.value)
      return this.noted(tx, ctx, action, step, next.value, reason)
    })
  }

  private async noted(tx: Tx, ctx: Ctx, { id, reviewId }: Pick<ReviewActionRow, 'id' | 'reviewId'>, action: string, toState: string, reason: string | null): Promise<Outcome> {
    await this.rows.note(tx, reviewId, { actionId: id, action, toState, actorId: personOf(ctx.actor) ?? null, reason, at: ctx.now })
    await this.audit.record(tx, ctx, { action: `pipeline-action:${action}`, subject: { kind: 'pipeline_action', id }, detail: { to: toState } })
    await this.outbox.add(tx, ctx, reviewActionMoved, { actionId: id, reviewId, to: toState })
    return ok(id)
  }
}
