import type { z } from 'zod'
import { organisationsReorganised, peopleMerged } from '#directory'
import { defineJob, type JobDefinition } from '#platform/jobs'

/** Two records were one person: approvals, figures and actions become one person's. */
export const mergeWorkforcePeople = defineJob({ name: 'workforce.merge-people', payload: peopleMerged.payload, on: [peopleMerged] })

/** Organisations merged or split: plans, indicators and open actions go along. */
export const followReorganisation = defineJob({ name: 'workforce.follow-reorganisation', payload: organisationsReorganised.payload, queue: 'bulk', on: [organisationsReorganised] })

export type Merge = z.output<typeof mergeWorkforcePeople.payload>
export type Reorganised = z.output<typeof followReorganisation.payload>

export const followJobs = [mergeWorkforcePeople, followReorganisation] as unknown as readonly JobDefinition[]
