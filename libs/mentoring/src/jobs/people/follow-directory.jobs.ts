import { z } from 'zod'
import { membershipChanged, organisationsReorganised, peopleMerged } from '#directory'
import { defineJob, type JobDefinition } from '#platform/jobs'

/** Two records were one person: profiles, matches and all that names the person become one person's. */
export const mergeMentoringPeople = defineJob({ name: 'mentoring.merge-people', payload: peopleMerged.payload, on: [peopleMerged] })

/** Organisations merged or split: profiles and schemes go along. */
export const followReorganisation = defineJob({ name: 'mentoring.follow-reorganisation', payload: organisationsReorganised.payload, queue: 'bulk', on: [organisationsReorganised] })

/** Somebody joined or left an organisation: their profiles are for one that they belong to. */
export const followMembership = defineJob({ name: 'mentoring.follow-membership', payload: membershipChanged.payload, on: [membershipChanged] })

/** Every night, when the day has changed: memberships that ended by their date are followed like those of which somebody told. */
export const sweepMemberships = defineJob({ name: 'mentoring.sweep-memberships', payload: z.object({}), queue: 'bulk', schedule: { pattern: '20 0 * * *', payload: {} } })

export type Merge = z.output<typeof mergeMentoringPeople.payload>
export type Reorganised = z.output<typeof followReorganisation.payload>
export type MembershipChange = z.output<typeof followMembership.payload>

export const followJobs = [mergeMentoringPeople, followReorganisation, followMembership, sweepMemberships] as unknown as readonly JobDefinition[]
