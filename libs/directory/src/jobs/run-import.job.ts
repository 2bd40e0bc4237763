import { z } from 'zod'
import { defineJob } from '#platform/jobs'

/** Does what an import's state asks for: its dry run, or writing it. */
export const runImport = defineJob({ name: 'directory.run-import', payload: z.object({ importId: z.uuid() }), queue: 'bulk', attempts: 4, backoffMs: 2_000 })
