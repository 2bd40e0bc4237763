import { z } from 'zod'
import { defineJob } from '#platform/jobs'

/** Seals the audit entries of the last minutes into the chain. */
export const sealEntries = defineJob({
  name: 'audit.seal-entries',
  payload: z.object({}),
  schedule: { pattern: '*/5 * * * *', payload: {} },
})
