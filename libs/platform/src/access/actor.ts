import type { OrganisationId, PersonId } from '#kernel'

/** What a person may be in an organisation, for a period. */
export const ROLES = [
  'learner', 'line_manager', 'matching_manager', 'scheme_manager', 'host_manager', 'home_hr', 'verifier', 'reviewer', 'mentor',
  'facilitator', 'provider_tutor', 'assessor', 'employer_lead', 'module_author', 'embedder', 'programme_manager',
  'workforce_analyst', 'organisation_admin', 'platform_admin', 'elected_member',
] as const
export type Role = (typeof ROLES)[number]

/** A role that a person holds today. */
export interface RoleHeld {
  readonly organisationId: OrganisationId
  readonly role: Role
}

export interface PersonActor {
  readonly kind: 'person'
  readonly personId: PersonId
  readonly roles: readonly RoleHeld[]
}

/** A program that signed in with client credentials: it may do what its scopes say, for one organisation or for all. */
export interface MachineActor {
  readonly kind: 'machine'
  readonly clientId: string
  readonly scopes: readonly string[]
  readonly organisationId?: OrganisationId | undefined
}

/** Signed in with a real token, but not (yet) linked to a person: may only look at who they are and accept an invitation. */
export interface UnlinkedActor {
  readonly kind: 'unlinked'
  readonly issuer: string
  readonly subject: string
  readonly email?: string | undefined
  readonly emailVerified: boolean
}

export interface AnonymousActor {
  readonly kind: 'anonymous'
}

/** Waymark itself: jobs, migrations, the command line. */
export interface SystemActor {
  readonly kind: 'system'
  readonly name: string
}

export type Actor = PersonActor | MachineActor | UnlinkedActor | AnonymousActor | SystemActor

export const isPlatformAdmin = (actor: Actor): boolean =>
  actor.kind === 'system' || (actor.kind === 'person' && actor.roles.some(({ role }) => role === 'platform_admin'))

/** Whether the actor holds the role, in that organisation when one is given. */
export const holdsRole = (actor: Actor, role: Role, organisationId?: OrganisationId): boolean =>
  actor.kind === 'person' &&
  actor.roles.some((held) => held.role === role && (organisationId === undefined || held.organisationId === organisationId))

/** The organisations in which the actor holds the role: the scope that list queries filter by. */
export const organisationsWithRole = (actor: Actor, role: Role): OrganisationId[] =>
  actor.kind === 'person' ? actor.roles.filter((held) => held.role === role).map((held) => held.organisationId) : []

/** The person behind the actor, if there is one. */
export const personOf = (actor: Actor): PersonId | undefined => (actor.kind === 'person' ? actor.personId : undefined)
