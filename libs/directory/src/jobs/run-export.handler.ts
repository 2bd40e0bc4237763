import { Injectable } from '@nestjs/common'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { ExportBuilder } from '../application/export-builder.js'
import { ExportRunQueries } from '../data/export-run.queries.js'
import { runExport } from './run-export.job.js'

@Injectable()
@HandlesJob(runExport)
export class RunExportHandler implements JobHandler<{ readonly exportId: string }> {
  constructor(private readonly builder: ExportBuilder, private readonly queries: ExportRunQueries) {}

  async handle({ exportId }: { readonly exportId: string }, { ctx, attempt, signal, progress }: JobRun): Promise<void> {
    try {
      await this.builder.build(ctx, exportId, { signal, onProgress: progress })
    } catch (error) {
      if (!signal.aborted && attempt >= runExport.attempts) await this.queries.fail(exportId, 'Something went wrong on our side. Ask for the export again later.', ctx.now)
      throw error
    }
  }
}
