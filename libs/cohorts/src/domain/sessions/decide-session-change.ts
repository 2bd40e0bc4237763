import { err, ok, transition, type Result, type TransitionRefused } from '#kernel'
import { isOver, type RunState } from '../run/run-states.js'
import { findSessionOverlaps, type SessionOverlap, type SessionSlot } from './find-session-overlaps.js'
import { SESSION_TRANSITIONS, type SessionAction, type SessionState } from './session-states.js'

export type SessionRefusal =
  | TransitionRefused<SessionState, SessionAction>
  | { readonly code: 'RUN_IS_OVER'; readonly runState: RunState }
  | { readonly code: 'SESSION_ENDS_BEFORE_START' }
  | { readonly code: 'SESSION_IN_THE_PAST' }
  | { readonly code: 'FACILITATOR_ELSEWHERE'; readonly overlaps: readonly SessionOverlap[] }
  | { readonly code: 'SESSION_NOT_YET_STARTED'; readonly startsAt: Date }
  | { readonly code: 'REASON_REQUIRED' }

export interface SessionTimeFacts {
  readonly slot: SessionSlot
  readonly runState: RunState
  /** The other sessions that these facilitators will hold, in any run. */
  readonly others: readonly SessionSlot[]
  readonly now: Date
}

/** Whether a session may stand at this time: used for a new one, and for the new time of an old one. */
export function decideSessionTime({ slot, runState, others, now }: SessionTimeFacts): Result<undefined, SessionRefusal> {
  if (isOver(runState)) return err({ code: 'RUN_IS_OVER', runState })
  if (slot.endsAt <= slot.startsAt) return err({ code: 'SESSION_ENDS_BEFORE_START' })
  if (slot.endsAt <= now) return err({ code: 'SESSION_IN_THE_PAST' })
  const overlaps = findSessionOverlaps([slot, ...others.filter((other) => other.sessionId !== slot.sessionId)])
    .filter((pair) => pair.first === slot.sessionId || pair.second === slot.sessionId)
  return overlaps.length > 0 ? err({ code: 'FACILITATOR_ELSEWHERE', overlaps }) : ok(undefined)
}

/** Moves a session that has not taken place; people are told why. */
export function decideReschedule(state: SessionState, reason: string, facts: SessionTimeFacts): Result<SessionState, SessionRefusal> {
  const next = transition(SESSION_TRANSITIONS, state, 'reschedule')
  if (!next.ok) return next
  if (reason.trim() === '') return err({ code: 'REASON_REQUIRED' })
  const time = decideSessionTime(facts)
  return time.ok ? next : time
}

export function decideCancelSession(state: SessionState, reason: string): Result<SessionState, SessionRefusal> {
  const next = transition(SESSION_TRANSITIONS, state, 'cancel')
  return next.ok && reason.trim() === '' ? err({ code: 'REASON_REQUIRED' }) : next
}

/** A session counts as held from its start on: facilitators close the register in the room. */
export function decideHold(state: SessionState, startsAt: Date, now: Date): Result<SessionState, SessionRefusal> {
  const next = transition(SESSION_TRANSITIONS, state, 'hold')
  return next.ok && now < startsAt ? err({ code: 'SESSION_NOT_YET_STARTED', startsAt }) : next
}
