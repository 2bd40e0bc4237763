import { Module } from '@nestjs/common'
import { EnrolmentModule } from '../application/enrolment/enrolment.module.js'
import { MovesModule } from '../application/moves/moves.module.js'
import { RunsModule } from '../application/runs/runs.module.js'
import { ExpireOffersHandler } from './enrolment/expire-offers.handler.js'
import { MergeEnrolledPeopleHandler } from './enrolment/merge-enrolled-people.handler.js'
import { MoveOpenEnrolmentsHandler } from './enrolment/move-open-enrolments.handler.js'
import { AdvanceRunsHandler } from './runs/advance-runs.handler.js'

/** Their handlers, for the worker. */
@Module({
  imports: [EnrolmentModule, MovesModule, RunsModule],
  providers: [ExpireOffersHandler, AdvanceRunsHandler, MergeEnrolledPeopleHandler, MoveOpenEnrolmentsHandler],
})
export class EnrolmentJobsModule {}
