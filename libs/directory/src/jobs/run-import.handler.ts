import { Injectable } from '@nestjs/common'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { ImportRunner } from '../application/import-runner.js'
import { ImportRunQueries } from '../data/import-run.queries.js'
import { runImport } from './run-import.job.js'

@Injectable()
@HandlesJob(runImport)
export class RunImportHandler implements JobHandler<{ readonly importId: string }> {
  constructor(private readonly runner: ImportRunner, private readonly queries: ImportRunQueries) {}

  async handle({ importId }: { readonly importId: string }, { ctx, attempt, signal, progress }: JobRun): Promise<void> {
    try {
      await this.runner.run(ctx, importId, { signal, onProgress: (percent) => progress(percent, 100) })
    } catch (error) {
      // A worker that stops leaves the import as it is: the next one takes it over.
      if (!signal.aborted && attempt >= runImport.attempts) await this.queries.fail(importId, 'Something went wrong on our side. Nothing was written; apply it again later.', ctx.now)
      throw error
    }
  }
}
