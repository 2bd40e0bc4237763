import { basisPoints, minutes, type BasisPoints } from '#kernel'
import { creditUnder, shareOf, sumAttendance } from '../attendance/sum-attendance.js'
import type { CompletionRule } from '../programme/programme-types.js'
import type { LearnerCurriculum, Missing } from './completion-types.js'
import type { LearnerRecord } from './read-events.js'

export interface AttendanceJudgement {
  /** How far the asked-for share is reached; 10,000 when it is. */
  readonly progress: BasisPoints
  readonly missing: Extract<Missing, { code: 'ATTENDANCE_SHORT' }> | undefined
}

/**
 * The learner's share of the minutes of all required sessions, those still to come included. Sessions of an item that is settled
 * elsewhere count only as far as they were attended, so that nobody is marked down for what they need not attend.
 */
export function judgeAttendance(curriculum: LearnerCurriculum, rule: CompletionRule, record: LearnerRecord): AttendanceJudgement {
  const required = curriculum.items.filter((item) => item.kind === 'session' && item.requirement.type === 'required')
  const ids = new Set(required.map((item) => item.id))
  const counted = curriculum.sessions
    .filter(({ itemId }) => ids.has(itemId))
    .map(({ itemId, sessionId, minutes: length }) => ({ itemId, minutes: length, mark: record.markOf(sessionId) }))
    .filter((session) => !record.isSettled(session.itemId) || creditUnder(rule.excused, session) > 0)
  const carried = required.map((item) => record.carriedMinutes(item.id))
  const here = sumAttendance(counted, rule.excused)
  const attended = here.attended + carried.reduce((sum, credit) => sum + credit.attended, 0)
  const countable = here.countable + carried.reduce((sum, credit) => sum + credit.countable, 0)
  const share = shareOf(attended, countable) ?? basisPoints(0)
  if (share >= rule.minAttendance) return { progress: basisPoints(10_000), missing: undefined }
  const stillToCome = counted.some(({ mark }) => mark.status === 'unmarked')
  return {
    progress: basisPoints(Math.floor((share * 10_000) / rule.minAttendance)),
    missing: {
      code: 'ATTENDANCE_SHORT', share, needed: rule.minAttendance,
      minutesShort: minutes(Math.max(0, Math.ceil((countable * rule.minAttendance) / 10_000) - attended)),
      nextStep: countable === 0 ? 'wait_for_session' : stillToCome ? 'attend_session' : 'ask_for_catch_up',
    },
  }
}
