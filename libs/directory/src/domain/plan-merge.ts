import { err, ok, overlap, type MembershipId, type OrganisationId, type Period, type PersonId, type Result } from '#kernel'

/** Fields of which a person has one. */
export const SINGLE_FIELDS = ['givenName', 'familyName', 'background', 'locale', 'primaryEmail', 'lineManagerId'] as const
export type SingleField = (typeof SINGLE_FIELDS)[number]

export interface PersonRecord {
  readonly id: PersonId
  readonly single: Readonly<Partial<Record<SingleField, string>>>
  readonly emails: readonly string[]
  readonly identities: readonly { readonly issuer: string; readonly subject: string }[]
  readonly memberships: readonly (Period & { readonly id: MembershipId; readonly organisationId: OrganisationId; readonly role: string })[]
}

export interface MergeConflict {
  readonly field: SingleField
  readonly keep: string
  readonly absorb: string
}

export type MergeProblem =
  | { readonly code: 'SAME_PERSON' }
  | { readonly code: 'UNDECIDED'; readonly conflicts: readonly MergeConflict[] }
  | { readonly code: 'DECISION_NOT_OFFERED'; readonly field: SingleField }

export interface MergePlan {
  readonly survivorId: PersonId
  readonly absorbedId: PersonId
  readonly single: Readonly<Partial<Record<SingleField, string>>>
  readonly emails: readonly string[]
  readonly identities: PersonRecord['identities']
  /** Memberships that move over as they are. */
  readonly moved: readonly MembershipId[]
  /** Of the absorbed record: same organisation and role at the same time as one that survives, which takes the joined period. To be applied in this order. */
  readonly joined: readonly { readonly absorbed: MembershipId; readonly into: MembershipId; readonly period: Period }[]
  /** What the losing value of each decided conflict was, for the merge's history row. */
  readonly setAside: readonly { readonly field: SingleField; readonly value: string }[]
}

/** What both records say differently, for a person to decide. A line manager who is one of the two is no answer. */
export function findConflicts(keep: PersonRecord, absorb: PersonRecord): readonly MergeConflict[] {
  return SINGLE_FIELDS.flatMap((field): MergeConflict[] => {
    const [ours, theirs] = [valueOf(keep, absorb, field), valueOf(absorb, keep, field)]
    return ours !== undefined && theirs !== undefined && ours !== theirs ? [{ field, keep: ours, absorb: theirs }] : []
  })
}

/**
 * How two records of one person become one, with nothing lost: addresses, sign-in identities and memberships
 * are united, single fields are filled from either side, and every difference needs a decision.
 */
export function planMerge(
  keep: PersonRecord,
  absorb: PersonRecord,
  decisions: Readonly<Partial<Record<SingleField, string>>> = {},
): Result<MergePlan, MergeProblem> {
  if (keep.id === absorb.id) return err({ code: 'SAME_PERSON' })
  const conflicts = findConflicts(keep, absorb)
  const undecided = conflicts.filter(({ field }) => decisions[field] === undefined)
  if (undecided.length > 0) return err({ code: 'UNDECIDED', conflicts: undecided })
  const odd = conflicts.find((conflict) => ![conflict.keep, conflict.absorb].includes(decisions[conflict.field] ?? ''))
  if (odd !== undefined) return err({ code: 'DECISION_NOT_OFFERED', field: odd.field })

  const single: Partial<Record<SingleField, string>> = {}
  for (const field of SINGLE_FIELDS) {
    const decided = conflicts.some((conflict) => conflict.field === field) ? decisions[field] : undefined
    const value = decided ?? valueOf(keep, absorb, field) ?? valueOf(absorb, keep, field)
    if (value !== undefined) single[field] = value
  }
  const { moved, joined } = uniteMemberships(keep, absorb)
  return ok({
    survivorId: keep.id,
    absorbedId: absorb.id,
    single,
    emails: [...new Set([...keep.emails, ...absorb.emails])],
    identities: [...new Map([...keep.identities, ...absorb.identities].map((identity) => [JSON.stringify([identity.issuer, identity.subject]), identity])).values()],
    moved,
    joined,
    setAside: conflicts.map(({ field, keep: ours, absorb: theirs }) => ({ field, value: decisions[field] === ours ? theirs : ours })),
  })
}

const valueOf = (record: PersonRecord, other: PersonRecord, field: SingleField): string | undefined => {
  const value = record.single[field]
  return field === 'lineManagerId' && (value === record.id || value === other.id) ? undefined : value
}

function uniteMemberships(keep: PersonRecord, absorb: PersonRecord): Pick<MergePlan, 'moved' | 'joined'> {
  const moved: MembershipId[] = []
  const joined: MergePlan['joined'][number][] = []
  const standing = keep.memberships.map((membership) => ({ ...membership }))
  for (const theirs of absorb.memberships) {
    const same = standing.filter((ours) => ours.organisationId === theirs.organisationId && ours.role === theirs.role && overlap(ours, theirs))
    const [into, ...more] = same
    if (into === undefined) {
      moved.push(theirs.id)
      continue
    }
    const period = [theirs, ...same].reduce<Period>(joinPeriods, into)
    Object.assign(into, period)
    joined.push({ absorbed: theirs.id, into: into.id, period })
    for (const other of more) {
      standing.splice(standing.indexOf(other), 1)
      joined.push({ absorbed: other.id, into: into.id, period })
    }
  }
  return { moved, joined }
}

const joinPeriods = (a: Period, b: Period): Period => ({
  from: a.from < b.from ? a.from : b.from,
  to: a.to === undefined || b.to === undefined ? undefined : a.to > b.to ? a.to : b.to,
})
