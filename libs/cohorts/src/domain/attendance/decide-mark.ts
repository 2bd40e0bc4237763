import { err, londonDate, ok, type Minutes, type Result } from '#kernel'
import { isOnRegister, type EnrolmentState } from '../enrolment/enrolment-states.js'
import type { SessionState } from '../sessions/session-states.js'
import { sameMark, type AttendanceMark } from './attendance-types.js'
import { CODE_OPENS_BEFORE, MINUTE } from './code-window.js'

export interface MarkFacts {
  readonly session: { readonly state: SessionState; readonly startsAt: Date; readonly endsAt: Date; readonly length: Minutes }
  readonly enrolment: EnrolmentState
  readonly current: AttendanceMark
  readonly next: AttendanceMark
  readonly reason: string
  readonly now: Date
}

export type MarkRefusal =
  | { readonly code: 'NOT_ON_REGISTER'; readonly state: EnrolmentState }
  | { readonly code: 'SESSION_CANCELLED' }
  | { readonly code: 'SESSION_NOT_STARTED'; readonly startsAt: Date }
  | { readonly code: 'MINUTES_OUT_OF_RANGE'; readonly from: number; readonly to: number }
  | { readonly code: 'REASON_REQUIRED' }

/**
 * The facilitator's mark. Somebody can be excused beforehand; everything else waits until people arrive.
 * Slips are mended freely on the day of the session; a later correction of an existing mark needs a reason.
 * `append` is false when the mark says what stands already: saving a register twice adds no history.
 */
export function decideMark({ session, enrolment, current, next, reason, now }: MarkFacts): Result<{ readonly append: boolean }, MarkRefusal> {
  if (!isOnRegister(enrolment)) return err({ code: 'NOT_ON_REGISTER', state: enrolment })
  if (session.state === 'cancelled') return err({ code: 'SESSION_CANCELLED' })
  if (sameMark(current, next)) return ok({ append: false })
  const beforehand = next.status === 'excused' || next.status === 'unmarked'
  if (!beforehand && now.getTime() < session.startsAt.getTime() - CODE_OPENS_BEFORE * MINUTE) return err({ code: 'SESSION_NOT_STARTED', startsAt: session.startsAt })
  if (next.status === 'partial' && !(Number.isInteger(next.minutes) && next.minutes >= 1 && next.minutes < session.length)) {
    return err({ code: 'MINUTES_OUT_OF_RANGE', from: 1, to: session.length - 1 })
  }
  const isLateCorrection = current.status !== 'unmarked' && londonDate(now) > londonDate(session.endsAt)
  return isLateCorrection && reason.trim() === '' ? err({ code: 'REASON_REQUIRED' }) : ok({ append: true })
}
