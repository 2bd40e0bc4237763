import { Injectable } from '@nestjs/common'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { EnrolmentMergeService } from '../../application/follow/enrolment-merge.service.js'
import { CohortReorganisationService } from '../../application/follow/reorganisation.service.js'
import { followReorganisation, type Merge, mergeEnrolments, type Reorganised } from './follow-directory.jobs.js'

@Injectable()
@HandlesJob(mergeEnrolments)
export class MergeEnrolmentsHandler implements JobHandler<Merge> {
  constructor(private readonly service: EnrolmentMergeService) {}

  async handle({ fromId, intoId }: Merge, { ctx }: JobRun): Promise<void> {
    await this.service.merge(ctx, fromId, intoId)
  }
}

@Injectable()
@HandlesJob(followReorganisation)
export class FollowReorganisationHandler implements JobHandler<Reorganised> {
  constructor(private readonly service: CohortReorganisationService) {}

  async handle(change: Reorganised, { ctx, signal }: JobRun): Promise<void> {
    await this.service.follow(ctx, change, signal)
  }
}
