import { Injectable } from '@nestjs/common'
import { z } from 'zod'
import { defineJob, HandlesJob, type JobHandler, type JobRun } from '../jobs/index.js'
import { FilesService } from './files.service.js'

/** Throws away files that were sent and never used, and those that never came whole. */
export const sweepFiles = defineJob({ name: 'platform.sweep-files', payload: z.object({}), queue: 'bulk', schedule: { pattern: '20 3 * * *', payload: {} } })

@Injectable()
@HandlesJob(sweepFiles)
export class SweepFilesHandler implements JobHandler<object> {
  constructor(private readonly files: FilesService) {}

  async handle(_payload: object, { ctx, signal }: JobRun): Promise<void> {
    await this.files.sweepIncoming(ctx)
    while (!signal.aborted && (await this.files.sweep(ctx)) > 0);
  }
}
