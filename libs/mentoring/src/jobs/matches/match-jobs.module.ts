import { Module } from '@nestjs/common'
import type { JobDefinition } from '#platform/jobs'
import { MatchMessagesModule } from '../../application/messages/messages.module.js'
import { TellHelpWantedHandler, TellMatchChangedHandler, TellMeetingChangedHandler, TellRoundPublishedHandler } from './match-message.handlers.js'
import { FollowProfileHandler, SendNudgesHandler, SweepProposalsHandler } from './match.handlers.js'
import { followProfile, sendNudges, sweepProposals, tellHelpWanted, tellMatchChanged, tellMeetingChanged, tellRoundPublished } from './match.jobs.js'

/** Background work of proposals and relationships. */
export const matchJobs = [sweepProposals, sendNudges, tellMatchChanged, tellRoundPublished, tellMeetingChanged, tellHelpWanted, followProfile] as readonly JobDefinition[]

@Module({
  imports: [MatchMessagesModule],
  providers: [
    FollowProfileHandler, SendNudgesHandler, SweepProposalsHandler, TellHelpWantedHandler, TellMatchChangedHandler, TellMeetingChangedHandler,
    TellRoundPublishedHandler,
  ],
})
export class MatchJobsModule {}
