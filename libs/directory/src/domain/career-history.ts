import { overlap, type OrganisationId, type Period, type PersonId, type PlainDate } from '#kernel'

export const BACKGROUNDS = ['digital_practitioner', 'non_digital_leader', 'service_delivery', 'elected_member', 'other'] as const
export type Background = (typeof BACKGROUNDS)[number]

/** A post that somebody held. Facts such as "a digital practitioner who became chief executive" are derived from these. */
export interface CareerEntry extends Period {
  readonly post: string
  /** An organisation of the directory, or else the name of one that is not in it. */
  readonly organisationId?: OrganisationId | undefined
  readonly organisationName?: string | undefined
  readonly grade?: string | undefined
  readonly background: Background
  readonly verifiedBy?: PersonId | undefined
}

export interface CareerProblem {
  readonly field: 'post' | 'organisation' | 'from' | 'to' | 'grade' | 'verifiedBy'
  readonly code: 'MISSING' | 'TOO_LONG' | 'BOTH_GIVEN' | 'IN_THE_FUTURE' | 'ENDS_BEFORE_IT_STARTS' | 'OWN_VERIFIER' | 'SAME_POST_TWICE'
}

const LONGEST = 200

/** Everything wrong with an entry of `personId`'s history. Posts may run side by side; the same post may not be listed twice for one time. */
export function checkCareerEntry(personId: PersonId, entry: CareerEntry, others: readonly CareerEntry[], today: PlainDate): readonly CareerProblem[] {
  const problems: CareerProblem[] = []
  const name = entry.organisationName?.trim() ?? ''
  if (entry.post.trim() === '') problems.push({ field: 'post', code: 'MISSING' })
  if (entry.post.length > LONGEST) problems.push({ field: 'post', code: 'TOO_LONG' })
  if (entry.organisationId === undefined && name === '') problems.push({ field: 'organisation', code: 'MISSING' })
  if (entry.organisationId !== undefined && name !== '') problems.push({ field: 'organisation', code: 'BOTH_GIVEN' })
  if (name.length > LONGEST) problems.push({ field: 'organisation', code: 'TOO_LONG' })
  if ((entry.grade?.length ?? 0) > LONGEST) problems.push({ field: 'grade', code: 'TOO_LONG' })
  if (entry.from > today) problems.push({ field: 'from', code: 'IN_THE_FUTURE' })
  if (entry.to !== undefined && entry.to <= entry.from) problems.push({ field: 'to', code: 'ENDS_BEFORE_IT_STARTS' })
  if (entry.verifiedBy === personId) problems.push({ field: 'verifiedBy', code: 'OWN_VERIFIER' })
  const samePost = (other: CareerEntry): boolean =>
    other.post.trim().toLowerCase() === entry.post.trim().toLowerCase() &&
    other.organisationId === entry.organisationId &&
    (other.organisationName?.trim().toLowerCase() ?? '') === name.toLowerCase() &&
    overlap(other, entry)
  if (others.some(samePost)) problems.push({ field: 'post', code: 'SAME_POST_TWICE' })
  return problems
}
