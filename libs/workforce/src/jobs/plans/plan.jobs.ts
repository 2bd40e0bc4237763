import { z } from 'zod'
import { defineJob } from '#platform/jobs'
import { planPublished, planVersionMoved } from '../../events.js'

/** Tells those who speak for a plan's owners that a version was proposed, returned or approved. */
export const tellVersionMoved = defineJob({ name: 'workforce.tell-version-moved', payload: planVersionMoved.payload, on: [planVersionMoved] })

/** Tells the owners of derived plans that the plan they stand on has a new version. */
export const tellPlanPublished = defineJob({ name: 'workforce.tell-plan-published', payload: planPublished.payload, on: [planPublished] })

/** Reminds of actions and reviews that are due. */
export const remindOfReviews = defineJob({ name: 'workforce.remind-of-reviews', payload: z.object({}), schedule: { pattern: '20 7 * * *', payload: {} } })

export type VersionMoved = z.output<typeof tellVersionMoved.payload>
export type Published = z.output<typeof tellPlanPublished.payload>
