import { Injectable } from '@nestjs/common'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { AuditSealService } from '../application/audit-seal.service.js'
import { sealEntries } from './seal-entries.job.js'

@Injectable()
@HandlesJob(sealEntries)
export class SealEntriesHandler implements JobHandler<object> {
  constructor(private readonly seals: AuditSealService) {}

  async handle(_payload: object, { ctx }: JobRun): Promise<void> {
    await this.seals.sealAll(ctx)
  }
}
