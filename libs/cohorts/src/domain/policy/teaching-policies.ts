import { policy, teaches } from './standing.js'

/** A facilitator who also learns in the run does not mark themselves. */
export const markRegister = policy('register:mark', 'forbidden', (who) => teaches(who) && !who.isSelf)

/** The code is read out in the room: only those who teach may look it up. */
export const seeSessionCode = policy('session:see-code', 'hidden', teaches)

export const enterSessionCode = policy('session:enter-code', 'hidden', (who) => who.isSelf && who.learnsInRun)

/** Written work is between its author and those who teach; line managers see the outcome only, in the progress. */
export const seeSubmission = policy('assignment:see', 'hidden', (who) => who.isSelf || teaches(who))
export const handIn = policy('assignment:hand-in', 'hidden', (who) => who.isSelf && who.learnsInRun)
export const markSubmission = policy('assignment:mark', 'forbidden', (who) => teaches(who) && !who.isSelf)

export const formSetsOfRun = policy('sets:form', 'forbidden', teaches)
export const waiveItem = policy('enrolment:waive-item', 'forbidden', (who) => who.managesProgramme && !who.isSelf)

/** Learners tick off modules themselves until modules report completion; that mentoring took place is for those who teach to say. */
export const recordModule = policy('enrolment:record-module', 'hidden', (who) => (who.isSelf && who.learnsInRun) || teaches(who))
export const recordMentoring = policy('enrolment:record-mentoring', 'forbidden', (who) => teaches(who) && !who.isSelf)
