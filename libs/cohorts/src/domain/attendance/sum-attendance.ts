import { basisPoints, minutes, type BasisPoints, type Minutes } from '#kernel'
import type { ExcusedRule } from '../programme/programme-types.js'
import { creditedMinutes, type AttendanceMark } from './attendance-types.js'

export interface MarkedSession {
  readonly minutes: Minutes
  readonly mark: AttendanceMark
}

export interface AttendanceSum {
  readonly attended: Minutes
  /** What `attended` is a share of. */
  readonly countable: Minutes
  /** Rounded down, so that a threshold is never reached by rounding; `undefined` when nothing counts. */
  readonly share: BasisPoints | undefined
}

/**
 * Adds up attendance in whole minutes. Unmarked sessions count as not (yet) attended: pass only sessions already held for a
 * figure "so far". Excused sessions leave both sums, or count as attended or as absent, as the programme's rule has it.
 */
export function sumAttendance(sessions: readonly MarkedSession[], excused: ExcusedRule): AttendanceSum {
  let attended = 0
  let countable = 0
  for (const session of sessions) {
    if (session.mark.status === 'excused' && excused === 'left_out') continue
    countable += session.minutes
    attended += creditUnder(excused, session)
  }
  return { attended: minutes(attended), countable: minutes(countable), share: shareOf(attended, countable) }
}

/** Minutes that one session adds to the attended ones under the rule. */
export const creditUnder = (excused: ExcusedRule, { mark, minutes: length }: MarkedSession): number =>
  mark.status === 'excused' && excused === 'counts_as_attended' ? length : creditedMinutes(mark, length)

/** `part` of `whole` in basis points, rounded down. */
export const shareOf = (part: number, whole: number): BasisPoints | undefined =>
  whole === 0 ? undefined : basisPoints(Math.floor((part * 10_000) / whole))
