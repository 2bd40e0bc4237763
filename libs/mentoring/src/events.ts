import { z } from 'zod'
import { defineEvent } from '#platform/outbox'

const id = z.uuid()

/** A participant's profile changed its state: submitted, paused, resumed or withdrawn. Those in live matches are told by the handlers. */
export const profileChanged = defineEvent('mentoring.profile-changed', z.object({ profileId: id, schemeId: id, personId: id, from: z.string().nullable(), to: z.string() }))

/** A scenario waits to be solved. Answered by the job `mentoring.solve-scenario`. */
export const scenarioQueued = defineEvent('mentoring.scenario-queued', z.object({ scenarioId: id, roundId: id }))

/** A round was published: its pairs are proposals now, and the people are told. */
export const roundPublished = defineEvent('mentoring.round-published', z.object({ roundId: id, schemeId: id, scenarioId: id, matches: z.number() }))

/** A match was proposed by hand, or changed its state. `side` says by whom, where one of the two did. */
export const matchChanged = defineEvent('mentoring.match-changed', z.object({ matchId: id, schemeId: id, from: z.string().nullable(), to: z.string(), side: z.enum(['mentee', 'mentor']).nullable() }))

/** One of the two moved the planned end of their relationship: the other is told. */
export const matchExtended = defineEvent('mentoring.match-extended', z.object({ matchId: id, schemeId: id, endsOn: z.iso.date(), side: z.enum(['mentee', 'mentor']) }))

/** A meeting was planned, moved or called off: `mentoring.tell-meeting` sends invitations. */
export const meetingChanged = defineEvent('mentoring.meeting-changed', z.object({ meetingId: id, matchId: id, kind: z.enum(['planned', 'moved', 'cancelled']) }))

/** A meeting was held and written down: what is counted of meetings is counted anew. Nobody is told. */
export const meetingHeld = defineEvent('mentoring.meeting-held', z.object({ meetingId: id, matchId: id }))

/** One of the two asked for help in a check-in: those who run the scheme are told. */
export const helpWanted = defineEvent('mentoring.help-wanted', z.object({ checkInId: id, matchId: id, schemeId: id }))
