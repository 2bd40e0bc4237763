import { z } from 'zod'
import { defineJob } from '#platform/jobs'

/** Forgets the files and reports of old imports and exports, and ends imports whose job died for good. */
export const sweepTransfers = defineJob({ name: 'directory.sweep-transfers', payload: z.object({}), queue: 'bulk', schedule: { pattern: '40 3 * * *', payload: {} } })
