import { Module } from '@nestjs/common'
import { EnrolmentModule } from '../application/enrolment/enrolment.module.js'
import { RunsModule } from '../application/runs/runs.module.js'
import { ExpireOffersHandler } from './enrolment/expire-offers.handler.js'
import { AdvanceRunsHandler } from './runs/advance-runs.handler.js'

/** Their handlers, for the worker. */
@Module({
  imports: [EnrolmentModule, RunsModule],
  providers: [ExpireOffersHandler, AdvanceRunsHandler],
})
export class EnrolmentJobsModule {}
