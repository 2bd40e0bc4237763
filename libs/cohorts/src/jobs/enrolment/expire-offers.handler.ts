import { Injectable } from '@nestjs/common'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { OfferSweepService } from '../../application/places/offer-sweep.service.js'
import { expireOffers } from './expire-offers.job.js'

@Injectable()
@HandlesJob(expireOffers)
export class ExpireOffersHandler implements JobHandler<object> {
  constructor(private readonly sweep: OfferSweepService) {}

  async handle(_payload: object, { ctx, signal }: JobRun): Promise<void> {
    await this.sweep.expire(ctx, signal)
    await this.sweep.remind(ctx)
  }
}
