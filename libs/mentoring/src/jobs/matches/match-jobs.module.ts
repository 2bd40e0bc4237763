import { Module } from '@nestjs/common'
import type { JobDefinition } from '#platform/jobs'
import { MatchMessagesModule } from '../../application/messages/messages.module.js'
import { TellHelpWantedHandler, TellMatchChangedHandler, TellMatchExtendedHandler, TellMeetingChangedHandler, TellRoundPublishedHandler } from './match-message.handlers.js'
import { CloseEndedHandler, FollowProfileHandler, SendNudgesHandler, SweepProposalsHandler } from './match.handlers.js'
import { closeEnded, followProfile, sendNudges, sweepProposals, tellHelpWanted, tellMatchChanged, tellMatchExtended, tellMeetingChanged, tellRoundPublished } from './match.jobs.js'

/** Background work of proposals and relationships. */
export const matchJobs = [closeEnded, sweepProposals, sendNudges, tellMatchChanged, tellMatchExtended, tellRoundPublished, tellMeetingChanged, tellHelpWanted, followProfile] as readonly JobDefinition[]

@Module({
  imports: [MatchMessagesModule],
  providers: [
    CloseEndedHandler, FollowProfileHandler, SendNudgesHandler, SweepProposalsHandler, TellHelpWantedHandler, TellMatchChangedHandler, TellMatchExtendedHandler,
    TellMeetingChangedHandler, TellRoundPublishedHandler,
  ],
})
export class MatchJobsModule {}
