import { Injectable } from '@nestjs/common'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { DeliveryService } from '../application/delivery.service.js'
import { deliverMessage } from './deliver-message.job.js'

@Injectable()
@HandlesJob(deliverMessage)
export class DeliverMessageHandler implements JobHandler<{ readonly messageId: string }> {
  constructor(private readonly delivery: DeliveryService) {}

  async handle({ messageId }: { readonly messageId: string }, { ctx, attempt }: JobRun): Promise<void> {
    await this.delivery.deliver(ctx, messageId, attempt >= deliverMessage.attempts)
  }
}
