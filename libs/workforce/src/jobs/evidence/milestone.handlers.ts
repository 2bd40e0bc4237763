import { Injectable } from '@nestjs/common'
import { asId, isId, type PersonId } from '#kernel'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { CandidateFinder } from '../../application/evidence/candidate-finder.service.js'
import { MilestoneMergeService } from '../../application/evidence/milestone-merge.service.js'
import { MilestoneMessagesService } from '../../application/evidence/milestone-messages.service.js'
import { type CandidateMoved, type CareerChanged, findCandidate, findCandidates, mergeMilestonePeople, type MilestoneMoved, type PeopleMerged, remindOfMilestones, tellMilestoneMoved, tellSuggested } from './milestone.jobs.js'

@Injectable()
@HandlesJob(tellMilestoneMoved)
export class TellMilestoneMovedHandler implements JobHandler<MilestoneMoved> {
  constructor(private readonly messages: MilestoneMessagesService) {}

  handle(moved: MilestoneMoved, { ctx }: JobRun): Promise<void> {
    return this.messages.moved(ctx, moved)
  }
}

@Injectable()
@HandlesJob(tellSuggested)
export class TellSuggestedHandler implements JobHandler<CandidateMoved> {
  constructor(private readonly messages: MilestoneMessagesService) {}

  async handle({ candidateId, action }: CandidateMoved, { ctx }: JobRun): Promise<void> {
    if (action === 'suggest') await this.messages.suggested(ctx, candidateId)
  }
}

@Injectable()
@HandlesJob(mergeMilestonePeople)
export class MergeMilestonePeopleHandler implements JobHandler<PeopleMerged> {
  constructor(private readonly service: MilestoneMergeService) {}

  handle({ fromId, intoId }: PeopleMerged, { ctx }: JobRun): Promise<void> {
    return this.service.merge(ctx, fromId, intoId)
  }
}

@Injectable()
@HandlesJob(findCandidate)
export class FindCandidateHandler implements JobHandler<CareerChanged> {
  constructor(private readonly finder: CandidateFinder) {}

  async handle({ personId }: CareerChanged, { ctx }: JobRun): Promise<void> {
    if (isId(personId)) await this.finder.find(ctx, [asId<PersonId>(personId)])
  }
}

@Injectable()
@HandlesJob(findCandidates)
export class FindCandidatesHandler implements JobHandler<object> {
  constructor(private readonly finder: CandidateFinder) {}

  async handle(_payload: object, { ctx }: JobRun): Promise<void> {
    await this.finder.findAll(ctx)
  }
}

@Injectable()
@HandlesJob(remindOfMilestones)
export class RemindOfMilestonesHandler implements JobHandler<object> {
  constructor(private readonly messages: MilestoneMessagesService) {}

  async handle(_payload: object, { ctx }: JobRun): Promise<void> {
    await this.messages.remind(ctx)
  }
}

export const milestoneHandlers = [FindCandidateHandler, FindCandidatesHandler, MergeMilestonePeopleHandler, RemindOfMilestonesHandler, TellMilestoneMovedHandler, TellSuggestedHandler]
