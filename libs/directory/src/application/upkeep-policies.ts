import type { OrganisationId, PersonId } from '#kernel'
import { holdsRole, isPlatformAdmin, personOf, type Policy } from '#platform/access'

/** Lists are filtered by what the person may see; programs have no list of people. */
export const listPeople: Policy<void> = { action: 'people:list', whenDenied: 'forbidden', allows: (actor) => actor.kind === 'person' || isPlatformAdmin(actor) }

/** Moving somebody ends what they are in one organisation and opens what they are in another: whoever may do both. */
export const transferPerson: Policy<{ readonly from: OrganisationId; readonly to: OrganisationId }> = {
  action: 'membership:transfer',
  whenDenied: 'hidden',
  allows: (actor, { from, to }) => isPlatformAdmin(actor) || (holdsRole(actor, 'organisation_admin', from) && holdsRole(actor, 'organisation_admin', to)),
}

/** A person's career history is theirs to write; administrators of the platform may correct it. */
export const editCareer: Policy<{ readonly personId: PersonId }> = {
  action: 'career:edit',
  whenDenied: 'hidden',
  allows: (actor, { personId }) => isPlatformAdmin(actor) || personOf(actor) === personId,
}

/** Confirming that somebody held a post: verifiers of the organisation where they held it, never of their own. */
export const verifyCareer: Policy<{ readonly personId: PersonId; readonly organisationId: OrganisationId | undefined }> = {
  action: 'career:verify',
  whenDenied: 'hidden',
  allows: (actor, { personId, organisationId }) =>
    personOf(actor) !== personId && (isPlatformAdmin(actor) || (organisationId !== undefined && holdsRole(actor, 'verifier', organisationId))),
}

/** What a person is entitled to see of themselves; the platform's administrators answer requests made on paper. */
export const exportPersonalData: Policy<{ readonly personId: PersonId }> = {
  action: 'person:export',
  whenDenied: 'hidden',
  allows: (actor, { personId }) => isPlatformAdmin(actor) || personOf(actor) === personId,
}

/** Programs that may sign in by themselves. */
export const manageMachineClients: Policy<void> = { action: 'machine-client:manage', whenDenied: 'forbidden', allows: isPlatformAdmin }
