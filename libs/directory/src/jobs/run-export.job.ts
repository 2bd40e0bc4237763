import { z } from 'zod'
import { defineJob } from '#platform/jobs'

/** Builds the file of an export. */
export const runExport = defineJob({ name: 'directory.run-export', payload: z.object({ exportId: z.uuid() }), queue: 'bulk', attempts: 4, backoffMs: 2_000 })
