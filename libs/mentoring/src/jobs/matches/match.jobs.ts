import { z } from 'zod'
import { defineJob } from '#platform/jobs'
import { helpWanted, matchChanged, matchExtended, meetingChanged, profileChanged, roundPublished } from '../../events.js'

/** Every quarter of an hour: proposals whose time is over lapse, and those on their last day are reminded of. */
export const sweepProposals = defineJob({ name: 'mentoring.sweep-proposals', payload: z.object({}), schedule: { pattern: '*/15 * * * *', payload: {} } })
/** By day, every hour: pairs are reminded of meetings, check-ins, the end and the survey. */
export const sendNudges = defineJob({ name: 'mentoring.send-nudges', payload: z.object({}), schedule: { pattern: '10 7-18 * * *', payload: {} } })

/** Every morning: relationships whose planned end and days of grace have passed are closed. */
export const closeEnded = defineJob({ name: 'mentoring.close-ended', payload: z.object({}), queue: 'bulk', schedule: { pattern: '40 5 * * *', payload: {} } })

/** Each tells people of one kind of event; see `application/messages`. */
export const tellMatchChanged = defineJob({ name: 'mentoring.tell-match-changed', payload: matchChanged.payload, on: [matchChanged] })
export const tellMatchExtended = defineJob({ name: 'mentoring.tell-match-extended', payload: matchExtended.payload, on: [matchExtended] })
export const tellRoundPublished = defineJob({ name: 'mentoring.tell-round-published', payload: roundPublished.payload, queue: 'bulk', on: [roundPublished] })
export const tellMeetingChanged = defineJob({ name: 'mentoring.tell-meeting-changed', payload: meetingChanged.payload, on: [meetingChanged] })
export const tellHelpWanted = defineJob({ name: 'mentoring.tell-help-wanted', payload: helpWanted.payload, on: [helpWanted] })

/** Somebody paused or left: what they cannot keep is taken back. (Memberships and merged records: `jobs/people`.) */
export const followProfile = defineJob({ name: 'mentoring.follow-profile', payload: profileChanged.payload, on: [profileChanged] })
