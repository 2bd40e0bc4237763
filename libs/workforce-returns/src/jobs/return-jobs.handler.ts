import { Injectable } from '@nestjs/common'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { FollowDirectoryService } from '../application/follow/follow-directory.service.js'
import { ReturnRemindersService } from '../application/messages/return-reminders.service.js'
import { followReturnReorganisation, type Merge, mergeReturnPeople, type Reorganised } from './follow-directory.jobs.js'
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

@Injectable()
@HandlesJob(sendReturnReminders)
export class SendReturnRemindersHandler implements JobHandler<object> {
  constructor(private readonly service: ReturnRemindersService) {}

  async handle(_payload: object, { ctx, signal }: JobRun): Promise<void> {
    await this.service.sweep(ctx, signal)
  }
}
