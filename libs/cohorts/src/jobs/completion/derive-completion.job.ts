import { z } from 'zod'
import { defineJob } from '#platform/jobs'
import { enrolmentChanged, learningRecorded } from '../../events.js'

/** Works out one learner's progress and completion anew from what is recorded. */
export const deriveCompletion = defineJob({
  name: 'cohorts.derive-completion', payload: z.object({ enrolmentId: z.uuid() }), queue: 'work', on: [learningRecorded, enrolmentChanged],
})
