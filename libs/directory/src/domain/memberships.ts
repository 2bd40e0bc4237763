import { addDays, err, ok, overlap, type MembershipId, type OrganisationId, type Period, type PersonId, type PlainDate, type Result } from '#kernel'
import type { OrganisationFacts } from './organisations.js'

/** A person holding a role in an organisation for a period. */
export interface MembershipFacts extends Period {
  readonly id: MembershipId
  readonly personId: PersonId
  readonly organisationId: OrganisationId
  readonly role: string
}

export type MembershipProblem =
  | { readonly code: 'ENDS_BEFORE_IT_STARTS' }
  | { readonly code: 'OVERLAPS'; readonly membershipId: MembershipId }
  | { readonly code: 'OUTSIDE_ORGANISATION'; readonly organisationId: OrganisationId }

export type NewMembership = Omit<MembershipFacts, 'id'>

/**
 * Whether the membership may stand beside what the person already holds: several organisations and several
 * roles at once are fine, the same role in the same organisation twice at a time is not, and nobody belongs
 * to an organisation outside its own life.
 */
export function checkMembership(
  wanted: NewMembership,
  held: readonly MembershipFacts[],
  organisation: OrganisationFacts,
): Result<NewMembership, MembershipProblem> {
  if (wanted.to !== undefined && wanted.to <= wanted.from) return err({ code: 'ENDS_BEFORE_IT_STARTS' })
  const startsEarly = organisation.validFrom !== undefined && wanted.from < organisation.validFrom
  const endsLate = organisation.validTo !== undefined && (wanted.to === undefined || wanted.to > organisation.validTo)
  if (startsEarly || endsLate) return err({ code: 'OUTSIDE_ORGANISATION', organisationId: organisation.id })
  const clash = held.find(
    (membership) =>
      membership.personId === wanted.personId &&
      membership.organisationId === wanted.organisationId &&
      membership.role === wanted.role &&
      overlap(membership, wanted),
  )
  return clash === undefined ? ok(wanted) : err({ code: 'OVERLAPS', membershipId: clash.id })
}

export interface TransferPlan {
  /** Memberships that end on the day of the move. */
  readonly ended: readonly { readonly membershipId: MembershipId; readonly to: PlainDate }[]
  /** Memberships of the old organisation that had not begun: they will not. */
  readonly cancelled: readonly MembershipId[]
  readonly opened: readonly NewMembership[]
}

export type TransferProblem =
  | { readonly code: 'NOT_A_MEMBER'; readonly organisationId: OrganisationId }
  | { readonly code: 'SAME_ORGANISATION' }
  | { readonly code: 'NEW_MEMBERSHIP_REFUSED'; readonly role: string; readonly problem: MembershipProblem }

/**
 * Moves a person from one organisation to another on a date. The person, and so their whole learning record,
 * stays the same. Roles at the new organisation are named one by one: responsibility does not travel by itself.
 */
export function planTransfer(
  personId: PersonId,
  move: { readonly from: OrganisationId; readonly to: OrganisationFacts; readonly date: PlainDate; readonly roles: readonly string[] },
  held: readonly MembershipFacts[],
): Result<TransferPlan, TransferProblem> {
  if (move.from === move.to.id) return err({ code: 'SAME_ORGANISATION' })
  const leaving = held.filter(
    (membership) => membership.personId === personId && membership.organisationId === move.from && (membership.to === undefined || membership.to > move.date),
  )
  if (leaving.length === 0) return err({ code: 'NOT_A_MEMBER', organisationId: move.from })
  const opened: NewMembership[] = []
  for (const role of new Set(move.roles)) {
    const checked = checkMembership({ personId, organisationId: move.to.id, role, from: move.date }, held, move.to)
    if (!checked.ok) return err({ code: 'NEW_MEMBERSHIP_REFUSED', role, problem: checked.error })
    opened.push(checked.value)
  }
  return ok({
    ended: leaving.filter(({ from }) => from < move.date).map(({ id }) => ({ membershipId: id, to: move.date })),
    cancelled: leaving.filter(({ from }) => from >= move.date).map(({ id }) => id),
    opened,
  })
}

/** The last day of a half-open period, as people write it; undefined while it runs. */
export const lastDay = ({ to }: Period): PlainDate | undefined => (to === undefined ? undefined : addDays(to, -1))
