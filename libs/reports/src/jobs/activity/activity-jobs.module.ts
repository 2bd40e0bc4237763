import { Module } from '@nestjs/common'
import { ReadModelsModule } from '#read-models'
import { ActivityModule } from '../../application/activity/activity.module.js'
import {
  FollowAttendanceHandler, FollowEnrolmentHandler, FollowMatchHandler, FollowMeetingHandler, FollowReorganisationHandler, FollowRoundHandler, FollowSessionHandler, RebuildActivityHandler,
} from './follow-activity.handlers.js'

/** What keeps the roll-ups of activity. */
@Module({
  imports: [ActivityModule, ReadModelsModule],
  providers: [
    FollowAttendanceHandler, FollowEnrolmentHandler, FollowMatchHandler, FollowMeetingHandler, FollowReorganisationHandler, FollowRoundHandler, FollowSessionHandler, RebuildActivityHandler,
  ],
})
export class ActivityJobsModule {}
