import { z } from 'zod'
import { careerChanged, peopleMerged } from '#directory'
import { defineJob, type JobDefinition } from '#platform/jobs'
import { milestoneCandidateMoved, milestoneClaimMoved } from '../../events.js'

/** Tells whom a claim concerns, who made it, or who decides about it. */
export const tellMilestoneMoved = defineJob({ name: 'workforce.tell-milestone-moved', payload: milestoneClaimMoved.payload, on: [milestoneClaimMoved] })

/** A career suggests somebody: they are told. */
export const tellSuggested = defineJob({ name: 'workforce.tell-suggested', payload: milestoneCandidateMoved.payload, on: [milestoneCandidateMoved] })

/** Two records were one person, who counts once for a target. */
export const mergeMilestonePeople = defineJob({ name: 'workforce.merge-milestone-people', payload: peopleMerged.payload, on: [peopleMerged] })

/** A career history changed: does it suggest a milestone? */
export const findCandidate = defineJob({ name: 'workforce.find-candidate', payload: careerChanged.payload, queue: 'bulk', on: [careerChanged] })

/** Looks at every confirmed career: posts end, and targets and their lists change. */
export const findCandidates = defineJob({ name: 'workforce.find-candidates', payload: z.object({}), queue: 'bulk', schedule: { pattern: '10 2 * * *', payload: {} } })

/** Reminds verifiers of claims that wait. */
export const remindOfMilestones = defineJob({ name: 'workforce.remind-of-milestones', payload: z.object({}), schedule: { pattern: '40 7 * * *', payload: {} } })

export type MilestoneMoved = z.output<typeof tellMilestoneMoved.payload>
export type CandidateMoved = z.output<typeof tellSuggested.payload>
export type PeopleMerged = z.output<typeof mergeMilestonePeople.payload>
export type CareerChanged = z.output<typeof findCandidate.payload>

export const milestoneJobs = [tellMilestoneMoved, tellSuggested, mergeMilestonePeople, findCandidate, findCandidates, remindOfMilestones] as unknown as readonly JobDefinition[]
