import { err, ok, type Result } from '#kernel'
import { isOnRegister, type EnrolmentState } from '../enrolment/enrolment-states.js'
import type { SessionState } from '../sessions/session-states.js'
import type { AttendanceMark } from './attendance-types.js'
import { CODE_CLOSES_AFTER, CODE_OPENS_BEFORE, CODE_TRIES, MINUTE } from './code-window.js'
import { normaliseCode } from './session-code.js'

export interface CodeFacts {
  readonly typed: string
  readonly expected: string
  readonly session: { readonly state: SessionState; readonly startsAt: Date; readonly endsAt: Date }
  readonly enrolment: EnrolmentState
  readonly current: AttendanceMark
  /** This learner's wrong tries in this session so far. */
  readonly wrongTries: number
  readonly now: Date
}

export type CodeRefusal =
  | { readonly code: 'NOT_ON_REGISTER'; readonly state: EnrolmentState }
  | { readonly code: 'SESSION_CANCELLED' }
  | { readonly code: 'CODE_NOT_YET_VALID'; readonly from: Date }
  | { readonly code: 'CODE_NO_LONGER_VALID'; readonly until: Date }
  | { readonly code: 'ALREADY_MARKED'; readonly mark: AttendanceMark }
  | { readonly code: 'TOO_MANY_TRIES' }
  /** Counts as a wrong try. */
  | { readonly code: 'CODE_WRONG'; readonly triesLeft: number }

/** The learner's own mark by code: `attended`, or why not. A facilitator's mark is never overwritten by a code. */
export function checkSessionCode({ typed, expected, session, enrolment, current, wrongTries, now }: CodeFacts): Result<AttendanceMark, CodeRefusal> {
  const from = new Date(session.startsAt.getTime() - CODE_OPENS_BEFORE * MINUTE)
  const until = new Date(session.endsAt.getTime() + CODE_CLOSES_AFTER * MINUTE)
  if (!isOnRegister(enrolment)) return err({ code: 'NOT_ON_REGISTER', state: enrolment })
  if (session.state === 'cancelled') return err({ code: 'SESSION_CANCELLED' })
  if (current.status !== 'unmarked') return err({ code: 'ALREADY_MARKED', mark: current })
  if (now < from) return err({ code: 'CODE_NOT_YET_VALID', from })
  if (now > until) return err({ code: 'CODE_NO_LONGER_VALID', until })
  if (wrongTries >= CODE_TRIES) return err({ code: 'TOO_MANY_TRIES' })
  if (normaliseCode(typed) !== normaliseCode(expected)) return err({ code: 'CODE_WRONG', triesLeft: CODE_TRIES - wrongTries - 1 })
  return ok({ status: 'attended' })
}
