import type { JobDefinition } from '#platform/jobs'
import { expireOffers } from './enrolment/expire-offers.job.js'
import { mergeEnrolledPeople } from './enrolment/merge-enrolled-people.job.js'
import { moveOpenEnrolments } from './enrolment/move-open-enrolments.job.js'
import { advanceRuns } from './runs/advance-runs.job.js'

/** What the clock and the calendar do to offers and runs, and what follows from changes in the directory. */
export const enrolmentJobs: readonly JobDefinition[] = [
  expireOffers as JobDefinition, advanceRuns as JobDefinition, mergeEnrolledPeople as JobDefinition, moveOpenEnrolments as JobDefinition,
]
