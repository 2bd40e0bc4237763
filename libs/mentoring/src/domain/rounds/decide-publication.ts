import type { ProfileState } from '../profiles/profile-states.js'
import type { ProfileId } from '../ids.js'
import type { PairOfProfiles } from './build-scored-round.js'
import { type BrokenRule, type ShownRule, shownRules } from './pair-rules.js'

/** What became of one of a pair since the round was frozen, or of the two together. */
export type ChangeCode = 'left' | 'withdrew' | 'paused' | 'moved_council' | 'no_seat_left' | 'already_matched' | 'rule_broken'

export interface PairChange extends PairOfProfiles {
  readonly who: 'mentee' | 'mentor' | 'both'
  readonly what: ChangeCode
  /** The rules that they break now; private ones as `kept_apart`. */
  readonly rules: readonly ShownRule[]
}

/** How one of a pair stands now. */
export interface ParticipantNow {
  readonly state: ProfileState
  /** Belongs to the organisation for which they take part. */
  readonly belongs: boolean
  readonly organisationId: string
}

export interface PairNow extends PairOfProfiles {
  readonly mentee: ParticipantNow
  readonly mentor: ParticipantNow
  readonly broken: readonly BrokenRule[]
  /** The organisations for which they took part then. */
  readonly frozenOrganisations: { readonly mentee: string; readonly mentor: string }
}

/**
 * Why a pair of a solved scenario can no longer be proposed; empty for one that can. A move to another council matters where it breaks a rule of the
 * scheme. That two are kept apart stands by itself and is told in one form whatever it is for: beside a move it would say that somebody avoids a council.
 */
export function changesOf(pair: PairNow): readonly PairChange[] {
  const { menteeProfileId, mentorProfileId, broken, frozenOrganisations } = pair
  const change = (who: PairChange['who'], what: ChangeCode, rules: readonly ShownRule[] = []): PairChange => ({ menteeProfileId, mentorProfileId, who, what, rules })
  const gone = (['mentee', 'mentor'] as const).flatMap((who): PairChange[] => {
    const { state, belongs } = pair[who]
    if (state === 'withdrawn' || state === 'draft') return [change(who, 'withdrew')]
    if (state === 'paused') return [change(who, 'paused')]
    return belongs ? [] : [change(who, 'left')]
  })
  if (gone.length > 0) return gone
  if (broken.includes('already_matched')) return [change('both', 'already_matched')]
  const shown = shownRules(broken.filter((code) => code !== 'no_seat'))
  const apart = shown.includes('kept_apart') ? [change('both', 'rule_broken', ['kept_apart'])] : []
  const rules = shown.filter((code) => code !== 'kept_apart')
  const moved = (['mentee', 'mentor'] as const).filter((who) => pair[who].organisationId !== frozenOrganisations[who])
  if (rules.length > 0) return [...(moved.length > 0 ? moved.map((who) => change(who, 'moved_council', rules)) : [change('both', 'rule_broken', rules)]), ...apart]
  if (apart.length > 0) return apart
  return broken.includes('no_seat') ? [change('both', 'no_seat_left')] : []
}

/** So much more somebody who was left without a match is worth in the next round, up to a limit. Basis points. */
export const WAITED_PRIORITY = 500
export const MOST_PRIORITY = 2_000

/** Mentees of the round who come first next time: those without a pair, and those whose pair was left out. */
export function whoWaited(mentees: readonly ProfileId[], published: readonly PairOfProfiles[]): readonly ProfileId[] {
  const placed = new Set(published.map(({ menteeProfileId }) => menteeProfileId))
  return mentees.filter((id) => !placed.has(id))
}
