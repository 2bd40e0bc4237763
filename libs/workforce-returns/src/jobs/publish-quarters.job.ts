import { z } from 'zod'
import { defineJob } from '#platform/jobs'

/** Each night, before reports are made: publishes the quarters that are due, where returns have changed by one of the days on which they are published. */
export const publishQuarters = defineJob({ name: 'returns.publish-quarters', payload: z.object({}), queue: 'bulk', schedule: { pattern: '0 4 * * *', payload: {} } })
