import { Injectable } from '@nestjs/common'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { ExportsService } from '../application/exports.service.js'
import { ImportSweepService } from '../application/import-sweep.service.js'
import { sweepTransfers } from './sweep-transfers.job.js'

@Injectable()
@HandlesJob(sweepTransfers)
export class SweepTransfersHandler implements JobHandler<object> {
  constructor(private readonly imports: ImportSweepService, private readonly exports: ExportsService) {}

  async handle(_payload: object, { ctx, signal }: JobRun): Promise<void> {
    await this.imports.sweep(ctx, signal)
    await this.exports.sweep(ctx)
  }
}
