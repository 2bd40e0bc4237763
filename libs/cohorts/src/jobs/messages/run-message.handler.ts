import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { RemindersService } from '../../application/messages/reminders.service.js'
import { RunMessagesService } from '../../application/messages/run-messages.service.js'
import { sendReminders, tellAnnouncement, tellBelowMinimum, tellMarked, tellReport, tellRunCancelled } from './message.jobs.js'

type Payload<J extends { payload: z.ZodType }> = z.output<J['payload']>

@Injectable()
@HandlesJob(tellRunCancelled)
export class TellRunCancelledHandler implements JobHandler<Payload<typeof tellRunCancelled>> {
  constructor(private readonly messages: RunMessagesService) {}

  handle({ runId, reason, people }: Payload<typeof tellRunCancelled>, { ctx }: JobRun): Promise<void> {
    return this.messages.cancelled(ctx, runId, reason, people.map(({ enrolmentId }) => enrolmentId))
  }
}

@Injectable()
@HandlesJob(tellBelowMinimum)
export class TellBelowMinimumHandler implements JobHandler<Payload<typeof tellBelowMinimum>> {
  constructor(private readonly messages: RunMessagesService) {}

  handle({ runId, accepted, minimum }: Payload<typeof tellBelowMinimum>, { ctx }: JobRun): Promise<void> {
    return this.messages.belowMinimum(ctx, runId, accepted, minimum)
  }
}

@Injectable()
@HandlesJob(tellMarked)
export class TellMarkedHandler implements JobHandler<Payload<typeof tellMarked>> {
  constructor(private readonly messages: RunMessagesService) {}

  handle(marked: Payload<typeof tellMarked>, { ctx }: JobRun): Promise<void> {
    return this.messages.marked(ctx, marked)
  }
}

@Injectable()
@HandlesJob(tellAnnouncement)
export class TellAnnouncementHandler implements JobHandler<Payload<typeof tellAnnouncement>> {
  constructor(private readonly messages: RunMessagesService) {}

  handle({ announcementId }: Payload<typeof tellAnnouncement>, { ctx, signal }: JobRun): Promise<void> {
    return this.messages.announced(ctx, announcementId, signal)
  }
}

@Injectable()
@HandlesJob(tellReport)
export class TellReportHandler implements JobHandler<Payload<typeof tellReport>> {
  constructor(private readonly messages: RunMessagesService) {}

  handle({ postId }: Payload<typeof tellReport>, { ctx }: JobRun): Promise<void> {
    return this.messages.reported(ctx, postId)
  }
}

@Injectable()
@HandlesJob(sendReminders)
export class SendRemindersHandler implements JobHandler<object> {
  constructor(private readonly reminders: RemindersService) {}

  async handle(_payload: object, { ctx, signal }: JobRun): Promise<void> {
    while (!signal.aborted && (await this.reminders.sweep(ctx)) > 0);
  }
}
