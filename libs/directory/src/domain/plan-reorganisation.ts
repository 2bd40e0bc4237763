import { err, ok, type MembershipId, type OrganisationId, type PersonId, type PlainDate, type Result } from '#kernel'
import { existsOn, type OrganisationFacts } from './organisations.js'

/** The shares of a split are in basis points: 10,000 is the whole predecessor. */
const WHOLE = 10_000

export interface Reorganisation {
  readonly kind: 'merge' | 'split'
  /** First day of the successors; the predecessors end on it. */
  readonly date: PlainDate
  readonly predecessorIds: readonly OrganisationId[]
  /** `share` says how much of a split council's figures each successor takes in reports. */
  readonly successors: readonly { readonly id: OrganisationId; readonly share?: number }[]
  /** Where a split council's people go. Whoever is not named goes to `defaultSuccessorId`, or must be decided. */
  readonly assignments?: ReadonlyMap<PersonId, OrganisationId>
  readonly defaultSuccessorId?: OrganisationId
}

/** A membership or open enrolment of a predecessor. Memberships that ended before the date stay where they were. */
export interface ReorganisationFacts {
  readonly organisations: readonly OrganisationFacts[]
  readonly memberships: readonly {
    readonly id: MembershipId
    readonly personId: PersonId
    readonly organisationId: OrganisationId
    readonly from: PlainDate
    readonly to?: PlainDate | undefined
  }[]
  readonly openEnrolments: readonly { readonly id: string; readonly personId: PersonId; readonly organisationId: OrganisationId }[]
}

export interface ReorganisationPlan {
  readonly closures: readonly { readonly organisationId: OrganisationId; readonly validTo: PlainDate; readonly successorIds: readonly OrganisationId[] }[]
  /** Memberships to end on the date and open again, same role, at the successor. */
  readonly continued: readonly { readonly membershipId: MembershipId; readonly successorId: OrganisationId }[]
  /** Memberships that had not begun by the date: they move as they are. */
  readonly redirected: readonly { readonly membershipId: MembershipId; readonly successorId: OrganisationId }[]
  readonly enrolments: readonly { readonly enrolmentId: string; readonly successorId: OrganisationId }[]
}

export type ReorganisationProblem =
  | { readonly code: 'WRONG_SHAPE'; readonly message: string }
  | { readonly code: 'UNKNOWN_ORGANISATION'; readonly organisationId: OrganisationId }
  | { readonly code: 'NOT_VALID_ON_DATE'; readonly organisationId: OrganisationId; readonly date: PlainDate }
  | { readonly code: 'CYCLE'; readonly organisationId: OrganisationId }
  | { readonly code: 'SHARES_NOT_WHOLE'; readonly sum: number }
  | { readonly code: 'UNKNOWN_TARGET'; readonly organisationId: OrganisationId }
  | { readonly code: 'PEOPLE_UNASSIGNED'; readonly personIds: readonly PersonId[] }

/**
 * Everything that a merge or split of councils changes on its date, or all that is wrong with it. History stays as it was.
 * A council that takes its neighbours over and goes on existing (a "continuing authority") stands on both sides.
 */
export function planReorganisation(
  reorganisation: Reorganisation,
  facts: ReorganisationFacts,
): Result<ReorganisationPlan, readonly ReorganisationProblem[]> {
  const { date, predecessorIds, successors } = reorganisation
  const successorIds = successors.map(({ id }) => id)
  const predecessors = new Set(predecessorIds)
  const memberships = facts.memberships.filter(({ organisationId, to }) => predecessors.has(organisationId) && (to === undefined || to > date))
  const enrolments = facts.openEnrolments.filter(({ organisationId }) => predecessors.has(organisationId))
  const targetOf = (personId: PersonId): OrganisationId | undefined =>
    reorganisation.kind === 'merge' ? successorIds[0] : (reorganisation.assignments?.get(personId) ?? reorganisation.defaultSuccessorId)

  const problems = [
    ...checkShape(reorganisation, facts.organisations),
    ...checkTargets(reorganisation),
    ...checkAssigned([...memberships, ...enrolments].map(({ personId }) => personId), targetOf),
  ]
  if (problems.length > 0) return err(problems)

  const moves = memberships
    .map(({ id, personId, organisationId, from }) => ({ membershipId: id, organisationId, successorId: decided(targetOf(personId)), begun: from < date }))
    .filter(({ successorId, organisationId }) => successorId !== organisationId)
  return ok({
    closures: predecessorIds.filter((id) => !successorIds.includes(id)).map((organisationId) => ({ organisationId, validTo: date, successorIds })),
    continued: moves.filter(({ begun }) => begun).map(({ membershipId, successorId }) => ({ membershipId, successorId })),
    redirected: moves.filter(({ begun }) => !begun).map(({ membershipId, successorId }) => ({ membershipId, successorId })),
    enrolments: enrolments
      .map(({ id, personId, organisationId }) => ({ enrolmentId: id, successorId: decided(targetOf(personId)), organisationId }))
      .filter(({ successorId, organisationId }) => successorId !== organisationId)
      .map(({ enrolmentId, successorId }) => ({ enrolmentId, successorId })),
  })
}

function decided(target: OrganisationId | undefined): OrganisationId {
  if (target === undefined) throw new Error('A person without a target passed the check')
  return target
}

function* checkShape({ kind, date, predecessorIds, successors }: Reorganisation, organisations: readonly OrganisationFacts[]): Generator<ReorganisationProblem> {
  const successorIds = successors.map(({ id }) => id)
  const ids = [...predecessorIds, ...successorIds]
  if (new Set(predecessorIds).size !== predecessorIds.length || new Set(successorIds).size !== successorIds.length)
    yield { code: 'WRONG_SHAPE', message: 'An organisation is named twice on one side of the change' }
  if (kind === 'merge' && (predecessorIds.length < 2 || successors.length !== 1)) yield { code: 'WRONG_SHAPE', message: 'A merge needs at least two predecessors and exactly one successor' }
  if (kind === 'split' && (predecessorIds.length !== 1 || successors.length < 2)) yield { code: 'WRONG_SHAPE', message: 'A split needs exactly one predecessor and at least two successors' }
  const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]))
  for (const id of new Set(ids)) {
    const organisation = byId.get(id)
    if (organisation === undefined) yield { code: 'UNKNOWN_ORGANISATION', organisationId: id }
    else if (predecessorIds.includes(id) ? hasEnded(organisation, date) : !existsOn(organisation, date)) yield { code: 'NOT_VALID_ON_DATE', organisationId: id, date }
  }
  for (const { id } of successors) if (leadsTo(id, new Set(predecessorIds), byId)) yield { code: 'CYCLE', organisationId: id }
}

/** A predecessor must have existed before the date, and not have been closed already. */
const hasEnded = (organisation: OrganisationFacts, date: PlainDate): boolean =>
  organisation.validTo !== undefined || (organisation.validFrom !== undefined && organisation.validFrom >= date)

function leadsTo(start: OrganisationId, targets: ReadonlySet<OrganisationId>, byId: ReadonlyMap<OrganisationId, OrganisationFacts>): boolean {
  const seen = new Set<OrganisationId>()
  const open = [...(byId.get(start)?.successorIds ?? [])]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (targets.has(next)) return true
    if (seen.has(next)) continue
    seen.add(next)
    open.push(...(byId.get(next)?.successorIds ?? []))
  }
  return false
}

function* checkTargets({ kind, successors, assignments, defaultSuccessorId }: Reorganisation): Generator<ReorganisationProblem> {
  if (kind === 'merge') return
  const shares = successors.map(({ share }) => share ?? 0)
  const sum = shares.reduce((total, share) => total + share, 0)
  if (sum !== WHOLE || shares.some((share) => !Number.isInteger(share) || share < 0)) yield { code: 'SHARES_NOT_WHOLE', sum }
  const known = new Set(successors.map(({ id }) => id))
  const targets = new Set([...(assignments?.values() ?? []), ...(defaultSuccessorId === undefined ? [] : [defaultSuccessorId])])
  for (const organisationId of targets) if (!known.has(organisationId)) yield { code: 'UNKNOWN_TARGET', organisationId }
}

function* checkAssigned(people: readonly PersonId[], targetOf: (person: PersonId) => OrganisationId | undefined): Generator<ReorganisationProblem> {
  const personIds = [...new Set(people)].filter((person) => targetOf(person) === undefined)
  if (personIds.length > 0) yield { code: 'PEOPLE_UNASSIGNED', personIds }
}
