import type { ProfileDetails } from '../profiles/profile-details.js'
import type { SchemeSettings } from '../schemes/scheme-settings.js'
import type { SchemeKind, Side } from '../schemes/scheme-states.js'
import type { ProfileId } from '../ids.js'
import type { BarrierKind } from './pair-rules.js'

/** What scoring and the rules read of a participant, as it was when the round was frozen. */
export interface FrozenFacts {
  readonly details: Pick<ProfileDetails, 'background' | 'seniority' | 'sector' | 'modes' | 'languages' | 'times' | 'values' | 'choice'>
  /** Keys of skills, most important first. */
  readonly wants: readonly string[]
  readonly offers: readonly string[]
  /** People of the other side whom they would like, first preference first. Private. */
  readonly wishes: readonly string[]
  /** What they would share with, or consent to being matched by. Private. */
  readonly tags: readonly string[]
  /** Of their organisation; null where it has none. */
  readonly region: string | null
}

export interface FrozenParticipant {
  readonly profileId: ProfileId
  readonly personId: string
  readonly organisationId: string
  readonly side: Side
  /** Seats that were free. */
  readonly seats: number
  /** Basis points. */
  readonly priority: number
  readonly facts: FrozenFacts
}

export interface FrozenBarrier {
  readonly menteeProfileId: ProfileId
  readonly mentorProfileId: ProfileId
  /** `kept_apart` once private facts are no longer kept. */
  readonly kind: BarrierKind | 'kept_apart'
}

/** The scheme as it was, under which a round is solved and published whatever becomes of the scheme. */
export interface FrozenScheme {
  readonly kind: SchemeKind
  readonly version: number
  readonly settings: SchemeSettings
}

/** Everything that is fixed when a round is frozen. */
export interface FrozenRound {
  readonly scheme: FrozenScheme
  readonly participants: readonly FrozenParticipant[]
  readonly barriers: readonly FrozenBarrier[]
}

/**
 * The input in one form only, whatever order it was read in: line by line, so that a large round is hashed without being one text. The hash of
 * these lines, after the round's salt, names the input of every scenario.
 */
export function* canonicalLines({ scheme, participants, barriers }: FrozenRound): Generator<string> {
  yield canonical(['scheme', scheme.kind, scheme.version, scheme.settings])
  for (const one of sortedBy(participants, ({ profileId }) => profileId)) yield canonical(['participant', one.profileId, one.personId, one.organisationId, one.side, one.seats, one.priority, one.facts])
  for (const one of sortedBy(barriers, ({ menteeProfileId, mentorProfileId }) => `${menteeProfileId} ${mentorProfileId}`)) yield canonical(['barrier', one.menteeProfileId, one.mentorProfileId, one.kind])
}

/** JSON with its keys in order. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part)

const sortedBy = <T>(list: readonly T[], key: (one: T) => string): T[] =>
  list.map((one) => [key(one), one] as const).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, one]) => one)

/** The round's own number for breaking ties, out of the hash of its input: nobody chooses it, and no id is favoured for ever. */
export const tieKeyOf = (inputHash: string): number => Number.parseInt(inputHash.slice(0, 8), 16)
