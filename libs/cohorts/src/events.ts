import { z } from 'zod'
import { defineEvent } from '#platform/outbox'

const id = z.uuid()

/** An enrolment was made or changed its state. `from` is null for a new one; `reason` is what the person concerned may read. */
export const enrolmentChanged = defineEvent('cohorts.enrolment-changed', z.object({
  enrolmentId: id, runId: id, personId: id, from: z.string().nullable(), to: z.string(), reason: z.string().optional(),
}))

/** A place was offered; the offer stands until `expiresAt` (ISO instant). Comes beside the `enrolment-changed` of the same step. */
export const offerMade = defineEvent('cohorts.offer-made', z.object({ enrolmentId: id, expiresAt: z.string() }))

/** The last day of an offer has begun and nobody has answered it. Once for each offer. */
export const offerExpiring = defineEvent('cohorts.offer-expiring', z.object({ enrolmentId: id, expiresAt: z.string() }))

/** A run was planned, changed, opened, closed, started or completed. */
export const runChanged = defineEvent('cohorts.run-changed', z.object({ runId: id }))

/** A run will not happen. `people` says what became of each enrolment and in which runs they could still take part. */
export const runCancelled = defineEvent('cohorts.run-cancelled', z.object({
  runId: id,
  reason: z.string(),
  people: z.array(z.object({
    enrolmentId: id,
    /** Their new enrolment in another run, where a place was free. */
    reofferedAs: id.optional(),
    /** Other runs of the programme to tell them about, soonest first. */
    otherRuns: z.array(id),
  })),
}))

/** Fewer people are coming than the run needs, and its closing date has passed: the programme manager decides. */
export const runBelowMinimum = defineEvent('cohorts.run-below-minimum', z.object({ runId: id, accepted: z.number(), minimum: z.number() }))

/**
 * A session was planned, changed in its details, moved, held or called off. `cohorts.tell-session-people` answers it with invitations,
 * updates and cancellations (mail and calendar): nobody else writes to people about it.
 */
export const sessionChanged = defineEvent('cohorts.session-changed', z.object({
  sessionId: id, runId: id, kind: z.enum(['scheduled', 'edited', 'rescheduled', 'held', 'cancelled']),
}))

/** A register was saved, or a learner marked themselves with the session's code. */
export const attendanceMarked = defineEvent('cohorts.attendance-marked', z.object({ sessionId: id, runId: id, enrolmentIds: z.array(id) }))

/**
 * Something that completion is derived from changed for one learner: a submission's state, a module, a mentoring item, a waiver,
 * credit from another run. Add it in the transaction of the change: progress and completion follow by themselves.
 */
export const learningRecorded = defineEvent('cohorts.learning-recorded', z.object({ enrolmentId: id }))

/** Everything asked for is done, and a certificate was issued. Comes beside the `enrolment-changed` of the same step. */
export const enrolmentCompleted = defineEvent('cohorts.enrolment-completed', z.object({ enrolmentId: id, personId: id, certificateId: id }))

/** A piece of written work was marked: its author is told. `attempt` counts the hand-ins from 1. */
export const submissionMarked = defineEvent('cohorts.submission-marked', z.object({
  submissionId: id, attempt: z.number(), enrolmentId: id, itemId: id, personId: id, verdict: z.enum(['return', 'pass', 'fail']),
}))

/** Teachers told everybody in a run, or in one of its sets, something. */
export const announcementPosted = defineEvent('cohorts.announcement-posted', z.object({ announcementId: id }))

/** A reader reported a post: those who teach should look at it. */
export const postReported = defineEvent('cohorts.post-reported', z.object({ postId: id }))

/** Somebody went on from one run into another of the programme: what they have done there may count here. */
export const enrolmentTransferred = defineEvent('cohorts.enrolment-transferred', z.object({ fromEnrolmentId: id, toEnrolmentId: id, runId: id, personId: id }))

/** A learner asked to go on in another run: those who run the programme are told. */
export const transferRequested = defineEvent('cohorts.transfer-requested', z.object({ requestId: id }))

/** A request to go on in another run was answered: its learner is told. */
export const transferRequestAnswered = defineEvent('cohorts.transfer-request-answered', z.object({ requestId: id }))
