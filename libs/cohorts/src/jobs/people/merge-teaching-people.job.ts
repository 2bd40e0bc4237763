import { z } from 'zod'
import { peopleMerged } from '#directory'
import { defineJob } from '#platform/jobs'

/** Two records were one person: what they teach, their invitations and certificates become one person's. */
export const mergeTeachingPeople = defineJob({
  name: 'cohorts.merge-teaching-people', payload: z.object({ fromId: z.string(), intoId: z.string() }), queue: 'work', on: [peopleMerged],
})
