import type { z } from 'zod'
import { organisationsReorganised, peopleMerged } from '#directory'
import { defineJob } from '#platform/jobs'

/** Organisations merged or split: figures of both dates are drawn on the newer map. */
export const followReturnReorganisation = defineJob({ name: 'returns.follow-reorganisation', payload: organisationsReorganised.payload, on: [organisationsReorganised] })

/** Two records were one person. */
export const mergeReturnPeople = defineJob({ name: 'returns.merge-people', payload: peopleMerged.payload, on: [peopleMerged] })

export type Reorganised = z.output<typeof followReturnReorganisation.payload>
export type Merge = z.output<typeof mergeReturnPeople.payload>
