import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { TransferMessagesService } from '../../application/messages/transfer-messages.service.js'
import { tellTransferAnswered, tellTransferRequested } from './message.jobs.js'

@Injectable()
@HandlesJob(tellTransferRequested)
export class TellTransferRequestedHandler implements JobHandler<z.output<typeof tellTransferRequested.payload>> {
  constructor(private readonly messages: TransferMessagesService) {}

  handle({ requestId }: z.output<typeof tellTransferRequested.payload>, { ctx }: JobRun): Promise<void> {
    return this.messages.requested(ctx, requestId)
  }
}

@Injectable()
@HandlesJob(tellTransferAnswered)
export class TellTransferAnsweredHandler implements JobHandler<z.output<typeof tellTransferAnswered.payload>> {
  constructor(private readonly messages: TransferMessagesService) {}

  handle({ requestId }: z.output<typeof tellTransferAnswered.payload>, { ctx }: JobRun): Promise<void> {
    return this.messages.answered(ctx, requestId)
  }
}
