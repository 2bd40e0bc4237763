import { Injectable } from '@nestjs/common'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { RunSweepService } from '../../application/runs/run-sweep.service.js'
import { advanceRuns } from './advance-runs.job.js'

@Injectable()
@HandlesJob(advanceRuns)
export class AdvanceRunsHandler implements JobHandler<object> {
  constructor(private readonly sweep: RunSweepService) {}

  async handle(_payload: object, { ctx }: JobRun): Promise<void> {
    await this.sweep.release(ctx)
    await this.sweep.advance(ctx)
  }
}
