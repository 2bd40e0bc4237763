import type { UserError } from '#platform/errors'
import type { RegisterRow } from '../../data/attendance/attendance.queries.js'
import { type AttendanceMark, type CodeRefusal, type MarkRefusal, UNMARKED } from '../../domain/index.js'
import { clockWords } from '../sessions/session-refusals.js'

/** The mark of a row, as the rules read it. */
export const markOf = ({ status, minutes }: Pick<RegisterRow, 'status' | 'minutes'>): AttendanceMark => {
  if (status !== 'partial') return status === 'unmarked' ? UNMARKED : { status }
  return { status, minutes: (minutes ?? 0) as Extract<AttendanceMark, { status: 'partial' }>['minutes'] }
}

const markWords = (mark: AttendanceMark): string => mark.status === 'partial' ? `partial, ${mark.minutes} minutes` : mark.status

/** Why one line of a register was not saved. */
export function markError(refusal: MarkRefusal, field: string): UserError {
  switch (refusal.code) {
    case 'NOT_ON_REGISTER': return { code: refusal.code, field, message: `This person is not on the register: their enrolment is ${refusal.state}.` }
    case 'SESSION_CANCELLED': return { code: refusal.code, field, message: 'This session is cancelled: there is nothing to mark.' }
    case 'SESSION_NOT_STARTED': return { code: refusal.code, field: `${field}.status`, message: `Before the session starts, ${clockWords(refusal.startsAt)}, you can only excuse people.` }
    case 'MINUTES_OUT_OF_RANGE': return { code: refusal.code, field: `${field}.minutes`, message: `Enter from ${refusal.from} to ${refusal.to} minutes, or choose attended or absent.` }
    case 'REASON_REQUIRED': return { code: refusal.code, field: `${field}.reason`, message: 'Say why you correct this mark: the day of the session is over.' }
  }
}

/** Somebody else marked this person since the register was read. */
export const changedMeanwhile = (current: RegisterRow, field: string): UserError => ({
  code: 'CHANGED_MEANWHILE', field, message: `Somebody else marked this person in the meantime: ${markWords(markOf(current))}. Look at it, and save again if it should be otherwise.`,
})

/** Why a learner's code was not taken. */
export function codeError(refusal: CodeRefusal): UserError {
  switch (refusal.code) {
    case 'NOT_ON_REGISTER': return { code: refusal.code, field: '', message: 'You are not on the register of this session.' }
    case 'SESSION_CANCELLED': return { code: refusal.code, field: '', message: 'This session is cancelled.' }
    case 'ALREADY_MARKED': return { code: refusal.code, field: '', message: `Your attendance is recorded already: ${markWords(refusal.mark)}.` }
    case 'CODE_NOT_YET_VALID': return { code: refusal.code, field: 'code', message: `The code works from ${clockWords(refusal.from)}.` }
    case 'CODE_NO_LONGER_VALID': return { code: refusal.code, field: 'code', message: `The code worked until ${clockWords(refusal.until)}. Ask the facilitator to mark you.` }
    case 'TOO_MANY_TRIES': return { code: refusal.code, field: 'code', message: 'You tried too often. Ask the facilitator to mark you.' }
    case 'CODE_WRONG': return { code: refusal.code, field: 'code', message: `This is not the code of the session. Check it and try again: ${refusal.triesLeft} ${refusal.triesLeft === 1 ? 'try is' : 'tries are'} left.` }
  }
}
