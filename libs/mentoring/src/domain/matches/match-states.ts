import type { TransitionTable } from '#kernel'

export const MATCH_STATES = ['proposed', 'accepted_by_one', 'agreed', 'active', 'on_hold', 'completed', 'declined', 'lapsed', 'withdrawn', 'ended_early'] as const
export type MatchState = (typeof MATCH_STATES)[number]
export type MatchAction = 'accept' | 'agree' | 'decline' | 'lapse' | 'withdraw' | 'start' | 'hold' | 'resume' | 'extend' | 'complete' | 'end_early'

/**
 * A proposal that both accepted is `agreed`; it is `active` from the first agreement or meeting that the two record. `withdraw` takes a
 * proposal back: somebody left the scheme, or the round was put right. `extend` moves the planned end alone.
 */
export const MATCH_TRANSITIONS: TransitionTable<MatchState, MatchAction> = {
  proposed: { accept: 'accepted_by_one', decline: 'declined', lapse: 'lapsed', withdraw: 'withdrawn' },
  accepted_by_one: { agree: 'agreed', decline: 'declined', lapse: 'lapsed', withdraw: 'withdrawn' },
  agreed: { start: 'active', extend: 'agreed', end_early: 'ended_early' },
  active: { hold: 'on_hold', extend: 'active', complete: 'completed', end_early: 'ended_early' },
  on_hold: { resume: 'active', extend: 'on_hold', complete: 'completed', end_early: 'ended_early' },
  completed: {},
  declined: {},
  lapsed: {},
  withdrawn: {},
  ended_early: {},
}

/** Takes a seat of both sides. */
export const LIVE_MATCH_STATES = ['proposed', 'accepted_by_one', 'agreed', 'active', 'on_hold'] as const satisfies readonly MatchState[]
export const isLive = (state: MatchState): boolean => (LIVE_MATCH_STATES as readonly MatchState[]).includes(state)
/** Waits for an answer. */
export const isProposal = (state: MatchState): boolean => state === 'proposed' || state === 'accepted_by_one'
/** The two work together, or have. */
export const isRelationship = (state: MatchState): boolean => ['agreed', 'active', 'on_hold', 'completed', 'ended_early'].includes(state)
