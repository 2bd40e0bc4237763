import { Injectable } from '@nestjs/common'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { CompletionService } from '../../application/completion/completion.service.js'
import { deriveRunCompletion } from './derive-run-completion.job.js'

@Injectable()
@HandlesJob(deriveRunCompletion)
export class DeriveRunCompletionHandler implements JobHandler<{ readonly runId: string }> {
  constructor(private readonly completion: CompletionService) {}

  async handle({ runId }: { readonly runId: string }, { ctx, signal }: JobRun): Promise<void> {
    await this.completion.deriveRun(ctx, runId, signal)
  }
}
