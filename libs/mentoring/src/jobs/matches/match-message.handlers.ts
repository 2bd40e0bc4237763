import { Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { HelpMessagesService } from '../../application/messages/help-messages.service.js'
import { MatchMessagesService } from '../../application/messages/match-messages.service.js'
import { MeetingMessagesService } from '../../application/messages/meeting-messages.service.js'
import { tellHelpWanted, tellMatchChanged, tellMatchExtended, tellMeetingChanged, tellRoundPublished } from './match.jobs.js'

type Payload<J extends { payload: z.ZodType }> = z.output<J['payload']>

@Injectable()
@HandlesJob(tellMatchChanged)
export class TellMatchChangedHandler implements JobHandler<Payload<typeof tellMatchChanged>> {
  constructor(private readonly messages: MatchMessagesService) {}

  handle(change: Payload<typeof tellMatchChanged>, { ctx }: JobRun): Promise<void> {
    return this.messages.changed(ctx, change)
  }
}

@Injectable()
@HandlesJob(tellMatchExtended)
export class TellMatchExtendedHandler implements JobHandler<Payload<typeof tellMatchExtended>> {
  constructor(private readonly messages: MatchMessagesService) {}

  handle(extension: Payload<typeof tellMatchExtended>, { ctx }: JobRun): Promise<void> {
    return this.messages.extended(ctx, extension)
  }
}

@Injectable()
@HandlesJob(tellRoundPublished)
export class TellRoundPublishedHandler implements JobHandler<Payload<typeof tellRoundPublished>> {
  constructor(private readonly messages: MatchMessagesService) {}

  handle({ scenarioId }: Payload<typeof tellRoundPublished>, { ctx, signal }: JobRun): Promise<void> {
    return this.messages.published(ctx, scenarioId, signal)
  }
}

@Injectable()
@HandlesJob(tellMeetingChanged)
export class TellMeetingChangedHandler implements JobHandler<Payload<typeof tellMeetingChanged>> {
  constructor(private readonly messages: MeetingMessagesService) {}

  handle({ meetingId, kind }: Payload<typeof tellMeetingChanged>, { ctx }: JobRun): Promise<void> {
    return this.messages.changed(ctx, meetingId, kind)
  }
}

@Injectable()
@HandlesJob(tellHelpWanted)
export class TellHelpWantedHandler implements JobHandler<Payload<typeof tellHelpWanted>> {
  constructor(private readonly messages: HelpMessagesService) {}

  handle({ checkInId }: Payload<typeof tellHelpWanted>, { ctx }: JobRun): Promise<void> {
    return this.messages.wanted(ctx, checkInId)
  }
}
