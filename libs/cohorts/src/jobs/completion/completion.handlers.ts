import { Injectable } from '@nestjs/common'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { CertificatesService } from '../../application/completion/certificates.service.js'
import { CompletionService } from '../../application/completion/completion.service.js'
import { deriveCompletion } from './derive-completion.job.js'
import { deriveRunCompletion } from './derive-run-completion.job.js'
import { renderCertificateJob } from './render-certificate.job.js'

@Injectable()
@HandlesJob(deriveCompletion)
export class DeriveCompletionHandler implements JobHandler<{ readonly enrolmentId: string }> {
  constructor(private readonly completion: CompletionService) {}

  async handle({ enrolmentId }: { readonly enrolmentId: string }, { ctx }: JobRun): Promise<void> {
    await this.completion.derive(ctx, enrolmentId)
  }
}

@Injectable()
@HandlesJob(deriveRunCompletion)
export class DeriveRunCompletionHandler implements JobHandler<{ readonly runId: string }> {
  constructor(private readonly completion: CompletionService) {}

  async handle({ runId }: { readonly runId: string }, { ctx, signal }: JobRun): Promise<void> {
    await this.completion.deriveRun(ctx, runId, signal)
  }
}

@Injectable()
@HandlesJob(renderCertificateJob)
export class RenderCertificateHandler implements JobHandler<{ readonly certificateId: string }> {
  constructor(private readonly certificates: CertificatesService) {}

  async handle({ certificateId }: { readonly certificateId: string }): Promise<void> {
    await this.certificates.store(certificateId)
  }
}
