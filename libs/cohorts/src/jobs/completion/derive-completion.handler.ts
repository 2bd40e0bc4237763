import { Injectable } from '@nestjs/common'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { CompletionService } from '../../application/completion/completion.service.js'
import { deriveCompletion } from './derive-completion.job.js'

@Injectable()
@HandlesJob(deriveCompletion)
export class DeriveCompletionHandler implements JobHandler<{ readonly enrolmentId: string }> {
  constructor(private readonly completion: CompletionService) {}

  async handle({ enrolmentId }: { readonly enrolmentId: string }, { ctx }: JobRun): Promise<void> {
    await this.completion.derive(ctx, enrolmentId)
  }
}
