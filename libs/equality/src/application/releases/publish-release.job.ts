import { z } from 'zod'
import { defineJob } from '#platform/jobs'

/** Takes, protects and publishes one snapshot: minutes of counting that nobody waits for. */
export const publishEqualityRelease = defineJob({
  name: 'equality.publish-release', payload: z.object({ publicationId: z.string(), on: z.string() }), queue: 'bulk', attempts: 3, backoffMs: 30_000,
})
