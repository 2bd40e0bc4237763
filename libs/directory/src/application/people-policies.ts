import { contains, overlap, type OrganisationId, type Period, type PersonId, type PlainDate } from '#kernel'
import { holdsRole, isPlatformAdmin, type Actor, type Policy } from '#platform/access'

/** A membership of the person whom the request is about. */
export interface MembershipSpan extends Period {
  readonly organisationId: OrganisationId
}

export interface PersonFacts {
  readonly personId: PersonId
  readonly memberships: readonly MembershipSpan[]
  readonly lineManagerId?: PersonId | undefined
  readonly today: PlainDate
}

/** Something that happened to a person at a time, for example a completed course. */
export interface PersonHistoryFacts extends PersonFacts {
  readonly during: Period
}

const isSelf = (actor: Actor, personId: PersonId): boolean => actor.kind === 'person' && actor.personId === personId

const administersOneOf = (actor: Actor, memberships: readonly MembershipSpan[]): boolean =>
  memberships.some(({ organisationId }) => holdsRole(actor, 'organisation_admin', organisationId))

/** Merging and splitting organisations. */
export const reorganise: Policy<void> = { action: 'organisation:reorganise', whenDenied: 'forbidden', allows: isPlatformAdmin }

/** People of an organisation: its administrators list, invite, import and export them. */
export const managePeopleOf: Policy<{ readonly organisationId: OrganisationId }> = {
  action: 'organisation:manage-people',
  whenDenied: 'hidden',
  allows: (actor, { organisationId }) => isPlatformAdmin(actor) || holdsRole(actor, 'organisation_admin', organisationId),
}

/** A person's record: themselves, their line manager, administrators of organisations to which they belong today. */
export const seePerson: Policy<PersonFacts> = {
  action: 'person:see',
  whenDenied: 'hidden',
  allows: (actor, { personId, memberships, lineManagerId, today }) =>
    isPlatformAdmin(actor) ||
    isSelf(actor, personId) ||
    (lineManagerId !== undefined && isSelf(actor, lineManagerId)) ||
    administersOneOf(actor, memberships.filter((membership) => contains(membership, today))),
}

/**
 * What happened to a person at some time: an organisation goes on seeing what happened while they belonged to
 * it, and nothing of what came before or after.
 */
export const seePersonHistory: Policy<PersonHistoryFacts> = {
  action: 'person:see-history',
  whenDenied: 'hidden',
  allows: (actor, facts) =>
    isPlatformAdmin(actor) ||
    isSelf(actor, facts.personId) ||
    (facts.lineManagerId !== undefined && isSelf(actor, facts.lineManagerId) && duringCurrent(facts)) ||
    administersOneOf(actor, facts.memberships.filter((membership) => overlap(membership, facts.during))),
}

/** Whether it happened in a membership that still runs: a line manager sees no other employer's time. */
const duringCurrent = ({ memberships, today, during }: PersonHistoryFacts): boolean =>
  memberships.some((membership) => contains(membership, today) && overlap(membership, during))

/** Names and addresses: themselves and administrators of organisations to which they belong today. Not their line manager. */
export const editPerson: Policy<PersonFacts> = {
  action: 'person:edit',
  whenDenied: 'hidden',
  allows: (actor, { personId, memberships, today }) =>
    isPlatformAdmin(actor) || isSelf(actor, personId) || administersOneOf(actor, memberships.filter((membership) => contains(membership, today))),
}

/** Uniting two records shows each to the other's organisations: the platform's administrators only. */
export const mergePeople: Policy<void> = { action: 'person:merge', whenDenied: 'forbidden', allows: isPlatformAdmin }

/** Giving a role: administrators of the organisation, except the platform's own role and never to oneself. */
export const grantRole: Policy<{ readonly organisationId: OrganisationId; readonly personId: PersonId; readonly role: string }> = {
  action: 'membership:grant',
  whenDenied: 'hidden',
  allows: (actor, { organisationId, personId, role }) =>
    isPlatformAdmin(actor) || (role !== 'platform_admin' && !isSelf(actor, personId) && holdsRole(actor, 'organisation_admin', organisationId)),
}
