import { z } from 'zod'
import { attendanceMarked, enrolmentChanged, sessionChanged } from '#cohorts'
import { organisationsReorganised } from '#directory'
import { matchChanged, meetingChanged, meetingHeld, roundPublished } from '#mentoring'
import { defineJob, type JobDefinition } from '#platform/jobs'

/** An enrolment changed its state: its quarters are counted anew. */
export const followEnrolment = defineJob({ name: 'reports.follow-enrolment', payload: enrolmentChanged.payload, on: [enrolmentChanged] })

/** A register was saved. */
export const followAttendance = defineJob({ name: 'reports.follow-attendance', payload: attendanceMarked.payload, on: [attendanceMarked] })

/** A session was held, moved into another quarter or called off: its marks count there, or no more. */
export const followSession = defineJob({ name: 'reports.follow-session', payload: sessionChanged.payload, on: [sessionChanged] })

export const followMatch = defineJob({ name: 'reports.follow-match', payload: matchChanged.payload, on: [matchChanged] })

/** A meeting was planned, moved or called off, or held. */
export const followMeeting = defineJob({ name: 'reports.follow-meeting', payload: meetingHeld.payload, on: [meetingChanged, meetingHeld] })

export const followRound = defineJob({ name: 'reports.follow-round', payload: roundPublished.payload, queue: 'bulk', on: [roundPublished] })

/** Organisations merged or split: what goes with its people is counted where they are now. */
export const followReorganisation = defineJob({ name: 'reports.follow-reorganisation', payload: organisationsReorganised.payload, queue: 'bulk', on: [organisationsReorganised] })

/** Each week all is counted anew: should an event ever have been missed, it does not stay so. */
export const rebuildActivity = defineJob({ name: 'reports.rebuild-activity', payload: z.object({}), queue: 'bulk', schedule: { pattern: '20 2 * * 0', payload: {} } })

export type EnrolmentChange = z.output<typeof followEnrolment.payload>
export type AttendanceChange = z.output<typeof followAttendance.payload>
export type SessionChange = z.output<typeof followSession.payload>
export type MatchChange = z.output<typeof followMatch.payload>
export type MeetingChange = z.output<typeof followMeeting.payload>
export type RoundPublication = z.output<typeof followRound.payload>
export type Reorganised = z.output<typeof followReorganisation.payload>

export const activityJobs = [
  followEnrolment, followAttendance, followSession, followMatch, followMeeting, followRound, followReorganisation, rebuildActivity,
] as unknown as readonly JobDefinition[]
