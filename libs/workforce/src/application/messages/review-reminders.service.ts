import { Injectable } from '@nestjs/common'
import { addDays, londonDate, type PersonId } from '#kernel'
import { NotificationsService, pipelineReviewDueMessage, reviewActionDueMessage, reviewActionOverdueMessage } from '#notifications'
import { type Ctx, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { PlanQueries } from '../../data/plans/plan.queries.js'
import { ReviewActionQueries, type ReviewActionRow } from '../../data/reviews/review-action.queries.js'
import { reminderDue } from '../../domain/index.js'
import { followDirectory } from '../follow/follow-policy.js'
import { ActionPeople } from '../reviews/action-people.js'
import { request } from './request.js'

/** Actions are reminded of a week ahead. */
const AHEAD_DAYS = 7
/** And the next review a fortnight ahead, so that it can be prepared. */
const REVIEW_AHEAD_DAYS = 14

/** Daily reminders of actions and reviews that are due. Done twice, it reminds once. */
@Injectable()
export class ReviewRemindersService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly actions: ReviewActionQueries,
    private readonly plans: PlanQueries,
    private readonly people: ActionPeople,
    private readonly notifications: NotificationsService,
  ) {}

  /** Answers how many actions and reviews were reminded of. */
  async remind(ctx: Ctx): Promise<number> {
    requireAccess(ctx, followDirectory, undefined)
    const today = londonDate(ctx.now)
    return this.uow.run(async (tx) => {
      const due = await this.actions.dueUnreminded(tx, addDays(today, AHEAD_DAYS), today)
      for (const action of due) {
        const occasion = reminderDue(action.dueOn, today, addDays(today, AHEAD_DAYS))
        if (occasion === undefined) continue
        await this.actions.reminded(tx, action, occasion, ctx.now)
        await this.notifications.queueMany(tx, ctx, (await this.whoDoes(ctx, action)).map((personId) => request({
          template: occasion === 'soon' ? reviewActionDueMessage : reviewActionOverdueMessage, personId, dedupeKey: `review-action:${action.id}:${action.dueOn}:${occasion}:${personId}`,
          data: { action: action.title, dueOn: action.dueOn, reviewId: action.reviewId },
        })))
      }
      const reviews = await this.actions.takeDueReviews(tx, addDays(today, REVIEW_AHEAD_DAYS), ctx.now)
      for (const { id, planId, title, nextDueOn } of reviews) {
        const owners = (await this.plans.one(planId, tx))?.owners ?? []
        const told = new Set((await Promise.all(owners.map(({ organisationId }) => this.people.speakersOf(ctx, organisationId)))).flat())
        await this.notifications.queueMany(tx, ctx, [...told].map((personId) => request({ template: pipelineReviewDueMessage, personId, dedupeKey: `review-due:${id}:${personId}`, data: { plan: title, dueOn: nextDueOn, planId } })))
      }
      return due.length + reviews.length
    })
  }

  private async whoDoes(ctx: Ctx, { personId, organisationId }: ReviewActionRow): Promise<readonly PersonId[]> {
    return personId === null ? this.people.speakersOf(ctx, organisationId) : [personId]
  }
}
