import { asId, type Problem, problem } from '#kernel'
import type { ProfileId } from '../ids.js'
import type { PairOfProfiles } from './build-scored-round.js'
import type { FrozenParticipant, FrozenRound } from './frozen-round.js'
import { brokenSchemeRules, type BrokenRule, type RuleFacts, type ShownRule, shownRules } from './pair-rules.js'

export interface Constraints {
  readonly locked: readonly PairOfProfiles[]
  readonly forbidden: readonly PairOfProfiles[]
}

/** A change to the constraints that a scenario takes over from its base. */
export interface ConstraintChanges {
  readonly lock: readonly PairOfProfiles[]
  readonly forbid: readonly PairOfProfiles[]
  /** Neither locked nor forbidden any more. */
  readonly release: readonly PairOfProfiles[]
}

export const pairKey = ({ menteeProfileId, mentorProfileId }: PairOfProfiles): string => `${menteeProfileId} ${mentorProfileId}`

/** The constraints of a scenario that changes those of its base. What is asked for now goes before what was inherited. */
export function inheritConstraints(base: Constraints, { lock, forbid, release }: ConstraintChanges): Constraints {
  const gone = (...lists: readonly (readonly PairOfProfiles[])[]): Set<string> => new Set(lists.flat().map(pairKey))
  const [notLocked, notForbidden] = [gone(release, forbid), gone(release, lock)]
  const relocked = new Set(lock.map(({ menteeProfileId }) => menteeProfileId))
  return {
    // A mentee who is locked to somebody else now is no longer locked as before.
    locked: [...base.locked.filter((pair) => !notLocked.has(pairKey(pair)) && !relocked.has(pair.menteeProfileId)), ...lock],
    forbidden: distinct([...base.forbidden.filter((pair) => !notForbidden.has(pairKey(pair))), ...forbid]),
  }
}

const distinct = (pairs: readonly PairOfProfiles[]): readonly PairOfProfiles[] => [...new Map(pairs.map((pair) => [pairKey(pair), pair])).values()]

const RULE_WORDS: Readonly<Record<ShownRule, string>> = {
  kept_apart: 'they are to be kept apart', other_organisation: 'they are of the same organisation', shared_language: 'they have no language in common', shared_mode: 'they have no way of meeting in common',
  same_region: 'they are not of the same region', shared_times: 'they have too few free half-days in common', across_backgrounds: 'one of them has to be digital and the other not',
  not_ready: 'one of them does not take part now', no_seat: 'there is no seat left', already_matched: 'they are matched already',
}
/** Why a pair may not be, in words that end a sentence. */
export const rulesInWords = (broken: readonly string[]): string => shownRules(broken).map((code) => RULE_WORDS[code]).join('; ')

/** Everything that is wrong with locked and forbidden pairs. `named`: those of the present request, whose place is in its `lock` and `forbid`. */
export function checkConstraints(round: FrozenRound, { locked, forbidden }: Constraints): readonly Problem[] {
  const byId = new Map(round.participants.map((one) => [one.profileId as string, one]))
  const kinds = new Map(round.barriers.map((barrier) => [pairKey(barrier), barrier.kind]))
  const problems: Problem[] = []
  const isPair = ({ menteeProfileId, mentorProfileId }: PairOfProfiles): boolean => byId.get(menteeProfileId)?.side === 'mentee' && byId.get(mentorProfileId)?.side === 'mentor'
  for (const [field, pairs] of [['lock', locked], ['forbid', forbidden]] as const) {
    if (pairs.every(isPair)) continue
    problems.push(problem('NOT_A_PARTICIPANT', field, 'A pair names somebody who is not in this round on that side. Choose a mentee and a mentor of the round.'))
  }
  const seats = new Map<string, number>()
  const placed = new Set<string>()
  const banned = new Set(forbidden.map(pairKey))
  for (const pair of locked.filter(isPair)) {
    const [mentee, mentor] = [byId.get(pair.menteeProfileId)!, byId.get(pair.mentorProfileId)!]
    const broken = frozenRules(round, mentee, mentor, kinds.get(pairKey(pair)))
    if (broken.length > 0) problems.push(problem('LOCK_BREAKS_RULE', 'lock', `This pair cannot be locked: ${rulesInWords(broken)}.`))
    if (banned.has(pairKey(pair))) problems.push(problem('LOCKED_AND_FORBIDDEN', 'lock', 'A pair is both locked and forbidden. Take one of the two back.'))
    if (placed.has(mentee.profileId)) problems.push(problem('LOCKED_TWICE', 'lock', 'A mentee is locked to two mentors. Lock each mentee to one.'))
    placed.add(mentee.profileId)
    const taken = (seats.get(mentor.profileId) ?? 0) + 1
    seats.set(mentor.profileId, taken)
    if (taken === mentor.seats + 1) problems.push(problem('LOCKED_BEYOND_SEATS', 'lock', `A mentor is locked to more mentees than they have seats (${mentor.seats}). Release one of those pairs.`))
  }
  return problems
}

/** The hard rules that a pair breaks on what was frozen. */
export function frozenRules({ scheme }: Pick<FrozenRound, 'scheme'>, mentee: FrozenParticipant, mentor: FrozenParticipant, barrier: BrokenRule | 'kept_apart' | undefined): readonly (BrokenRule | 'kept_apart')[] {
  return [...(barrier === undefined ? [] : [barrier]), ...brokenSchemeRules(scheme.settings.rules, ruleFacts(mentee), ruleFacts(mentor))]
}

const ruleFacts = ({ organisationId, facts }: FrozenParticipant): RuleFacts => ({ organisationId, region: facts.region ?? undefined, details: facts.details })

/** A pair as it comes from outside. */
export interface PairText {
  readonly menteeProfileId: string
  readonly mentorProfileId: string
}

export const asPairs = (pairs: readonly PairText[]): readonly PairOfProfiles[] =>
  pairs.map(({ menteeProfileId, mentorProfileId }) => ({ menteeProfileId: asId<ProfileId>(menteeProfileId), mentorProfileId: asId<ProfileId>(mentorProfileId) }))
