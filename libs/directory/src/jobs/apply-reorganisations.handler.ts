import { Injectable } from '@nestjs/common'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { ReorganisationsService } from '../application/reorganisations.service.js'
import { applyReorganisations } from './apply-reorganisations.job.js'

@Injectable()
@HandlesJob(applyReorganisations)
export class ApplyReorganisationsHandler implements JobHandler<object> {
  constructor(private readonly reorganisations: ReorganisationsService) {}

  async handle(_payload: object, { ctx }: JobRun): Promise<void> {
    await this.reorganisations.applyDue(ctx)
  }
}
