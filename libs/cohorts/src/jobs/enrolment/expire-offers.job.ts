import { z } from 'zod'
import { defineJob } from '#platform/jobs'

/** Every minute: offers that have run out go to whoever is next, and people are told on the last day of theirs. */
export const expireOffers = defineJob({ name: 'cohorts.expire-offers', payload: z.object({}), schedule: { pattern: '* * * * *', payload: {} } })
