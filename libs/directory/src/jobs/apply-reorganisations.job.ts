import { z } from 'zod'
import { defineJob } from '#platform/jobs'

/** Carries out the merges and splits of organisations whose date has come. */
export const applyReorganisations = defineJob({
  name: 'directory.apply-reorganisations', payload: z.object({}), queue: 'bulk', schedule: { pattern: '*/10 * * * *', payload: {} },
})
