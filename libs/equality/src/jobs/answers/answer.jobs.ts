import { z } from 'zod'
import { peopleMerged } from '#directory'
import { defineJob, type JobDefinition } from '#platform/jobs'

/** Two records were one person: so are their answers. */
export const mergeEqualityAnswers = defineJob({ name: 'equality.merge-answers', payload: peopleMerged.payload, on: [peopleMerged] })

/** While there is an old key: moves answers to the new one. */
export const changeEqualityKeys = defineJob({ name: 'equality.change-keys', payload: z.object({}), queue: 'bulk', schedule: { pattern: '23 * * * *', payload: {} } })

export const answerJobs = [mergeEqualityAnswers, changeEqualityKeys] as unknown as readonly JobDefinition[]
