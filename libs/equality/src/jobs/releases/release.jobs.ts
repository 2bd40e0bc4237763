import { z } from 'zod'
import { defineJob, type JobDefinition } from '#platform/jobs'
import { auditEqualityRelease, publishEqualityRelease } from '../../application/releases/publish-release.job.js'

/** Each quarter: a snapshot of what has been published before. */
export const requestDueReleases = defineJob({ name: 'equality.request-due-releases', payload: z.object({}), schedule: { pattern: '40 3 2 1,4,7,10 *', payload: {} } })

/** Unprotected counts are kept for as long as their publication says. */
export const removeExpiredAggregates = defineJob({ name: 'equality.remove-expired-aggregates', payload: z.object({}), schedule: { pattern: '50 3 * * *', payload: {} } })

/** Each hour: snapshots that could not be taken while the key of the answers was changed. */
export const requestWaitingReleases = defineJob({ name: 'equality.request-waiting-releases', payload: z.object({}), schedule: { pattern: '53 * * * *', payload: {} } })

export const releaseJobs = [publishEqualityRelease, auditEqualityRelease, requestWaitingReleases, requestDueReleases, removeExpiredAggregates] as unknown as readonly JobDefinition[]
