import { z } from 'zod'
import { defineJob } from '#platform/jobs'

/** Forgets sign-in accounts that were refused more than a month ago. */
export const forgetRefusals = defineJob({
  name: 'directory.forget-refusals', payload: z.object({}), schedule: { pattern: '30 3 * * *', payload: {} },
})
