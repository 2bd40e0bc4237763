import type { JobDefinition } from '#platform/jobs'
import { expireOffers } from './enrolment/expire-offers.job.js'
import { followReorganisation, mergeEnrolments } from './people/follow-directory.jobs.js'
import { advanceRuns } from './runs/advance-runs.job.js'

/** What the clock and the calendar do to offers and runs, and the directory to the people and organisations in them. */
export const enrolmentJobs = [expireOffers, advanceRuns, mergeEnrolments, followReorganisation] as readonly JobDefinition[]
