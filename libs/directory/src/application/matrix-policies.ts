import type { OrganisationId } from '#kernel'
import { holdsRole, isPlatformAdmin, type Policy } from '#platform/access'

/** Who does what, and what is on offer, is for everybody who is known to Waymark. */
export const seeMatrix: Policy<void> = {
  action: 'matrix:see',
  whenDenied: 'forbidden',
  allows: ({ kind }) => kind !== 'anonymous' && kind !== 'unlinked',
}

/** The texts of the matrix are agreed outside; the platform's administrators put them in. */
export const editMatrix: Policy<void> = { action: 'matrix:edit', whenDenied: 'forbidden', allows: isPlatformAdmin }

/**
 * Programme managers list what their own organisation provides. Offers of bodies that are not in the directory
 * (no `providerId`) have nobody to speak for them here but the platform's administrators.
 */
export const manageExternalOffer: Policy<{ readonly providerId?: OrganisationId | null | undefined }> = {
  action: 'external-offer:manage',
  whenDenied: 'forbidden',
  allows: (actor, { providerId }) =>
    isPlatformAdmin(actor) || (providerId !== null && providerId !== undefined && holdsRole(actor, 'programme_manager', providerId)),
}
