import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { DeparturesService } from '../../application/matches/departures.service.js'
import { ProposalsService } from '../../application/matches/proposals.service.js'
import { NudgesService } from '../../application/messages/nudges.service.js'
import { EndDatesService } from '../../application/relationships/end-dates.service.js'
import { closeEnded, followProfile, sendNudges, sweepProposals } from './match.jobs.js'

type Payload<J extends { payload: z.ZodType }> = z.output<J['payload']>

@Injectable()
@HandlesJob(sweepProposals)
export class SweepProposalsHandler implements JobHandler<object> {
  constructor(private readonly proposals: ProposalsService, private readonly nudges: NudgesService) {}

  async handle(_payload: object, { ctx, signal }: JobRun): Promise<void> {
    await this.proposals.lapse(ctx, signal)
    await this.nudges.answersDue(ctx, signal)
  }
}

@Injectable()
@HandlesJob(sendNudges)
export class SendNudgesHandler implements JobHandler<object> {
  constructor(private readonly nudges: NudgesService) {}

  async handle(_payload: object, { ctx, signal }: JobRun): Promise<void> {
    await this.nudges.sweep(ctx, signal)
  }
}

@Injectable()
@HandlesJob(closeEnded)
export class CloseEndedHandler implements JobHandler<object> {
  constructor(private readonly endDates: EndDatesService) {}

  async handle(_payload: object, { ctx, signal }: JobRun): Promise<void> {
    await this.endDates.close(ctx, signal)
  }
}

@Injectable()
@HandlesJob(followProfile)
export class FollowProfileHandler implements JobHandler<Payload<typeof followProfile>> {
  constructor(private readonly departures: DeparturesService) {}

  handle({ profileId }: Payload<typeof followProfile>, { ctx }: JobRun): Promise<void> {
    return this.departures.profileChanged(ctx, profileId)
  }
}
