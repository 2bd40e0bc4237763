import { Injectable } from '@nestjs/common'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { WorkforceMergeService } from '../../application/follow/workforce-merge.service.js'
import { WorkforceReorganisationService } from '../../application/follow/workforce-reorganisation.service.js'
import { followReorganisation, type Merge, mergeWorkforcePeople, type Reorganised } from './follow-directory.jobs.js'

@Injectable()
@HandlesJob(mergeWorkforcePeople)
export class MergeWorkforcePeopleHandler implements JobHandler<Merge> {
  constructor(private readonly service: WorkforceMergeService) {}

  async handle({ fromId, intoId }: Merge, { ctx }: JobRun): Promise<void> {
    await this.service.merge(ctx, fromId, intoId)
  }
}

@Injectable()
@HandlesJob(followReorganisation)
export class FollowWorkforceReorganisationHandler implements JobHandler<Reorganised> {
  constructor(private readonly service: WorkforceReorganisationService) {}

  async handle(change: Reorganised, { ctx }: JobRun): Promise<void> {
    await this.service.follow(ctx, change)
  }
}
