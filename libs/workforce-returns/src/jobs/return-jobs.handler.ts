import { Injectable } from '@nestjs/common'
import { addDays, londonDate } from '#kernel'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { FollowDirectoryService } from '../application/follow/follow-directory.service.js'
import { ReturnRemindersService } from '../application/messages/return-reminders.service.js'
import { ReturnPublications } from '../application/publication/return-publications.service.js'
import { followReturnReorganisation, type Merge, mergeReturnPeople, type Reorganised } from './follow-directory.jobs.js'
import { publishQuarters } from './publish-quarters.job.js'
import { sendReturnReminders } from './send-return-reminders.job.js'

@Injectable()
@HandlesJob(followReturnReorganisation)
export class FollowReturnReorganisationHandler implements JobHandler<Reorganised> {
  constructor(private readonly service: FollowDirectoryService) {}

  async handle(change: Reorganised, { ctx }: JobRun): Promise<void> {
    await this.service.reorganised(ctx, change)
  }
}

@Injectable()
@HandlesJob(mergeReturnPeople)
export class MergeReturnPeopleHandler implements JobHandler<Merge> {
  constructor(private readonly service: FollowDirectoryService) {}

  async handle({ fromId, intoId }: Merge, { ctx }: JobRun): Promise<void> {
    await this.service.peopleMerged(ctx, fromId, intoId)
  }
}

/** Of the day before: returns that come in on the day itself would be in some of what is made of it, and not in the rest. */
@Injectable()
@HandlesJob(publishQuarters)
export class PublishQuartersHandler implements JobHandler<object> {
  constructor(private readonly publications: ReturnPublications) {}

  async handle(_payload: object, run: JobRun): Promise<void> {
    await this.publications.publishDue(run.ctx, addDays(londonDate(run.ctx.now), -1), run)
  }
}

@Injectable()
@HandlesJob(sendReturnReminders)
export class SendReturnRemindersHandler implements JobHandler<object> {
  constructor(private readonly service: ReturnRemindersService) {}

  async handle(_payload: object, { ctx, signal }: JobRun): Promise<void> {
    await this.service.sweep(ctx, signal)
  }
}
