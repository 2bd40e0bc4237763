import { Injectable } from '@nestjs/common'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { SessionChangesService } from '../../application/sessions/session-changes.service.js'
import { cancelRunSessions } from './cancel-run-sessions.job.js'

@Injectable()
@HandlesJob(cancelRunSessions)
export class CancelRunSessionsHandler implements JobHandler<{ readonly runId: string; readonly reason: string }> {
  constructor(private readonly sessions: SessionChangesService) {}

  async handle({ runId, reason }: { readonly runId: string; readonly reason: string }, { ctx }: JobRun): Promise<void> {
    await this.sessions.cancelAllOfRun(ctx, runId, reason)
  }
}
