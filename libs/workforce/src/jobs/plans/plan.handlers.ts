import { Injectable } from '@nestjs/common'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { PlanMessagesService } from '../../application/messages/plan-messages.service.js'
import { ReviewRemindersService } from '../../application/messages/review-reminders.service.js'
import { type Published, remindOfReviews, tellPlanPublished, tellVersionMoved, type VersionMoved } from './plan.jobs.js'

@Injectable()
@HandlesJob(tellVersionMoved)
export class TellVersionMovedHandler implements JobHandler<VersionMoved> {
  constructor(private readonly messages: PlanMessagesService) {}

  handle({ versionId, from, to, by }: VersionMoved, { ctx }: JobRun): Promise<void> {
    return this.messages.versionMoved(ctx, versionId, from, to, by)
  }
}

@Injectable()
@HandlesJob(tellPlanPublished)
export class TellPlanPublishedHandler implements JobHandler<Published> {
  constructor(private readonly messages: PlanMessagesService) {}

  handle({ planId, versionId }: Published, { ctx }: JobRun): Promise<void> {
    return this.messages.published(ctx, planId, versionId)
  }
}

@Injectable()
@HandlesJob(remindOfReviews)
export class RemindOfReviewsHandler implements JobHandler<object> {
  constructor(private readonly reminders: ReviewRemindersService) {}

  async handle(_payload: object, { ctx }: JobRun): Promise<void> {
    await this.reminders.remind(ctx)
  }
}
