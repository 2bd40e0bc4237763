import { Injectable } from '@nestjs/common'
import { HandlesJob, type JobHandler } from '#platform/jobs'
import { CertificatesService } from '../../application/completion/certificates.service.js'
import { renderCertificateJob } from './render-certificate.job.js'

@Injectable()
@HandlesJob(renderCertificateJob)
export class RenderCertificateHandler implements JobHandler<{ readonly certificateId: string }> {
  constructor(private readonly certificates: CertificatesService) {}

  async handle({ certificateId }: { readonly certificateId: string }): Promise<void> {
    await this.certificates.store(certificateId)
  }
}
