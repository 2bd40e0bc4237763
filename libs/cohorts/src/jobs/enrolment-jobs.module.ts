import { Module } from '@nestjs/common'
import { EnrolmentModule } from '../application/enrolment/enrolment.module.js'
import { FollowModule } from '../application/follow/follow.module.js'
import { RunsModule } from '../application/runs/runs.module.js'
import { ExpireOffersHandler } from './enrolment/expire-offers.handler.js'
import { FollowReorganisationHandler, MergeEnrolmentsHandler } from './people/follow-directory.handlers.js'
import { AdvanceRunsHandler } from './runs/advance-runs.handler.js'

/** Handlers of the sweeps, for the worker. */
@Module({
  imports: [EnrolmentModule, FollowModule, RunsModule],
  providers: [ExpireOffersHandler, AdvanceRunsHandler, MergeEnrolmentsHandler, FollowReorganisationHandler],
})
export class EnrolmentJobsModule {}
