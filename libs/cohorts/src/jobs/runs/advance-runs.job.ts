import { z } from 'zod'
import { defineJob } from '#platform/jobs'

/** Early every day, London time: held-back places are released, runs close, start and complete, managers are warned of too few people. */
export const advanceRuns = defineJob({ name: 'cohorts.advance-runs', payload: z.object({}), schedule: { pattern: '5 0 * * *', payload: {} } })
