import { z } from 'zod'
import { defineJob } from '#platform/jobs'

/** Takes, protects and publishes one snapshot of the population that a publication is of: minutes of counting that nobody waits for. */
export const publishEqualityRelease = defineJob({
  name: 'equality.publish-release', payload: z.object({ publicationId: z.string(), on: z.string() }), queue: 'bulk', attempts: 3, backoffMs: 30_000,
})

/** Attacks a snapshot that is out with everything that a reader has: see `ReleaseAuditsService`. */
export const auditEqualityRelease = defineJob({
  name: 'equality.audit-release', payload: z.object({ population: z.string(), on: z.string() }), queue: 'bulk', attempts: 3, backoffMs: 60_000,
})
