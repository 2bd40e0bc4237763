import type { z } from 'zod'
import { organisationsReorganised, peopleMerged } from '#directory'
import { defineJob } from '#platform/jobs'

/** Two records were one person: enrolments and all that names the person become one person's. */
export const mergeEnrolments = defineJob({ name: 'cohorts.merge-enrolments', payload: peopleMerged.payload, on: [peopleMerged] })

/** Organisations merged or split: open enrolments, kept places and runs go along. */
export const followReorganisation = defineJob({ name: 'cohorts.follow-reorganisation', payload: organisationsReorganised.payload, queue: 'bulk', on: [organisationsReorganised] })

export type Merge = z.output<typeof mergeEnrolments.payload>
export type Reorganised = z.output<typeof followReorganisation.payload>
