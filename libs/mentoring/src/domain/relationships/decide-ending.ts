import { err, ok, type Problem, problem, type Result, transition } from '#kernel'
import type { MatchOutcome } from '../matches/decide-answer.js'
import { MATCH_TRANSITIONS, type MatchState } from '../matches/match-states.js'
import { otherSide, type Side } from '../schemes/scheme-states.js'
import { END_REASONS } from './relationship-codes.js'

const refused = (code: string, fix: string) => err([problem(code, '', fix)])

export function decidePause(state: MatchState): Result<MatchOutcome, readonly Problem[]> {
  const next = transition(MATCH_TRANSITIONS, state, 'hold')
  if (next.ok) return ok({ to: next.value, action: 'hold', frees: false, first: [] })
  return state === 'agreed' ? refused('NOT_STARTED', 'You have not started yet. Meet once or write down your agreement first.') : refused('CANNOT_PAUSE', 'This mentoring is not running, so it cannot be paused.')
}

export function decideResume(state: MatchState): Result<MatchOutcome, readonly Problem[]> {
  const next = transition(MATCH_TRANSITIONS, state, 'resume')
  return next.ok ? ok({ to: next.value, action: 'resume', frees: false, first: [] }) : refused('NOT_PAUSED', 'This mentoring is not paused.')
}

export function decideComplete(state: MatchState): Result<MatchOutcome, readonly Problem[]> {
  const next = transition(MATCH_TRANSITIONS, state, 'complete')
  if (next.ok) return ok({ to: next.value, action: 'complete', frees: true, first: [] })
  return state === 'agreed' ? refused('NOT_STARTED', 'You have not started yet. If it will not happen, end it instead.') : refused('ENDED_ALREADY', 'This mentoring is over.')
}

export interface Ending {
  readonly reason: string
  /** Who ends it; undefined for those who run the scheme. */
  readonly by: Side | undefined
  /** Whether whoever ends it would like somebody else, and so comes first next time. The other does anyhow. */
  readonly wantsAnother: boolean
}

/** Ends a relationship before its time. The reason is a code; nobody needs to blame anybody. */
export function decideEndEarly(state: MatchState, { reason, by, wantsAnother }: Ending): Result<MatchOutcome, readonly Problem[]> {
  const next = transition(MATCH_TRANSITIONS, state, 'end_early')
  if (!next.ok) return refused('ENDED_ALREADY', 'This mentoring is over.')
  if (!(END_REASONS as readonly string[]).includes(reason)) return err([problem('REASON_REQUIRED', 'reason', 'Choose a reason. The other person is not told which.')])
  const first = by === undefined ? (['mentee', 'mentor'] as const) : wantsAnother ? ([otherSide(by), by] as const) : ([otherSide(by)] as const)
  return ok({ to: next.value, action: 'end_early', frees: true, first })
}

/** One of the two is no longer in the scheme or the sector. Nothing where it was over. */
export function decideLeft(state: MatchState, gone: Side): MatchOutcome | undefined {
  const next = transition(MATCH_TRANSITIONS, state, 'end_early')
  return next.ok ? { to: next.value, action: 'end_early', frees: true, first: [otherSide(gone)] } : undefined
}
