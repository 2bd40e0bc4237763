import type { OrganisationId } from '#kernel'
import { holdsRole, isPlatformAdmin, type Policy } from '#platform/access'

/** Everybody who is known to Waymark may see which organisations there are: the list is public reference data. */
export const seeOrganisations: Policy<void> = {
  action: 'organisation:see',
  whenDenied: 'forbidden',
  allows: ({ kind }) => kind !== 'anonymous' && kind !== 'unlinked',
}

/** Its own administrators change what an organisation is called; only the platform's change which ones exist. */
export const editOrganisation: Policy<{ readonly organisationId: OrganisationId }> = {
  action: 'organisation:edit',
  whenDenied: 'forbidden',
  allows: (actor, { organisationId }) => isPlatformAdmin(actor) || holdsRole(actor, 'organisation_admin', organisationId),
}

export const createOrganisation: Policy<void> = { action: 'organisation:create', whenDenied: 'forbidden', allows: isPlatformAdmin }
