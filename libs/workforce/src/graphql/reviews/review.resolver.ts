import { Args, Context, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { err, isId, type OrganisationId, type PersonId, type Result } from '#kernel'
import type { Ctx } from '#platform/access'
import { badInput, type UserError } from '#platform/errors'
import { Allow, type Connection, decodeCursor, type GraphqlContext, toConnection } from '#platform/graphql'
import { ReviewActionsService } from '../../application/reviews/review-actions.service.js'
import { ReviewsService } from '../../application/reviews/reviews.service.js'
import type { ReviewActionRow } from '../../data/reviews/review-action.queries.js'
import type { ReviewHistoryRow, ReviewRow } from '../../data/reviews/review.queries.js'
import type { ActionContent, ReviewContent, TargetId } from '../../domain/index.js'
import { DateReader } from '../date-reader.js'
import { WorkforceNames } from '../names.js'
import { AddPipelineActionInput, BeginPipelineReviewInput, ChangePipelineActionInput, ChangePipelineReviewInput, PipelineReviewsArgs, SettlePipelineActionInput } from './review.input.js'
import { PipelineActionType, PipelineReviewConnection, PipelineReviewPayload, PipelineReviewType, PipelineStepType } from './review.type.js'

@Resolver(() => PipelineReviewType)
export class ReviewResolver {
  constructor(private readonly reviews: ReviewsService, private readonly actions: ReviewActionsService, private readonly names: WorkforceNames) {}

  @Query(() => PipelineReviewConnection, { description: 'Reviews of talent pipelines, newest period first: published ones, and drafts to those who keep them.' })
  @Allow()
  async pipelineReviews(@Context('ctx') ctx: Ctx, @Args() { first, after, planId }: PipelineReviewsArgs): Promise<Connection<ReviewRow>> {
    if (typeof planId === 'string' && !isId(planId)) throw badInput('planId is not the id of a plan.')
    const { rows, total } = await this.reviews.list(ctx, planId ?? undefined, first, decodeCursor(after, ['date', 'id']))
    return toConnection(rows, first, total, (row) => [row.periodFrom, row.id])
  }

  @Query(() => PipelineReviewType, { description: 'One review. NOT_FOUND for a draft of others.' })
  @Allow()
  async pipelineReview(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which review.' }) id: string): Promise<ReviewRow> {
    return (await this.reviews.byId(ctx, id)).review
  }

  @ResolveField('areaName', () => String, { description: 'The region.' })
  areaName({ areaKey }: ReviewRow, _args: object, context: GraphqlContext): Promise<string> {
    return this.names.area(areaKey, context)
  }

  @ResolveField('actions', () => [PipelineActionType], { description: 'By due date.' })
  ofReview({ id }: ReviewRow): Promise<readonly ReviewActionRow[]> {
    return this.actions.ofReview(id)
  }

  @ResolveField('history', () => [PipelineStepType], { description: 'What was done to it and its actions, newest first; empty to all but those who keep it.' })
  async history(review: ReviewRow, _args: object, { ctx }: GraphqlContext): Promise<readonly ReviewHistoryRow[]> {
    return (await this.reviews.keeps(ctx, review)) ? this.reviews.history(ctx, review.id) : []
  }

  @ResolveField('viewerKeeps', () => Boolean, { description: 'Whether the viewer keeps the reviews of this plan.' })
  viewerKeeps(review: ReviewRow, _args: object, { ctx }: GraphqlContext): Promise<boolean> {
    return this.reviews.keeps(ctx, review)
  }

  @Mutation(() => PipelineReviewPayload, { description: 'Begins a review of a region\'s talent pipeline. For the owner of its plan.' })
  @Allow()
  async beginPipelineReview(@Context('ctx') ctx: Ctx, @Args('input') { planId, ...input }: BeginPipelineReviewInput): Promise<PipelineReviewPayload> {
    const content = reviewOf(input)
    return this.answer(ctx, content.ok ? await this.reviews.begin(ctx, planId, content.value) : content)
  }

  @Mutation(() => PipelineReviewPayload, { description: 'Changes a draft review.' })
  @Allow()
  async changePipelineReview(@Context('ctx') ctx: Ctx, @Args('input') { id, revision, ...input }: ChangePipelineReviewInput): Promise<PipelineReviewPayload> {
    const content = reviewOf(input)
    return this.answer(ctx, content.ok ? await this.reviews.change(ctx, id, revision, content.value) : content)
  }

  @Mutation(() => PipelineReviewPayload, { description: 'Publishes a review: its findings are fixed then, its actions go on.' })
  @Allow()
  async publishPipelineReview(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which review.' }) id: string): Promise<PipelineReviewPayload> {
    return this.answer(ctx, await this.reviews.publish(ctx, id))
  }

  @Mutation(() => PipelineReviewPayload, { description: 'Adds an action to a review. For those who keep it.' })
  @Allow()
  async addPipelineAction(@Context('ctx') ctx: Ctx, @Args('input') { reviewId, ...input }: AddPipelineActionInput): Promise<PipelineReviewPayload> {
    const content = actionOf(input)
    const added = content.ok ? await this.actions.add(ctx, reviewId, content.value) : content
    return this.answer(ctx, added.ok ? { ok: true, value: reviewId } : added)
  }

  @Mutation(() => PipelineReviewPayload, { description: 'Changes an open action. For those who keep its review.' })
  @Allow()
  async changePipelineAction(@Context('ctx') ctx: Ctx, @Args('input') { id, ...input }: ChangePipelineActionInput): Promise<PipelineReviewPayload> {
    const content = actionOf(input)
    return this.ofAction(ctx, id, content.ok ? await this.actions.change(ctx, id, content.value) : content)
  }

  @Mutation(() => PipelineReviewPayload, { description: 'Finishes, drops or reopens an action. Whoever is to do it may finish it; all else is for those who keep its review.' })
  @Allow()
  async settlePipelineAction(@Context('ctx') ctx: Ctx, @Args('input') { id, step, reason }: SettlePipelineActionInput): Promise<PipelineReviewPayload> {
    return this.ofAction(ctx, id, await this.actions.settle(ctx, id, step, reason ?? null))
  }

  private async ofAction(ctx: Ctx, id: string, outcome: Result<string, readonly UserError[]>): Promise<PipelineReviewPayload> {
    return this.answer(ctx, outcome.ok ? { ok: true, value: await this.actions.reviewOf(id) } : outcome)
  }

  private async answer(ctx: Ctx, outcome: Result<string, readonly UserError[]>): Promise<PipelineReviewPayload> {
    return outcome.ok ? { review: (await this.reviews.byId(ctx, outcome.value)).review, userErrors: [] } : { review: null, userErrors: outcome.error }
  }
}

type ReviewInput = Omit<BeginPipelineReviewInput, 'planId'>
type ActionInput = Omit<AddPipelineActionInput, 'reviewId'>

function reviewOf({ periodFrom, periodTo, heldOn, nextDueOn, summary, findings }: ReviewInput): Result<ReviewContent, readonly UserError[]> {
  const dates = new DateReader()
  const content: ReviewContent = {
    periodFrom: dates.date(periodFrom, 'periodFrom'), periodTo: dates.date(periodTo, 'periodTo'), heldOn: dates.date(heldOn, 'heldOn'), nextDueOn: dates.date(nextDueOn, 'nextDueOn'), summary,
    findings: findings.map(({ targetId, role, rag, words }) => ({ targetId: (targetId || null) as TargetId | null, role: role?.trim() || null, rag, words })),
  }
  return dates.problems.length > 0 ? err(dates.problems) : { ok: true, value: content }
}

function actionOf({ title, organisationId, personId, dueOn }: ActionInput): Result<ActionContent, readonly UserError[]> {
  const dates = new DateReader()
  const content: ActionContent = { title, organisationId: organisationId as OrganisationId, personId: (personId || null) as PersonId | null, dueOn: dates.date(dueOn, 'dueOn') }
  return dates.problems.length > 0 ? err(dates.problems) : { ok: true, value: content }
}
