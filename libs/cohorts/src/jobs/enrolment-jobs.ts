import type { JobDefinition } from '#platform/jobs'
import { expireOffers } from './enrolment/expire-offers.job.js'
import { advanceRuns } from './runs/advance-runs.job.js'

/** What the clock and the calendar do to offers and runs. */
export const enrolmentJobs: readonly JobDefinition[] = [expireOffers as JobDefinition, advanceRuns as JobDefinition]
