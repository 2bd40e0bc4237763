import { z } from 'zod'
import { defineJob } from '#platform/jobs'
import {
  announcementPosted, enrolmentChanged, enrolmentCompleted, offerExpiring, offerMade, postReported, runBelowMinimum, runCancelled, submissionMarked, transferRequestAnswered, transferRequested,
} from '../../events.js'

/** Each tells people of one kind of event; see `application/messages`. */
export const tellEnrolmentChanged = defineJob({ name: 'cohorts.tell-enrolment-changed', payload: enrolmentChanged.payload, on: [enrolmentChanged] })
export const tellOfferMade = defineJob({ name: 'cohorts.tell-offer-made', payload: offerMade.payload, on: [offerMade] })
export const tellOfferExpiring = defineJob({ name: 'cohorts.tell-offer-expiring', payload: offerExpiring.payload, on: [offerExpiring] })
export const tellCompleted = defineJob({ name: 'cohorts.tell-completed', payload: enrolmentCompleted.payload, on: [enrolmentCompleted] })
export const tellRunCancelled = defineJob({ name: 'cohorts.tell-run-cancelled', payload: runCancelled.payload, on: [runCancelled] })
export const tellBelowMinimum = defineJob({ name: 'cohorts.tell-below-minimum', payload: runBelowMinimum.payload, on: [runBelowMinimum] })
export const tellMarked = defineJob({ name: 'cohorts.tell-marked', payload: submissionMarked.payload, on: [submissionMarked] })
export const tellAnnouncement = defineJob({ name: 'cohorts.tell-announcement', payload: announcementPosted.payload, on: [announcementPosted] })
export const tellReport = defineJob({ name: 'cohorts.tell-report', payload: postReported.payload, on: [postReported] })
export const tellTransferRequested = defineJob({ name: 'cohorts.tell-transfer-requested', payload: transferRequested.payload, on: [transferRequested] })
export const tellTransferAnswered = defineJob({ name: 'cohorts.tell-transfer-answered', payload: transferRequestAnswered.payload, on: [transferRequestAnswered] })

/** Reminds of sessions and assignments that are near. */
export const sendReminders = defineJob({ name: 'cohorts.send-reminders', payload: z.object({}), schedule: { pattern: '*/10 * * * *', payload: {} } })
