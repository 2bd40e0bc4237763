import { z } from 'zod'
import { defineJob, type JobDefinition } from '#platform/jobs'
import { publishEqualityRelease } from '../../application/releases/publish-release.job.js'

/** Each quarter: a snapshot of what has been published before. */
export const requestDueReleases = defineJob({ name: 'equality.request-due-releases', payload: z.object({}), schedule: { pattern: '40 3 2 1,4,7,10 *', payload: {} } })

/** Unprotected counts are kept for as long as their publication says. */
export const removeExpiredAggregates = defineJob({ name: 'equality.remove-expired-aggregates', payload: z.object({}), schedule: { pattern: '50 3 * * *', payload: {} } })

export const releaseJobs = [publishEqualityRelease, requestDueReleases, removeExpiredAggregates] as unknown as readonly JobDefinition[]
