import { Module } from '@nestjs/common'
import type { JobDefinition } from '#platform/jobs'
import { EnrolmentModule } from '../application/enrolment/enrolment.module.js'
import { RunsModule } from '../application/runs/runs.module.js'
import { ExpireOffersHandler } from './enrolment/expire-offers.handler.js'
import { expireOffers } from './enrolment/expire-offers.job.js'
import { AdvanceRunsHandler } from './runs/advance-runs.handler.js'
import { advanceRuns } from './runs/advance-runs.job.js'

/** What the clock and the calendar do to offers and runs. */
export const enrolmentJobs: readonly JobDefinition[] = [expireOffers as JobDefinition, advanceRuns as JobDefinition]

@Module({ imports: [EnrolmentModule, RunsModule], providers: [ExpireOffersHandler, AdvanceRunsHandler] })
export class EnrolmentJobsModule {}
