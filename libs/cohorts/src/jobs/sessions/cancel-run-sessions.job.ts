import { z } from 'zod'
import { defineJob } from '#platform/jobs'
import { runCancelled } from '../../events.js'

/** Calls off the sessions that a cancelled run still had before it. */
export const cancelRunSessions = defineJob({
  name: 'cohorts.cancel-run-sessions', payload: z.object({ runId: z.uuid(), reason: z.string() }), queue: 'work', on: [runCancelled],
})
