import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { EnrolmentMessagesService } from '../../application/messages/enrolment-messages.service.js'
import { tellCompleted, tellEnrolmentChanged, tellOfferExpiring, tellOfferMade } from './message.jobs.js'

type Payload<J extends { payload: z.ZodType }> = z.output<J['payload']>

@Injectable()
@HandlesJob(tellEnrolmentChanged)
export class TellEnrolmentChangedHandler implements JobHandler<Payload<typeof tellEnrolmentChanged>> {
  constructor(private readonly messages: EnrolmentMessagesService) {}

  handle(change: Payload<typeof tellEnrolmentChanged>, { ctx }: JobRun): Promise<void> {
    return this.messages.changed(ctx, change)
  }
}

@Injectable()
@HandlesJob(tellOfferMade)
export class TellOfferMadeHandler implements JobHandler<Payload<typeof tellOfferMade>> {
  constructor(private readonly messages: EnrolmentMessagesService) {}

  handle({ enrolmentId, expiresAt }: Payload<typeof tellOfferMade>, { ctx }: JobRun): Promise<void> {
    return this.messages.offered(ctx, enrolmentId, expiresAt)
  }
}

@Injectable()
@HandlesJob(tellOfferExpiring)
export class TellOfferExpiringHandler implements JobHandler<Payload<typeof tellOfferExpiring>> {
  constructor(private readonly messages: EnrolmentMessagesService) {}

  handle({ enrolmentId, expiresAt }: Payload<typeof tellOfferExpiring>, { ctx }: JobRun): Promise<void> {
    return this.messages.offerExpiring(ctx, enrolmentId, expiresAt)
  }
}

@Injectable()
@HandlesJob(tellCompleted)
export class TellCompletedHandler implements JobHandler<Payload<typeof tellCompleted>> {
  constructor(private readonly messages: EnrolmentMessagesService) {}

  handle({ enrolmentId, certificateId }: Payload<typeof tellCompleted>, { ctx }: JobRun): Promise<void> {
    return this.messages.completed(ctx, enrolmentId, certificateId)
  }
}
