import type { OrganisationId } from '#kernel'
import { type Actor, holdsRole, isPlatformAdmin, type Policy } from '#platform/access'

const ANALYSTS = ['workforce_analyst', 'organisation_admin'] as const
const speaksFor = (actor: Actor, ids: readonly OrganisationId[]): boolean => ids.some((id) => ANALYSTS.some((role) => holdsRole(actor, role, id)))

/** The organisation, and those whose people answer for its returns since it is gone. */
export interface Holders {
  readonly holderIds: readonly OrganisationId[]
}

/** Figures of one organisation are for its own analysts and administrators, and to all others they do not exist. */
export const seeReturn: Policy<Holders> = { action: 'workforce-return:see', whenDenied: 'hidden', allows: (actor, { holderIds }) => speaksFor(actor, holderIds) }
export const makeReturn: Policy<Holders> = { action: 'workforce-return:make', whenDenied: 'hidden', allows: (actor, { holderIds }) => speaksFor(actor, holderIds) }

/** Who has returned and who has not: for the analysts of the bodies that own the national plan, and the platform's administrators. Not the figures. */
export const seeReturnStates: Policy<{ readonly planOwnerIds: readonly OrganisationId[] }> = {
  action: 'workforce-return:see-states', whenDenied: 'forbidden', allows: (actor, { planOwnerIds }) => isPlatformAdmin(actor) || speaksFor(actor, planOwnerIds),
}

/** Protected figures of the nation and its regions: for those who plan workforce or learning somewhere. */
export const seeSectorFigures: Policy<void> = {
  action: 'workforce-return:see-sector', whenDenied: 'forbidden',
  allows: (actor) => isPlatformAdmin(actor) || [...ANALYSTS, 'programme_manager' as const].some((role) => holdsRole(actor, role)),
}

export const publishReference: Policy<void> = { action: 'workforce-return:publish-list', whenDenied: 'forbidden', allows: isPlatformAdmin }

/** Routes to a programme are for the managers of its organisation; others are the platform's. */
export const manageLearningRoute: Policy<{ readonly ownerId: OrganisationId | undefined }> = {
  action: 'learning-route:manage', whenDenied: 'forbidden', allows: (actor, { ownerId }) => isPlatformAdmin(actor) || (ownerId !== undefined && holdsRole(actor, 'programme_manager', ownerId)),
}

/** Waymark itself: sweeps, and figures for indicators and reports. */
export const computeFigures: Policy<void> = { action: 'workforce-return:compute', whenDenied: 'forbidden', allows: ({ kind }) => kind === 'system' }
