import type { OrganisationId } from '#kernel'
import { holdsRole, isPlatformAdmin, type Policy } from '#platform/access'
import type { ImportKind } from '../domain/index.js'

export interface ImportFacts {
  readonly kind: ImportKind
  readonly organisationId: OrganisationId | null
}

const mayImport: Policy<ImportFacts>['allows'] = (actor, { kind, organisationId }) =>
  isPlatformAdmin(actor) || (kind !== 'organisations' && organisationId !== null && holdsRole(actor, 'organisation_admin', organisationId))

/** The platform's administrators import everything; an organisation's, its own people and memberships. */
export const startImport: Policy<ImportFacts> = { action: 'import:start', whenDenied: 'forbidden', allows: mayImport }

/** Imports of others are not to be seen. */
export const manageImport: Policy<ImportFacts> = { action: 'import:manage', whenDenied: 'hidden', allows: mayImport }

/** Everything that an organisation owns, in one file. */
export const exportOrganisation: Policy<{ readonly organisationId: OrganisationId }> = {
  action: 'organisation:export',
  whenDenied: 'hidden',
  allows: (actor, { organisationId }) => isPlatformAdmin(actor) || holdsRole(actor, 'organisation_admin', organisationId),
}
