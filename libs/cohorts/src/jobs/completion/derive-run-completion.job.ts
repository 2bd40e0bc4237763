import { z } from 'zod'
import { defineJob } from '#platform/jobs'
import { sessionChanged } from '../../events.js'

/** Works out everybody on a run's register anew: a session that was added, moved or called off changes what counts. */
export const deriveRunCompletion = defineJob({ name: 'cohorts.derive-run-completion', payload: z.object({ runId: z.uuid() }), queue: 'work', on: [sessionChanged] })
