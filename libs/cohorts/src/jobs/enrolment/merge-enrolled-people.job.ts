import { z } from 'zod'
import { peopleMerged } from '#directory'
import { defineJob } from '#platform/jobs'

/** Two records were one person: their enrolments and the runs that they teach become one person's. */
export const mergeEnrolledPeople = defineJob({ name: 'cohorts.merge-enrolled-people', payload: z.object({ fromId: z.string(), intoId: z.string() }), on: [peopleMerged] })
