import { Injectable } from '@nestjs/common'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { SessionPeopleService } from '../../application/calendar/session-people.service.js'
import { tellSessionPeople } from './tell-session-people.job.js'

@Injectable()
@HandlesJob(tellSessionPeople)
export class TellSessionPeopleHandler implements JobHandler<{ readonly runId: string }> {
  constructor(private readonly people: SessionPeopleService) {}

  async handle({ runId }: { readonly runId: string }, { ctx, signal }: JobRun): Promise<void> {
    await this.people.tell(ctx, runId, signal)
  }
}
