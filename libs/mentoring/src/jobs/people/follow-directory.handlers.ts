import { Injectable } from '@nestjs/common'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { MembershipSweepService } from '../../application/follow/membership-sweep.service.js'
import { MentoringReorganisationService } from '../../application/follow/mentoring-reorganisation.service.js'
import { PersonMergeService } from '../../application/follow/person-merge.service.js'
import { followMembership, followReorganisation, type MembershipChange, type Merge, mergeMentoringPeople, type Reorganised, sweepMemberships } from './follow-directory.jobs.js'

@Injectable()
@HandlesJob(mergeMentoringPeople)
export class MergeMentoringPeopleHandler implements JobHandler<Merge> {
  constructor(private readonly service: PersonMergeService) {}

  async handle({ fromId, intoId }: Merge, { ctx }: JobRun): Promise<void> {
    await this.service.merge(ctx, fromId, intoId)
  }
}

@Injectable()
@HandlesJob(followReorganisation)
export class FollowMentoringReorganisationHandler implements JobHandler<Reorganised> {
  constructor(private readonly service: MentoringReorganisationService) {}

  async handle(change: Reorganised, { ctx }: JobRun): Promise<void> {
    await this.service.follow(ctx, change)
  }
}

@Injectable()
@HandlesJob(followMembership)
export class FollowMembershipHandler implements JobHandler<MembershipChange> {
  constructor(private readonly service: MentoringReorganisationService) {}

  async handle({ personId }: MembershipChange, { ctx }: JobRun): Promise<void> {
    await this.service.memberChanged(ctx, personId)
  }
}

@Injectable()
@HandlesJob(sweepMemberships)
export class SweepMembershipsHandler implements JobHandler<object> {
  constructor(private readonly service: MembershipSweepService) {}

  async handle(_payload: object, { ctx, signal }: JobRun): Promise<void> {
    await this.service.sweep(ctx, signal)
  }
}
