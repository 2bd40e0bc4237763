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
