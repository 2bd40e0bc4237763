import { z } from 'zod'
import { defineEvent } from '#platform/outbox'

/** An organisation was added, or its details or period changed. */
export const organisationChanged = defineEvent('directory.organisation-changed', z.object({ organisationId: z.string() }))

/** A person was added, or their name, background, language or addresses changed. */
export const personChanged = defineEvent('directory.person-changed', z.object({ personId: z.string() }))

/** A post of a person's career history was added, changed, removed or confirmed. */
export const careerChanged = defineEvent('directory.career-changed', z.object({ personId: z.string() }))

/** What a person is in an organisation changed: a role began, ended or changed. */
export const membershipChanged = defineEvent('directory.membership-changed', z.object({ personId: z.string(), organisationId: z.string() }))

/** Somebody is asked to sign in for the first time or, with an organisation, to join that. The token is the secret of the link to mail. */
export const personInvited = defineEvent('directory.person-invited', z.object({
  invitationId: z.string(), personId: z.string(), token: z.string(), organisationId: z.string().nullable(),
}), { secret: ['token'] })

/** `fromId` was a duplicate of `intoId`: whoever holds the first must hold the second from now on. The old id keeps resolving. */
export const peopleMerged = defineEvent('directory.people-merged', z.object({ fromId: z.string(), intoId: z.string() }))

/**
 * Organisations merged or split: their memberships have moved, and open work of theirs has to. Of a merge everybody goes to
 * the one successor; of a split ask `ReorganisationsService.targetsOf` where each person went.
 */
export const organisationsReorganised = defineEvent('directory.organisations-reorganised', z.object({
  reorganisationId: z.string(), kind: z.enum(['merge', 'split']), on: z.string(),
  predecessorIds: z.array(z.string()), successorIds: z.array(z.string()), defaultSuccessorId: z.string().nullable(),
}))

/** A file was imported. What it added is told by this alone; what it changed of people, memberships and organisations that were there, one by one besides. */
export const importApplied = defineEvent('directory.import-applied', z.object({
  importId: z.string(), kind: z.enum(['organisations', 'people', 'memberships']), organisationId: z.string().nullable(),
}))
