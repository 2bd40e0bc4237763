import { Injectable } from '@nestjs/common'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { LinkingService } from '../application/linking.service.js'
import { forgetRefusals } from './forget-refusals.job.js'

@Injectable()
@HandlesJob(forgetRefusals)
export class ForgetRefusalsHandler implements JobHandler<object> {
  constructor(private readonly linking: LinkingService) {}

  async handle(_payload: object, { ctx }: JobRun): Promise<void> {
    await this.linking.forgetRefusals(ctx)
  }
}
