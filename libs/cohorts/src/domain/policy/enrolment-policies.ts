import { policy, runsProgramme, type Standing } from './standing.js'

const isConcerned = (who: Standing): boolean => who.isSelf || who.isLineManagerOf || who.administersOrganisation

export const apply = policy('enrolment:apply', 'forbidden', (who) => who.isSignedIn && who.isSelf)

/** Nobody approves their own application, whatever else they are. */
export const approve = policy('enrolment:approve', 'hidden', (who) => who.isLineManagerOf && !who.isSelf)

export const nominate = policy('enrolment:nominate', 'forbidden', (who) => who.administersOrganisation || who.managesProgramme)

/** Many at once, from a file or by a program. */
export const importEnrolments = policy('enrolment:import', 'forbidden', (who) => who.administersOrganisation || runsProgramme(who) || who.hasEnrolScope)

export const seeEnrolment = policy('enrolment:see', 'hidden', (who) => isConcerned(who) || who.facilitatesRun || runsProgramme(who))

/** Only the person themselves says yes to a place. */
export const answerOffer = policy('enrolment:answer-offer', 'hidden', (who) => who.isSelf)

export const withdraw = policy('enrolment:withdraw', 'hidden', (who) => who.isSelf || who.administersOrganisation || runsProgramme(who))

/** Offers by hand, ranks and scores, rejections, transfers. */
export const manageQueue = policy('enrolment:manage-queue', 'forbidden', runsProgramme)

/** Attendance and progress: the people concerned, and those who teach. */
export const seeProgress = policy('enrolment:see-progress', 'hidden', (who) => isConcerned(who) || who.facilitatesRun || runsProgramme(who))

export const seeCertificate = policy('enrolment:see-certificate', 'hidden', (who) => who.isSelf || who.administersOrganisation || runsProgramme(who))

/** Only the person themselves asks for another run, and takes the request back. */
export const requestTransfer = policy('enrolment:request-transfer', 'hidden', (who) => who.isSelf)

/** A request, and its reason, is between the person and those who run the programme. */
export const seeTransferRequest = policy('enrolment:see-transfer-request', 'hidden', (who) => who.isSelf || runsProgramme(who))
