import { londonDate, londonTime } from '#kernel'
import type { UserError } from '#platform/errors'
import type { SessionRefusal } from '../../domain/index.js'

/** A London date and time in words for a message. */
export const clockWords = (instant: Date): string => `${londonTime(instant)} on ${londonDate(instant)}`

/** Why something could not be done to a session, with what to do instead. */
export function sessionError(refusal: SessionRefusal, field: string): UserError {
  switch (refusal.code) {
    case 'TRANSITION_NOT_ALLOWED': return { code: refusal.code, field: '', message: `This session is ${refusal.from}: it can no longer be changed this way.` }
    case 'RUN_IS_OVER': return { code: refusal.code, field: '', message: `This run is ${refusal.runState}: its sessions can no longer be changed.` }
    case 'SESSION_ENDS_BEFORE_START': return { code: refusal.code, field: 'duration', message: 'Let the session end after it starts.' }
    case 'SESSION_IN_THE_PAST': return { code: refusal.code, field, message: 'Choose a time that is not over yet.' }
    case 'FACILITATOR_ELSEWHERE': return { code: refusal.code, field, message: 'A facilitator holds another session at this time. Choose another time or another facilitator.' }
    case 'SESSION_NOT_YET_STARTED': return { code: refusal.code, field: '', message: `A session can be closed from its start on, ${clockWords(refusal.startsAt)}.` }
    case 'REASON_REQUIRED': return { code: refusal.code, field: 'reason', message: 'Say why: the people who were coming are told.' }
  }
}

export const FACILITATOR_TAKEN: UserError = sessionError({ code: 'FACILITATOR_ELSEWHERE', overlaps: [] }, 'facilitatorIds')
