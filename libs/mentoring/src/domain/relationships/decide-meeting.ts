import { err, ok, type Problem, problem, type Result, when } from '#kernel'
import type { MatchState } from '../matches/match-states.js'
import { MEETING_MODES } from '../profiles/profile-details.js'

export type MeetingState = 'planned' | 'held' | 'cancelled'

export interface MeetingDetails {
  readonly startsAt: Date
  readonly minutes: number
  readonly mode: string
  /** Where, or the address of a call. */
  readonly place: string
}

export const TOPICS_LIMIT = 10
export const TOPIC_LIMIT = 100
const PLACE_LIMIT = 500
const DAY_MS = 86_400_000
/** So far ahead a meeting can be planned. */
const FURTHEST_DAYS = 366

function checkDetails({ minutes, mode, place }: MeetingDetails): readonly Problem[] {
  return [
    ...when(!Number.isInteger(minutes) || minutes < 5 || minutes > 480, problem('MINUTES', 'minutes', 'Enter how many minutes the meeting lasts, from 5 to 480.')),
    ...when(!(MEETING_MODES as readonly string[]).includes(mode), problem('MODE', 'mode', 'Choose how you meet.')),
    ...when(place.trim().length > PLACE_LIMIT, problem('TOO_LONG', 'place', `Shorten the place to ${PLACE_LIMIT} characters or fewer.`)),
  ]
}

/** Meetings are planned by a pair that has agreed and is not on hold or over. */
export function checkMayMeet(state: MatchState): readonly Problem[] {
  if (state === 'on_hold') return [problem('ON_HOLD', '', 'Your mentoring is paused. Resume it first.')]
  return when(state !== 'agreed' && state !== 'active', problem('NOT_RUNNING', '', 'This mentoring is over, so nothing can be added to it.'))
}

/** Everything wrong with a meeting that is to come. */
export function checkPlan(details: MeetingDetails, now: Date): readonly Problem[] {
  const ahead = details.startsAt.getTime() - now.getTime()
  return [
    ...when(ahead <= 0, problem('IN_THE_PAST', 'startsAt', 'Choose a date and time in the future, or write down a meeting that you have had.')),
    ...when(ahead > FURTHEST_DAYS * DAY_MS, problem('TOO_FAR_AHEAD', 'startsAt', 'Choose a date within the next year.')),
    ...checkDetails(details),
  ]
}

/** Everything wrong with a meeting that was held. `since`: when the two agreed; nothing was held before. */
export function checkHeld(details: MeetingDetails, topics: readonly string[], since: Date | null, now: Date): readonly Problem[] {
  return [
    ...when(details.startsAt > now, problem('IN_THE_FUTURE', 'startsAt', 'The meeting cannot be in the future. Plan it instead.')),
    ...when(since !== null && details.startsAt.getTime() < since.getTime() - DAY_MS, problem('BEFORE_THE_MATCH', 'startsAt', 'The meeting cannot be before you were matched.')),
    ...checkDetails(details),
    ...when(topics.length > TOPICS_LIMIT, problem('TOO_MANY_TOPICS', 'topics', `Name ${TOPICS_LIMIT} topics or fewer.`)),
    ...when(topics.some((topic) => topic.length > TOPIC_LIMIT), problem('TOO_LONG', 'topics', `Shorten each topic to ${TOPIC_LIMIT} characters or fewer.`)),
  ]
}

/** Topics as they are kept: trimmed, none empty, each once. */
export const cleanTopics = (topics: readonly string[]): readonly string[] => [...new Set(topics.map((topic) => topic.trim()).filter((topic) => topic !== ''))]

/** A meeting can be moved, called off or written down as held while it is planned. */
export function decideMeetingChange(state: MeetingState, action: 'move' | 'cancel' | 'hold'): Result<MeetingState, readonly Problem[]> {
  if (state === 'planned') return ok(action === 'move' ? 'planned' : action === 'cancel' ? 'cancelled' : 'held')
  return err([state === 'held' ? problem('MEETING_HELD', '', 'This meeting has been written down as held.') : problem('MEETING_CANCELLED', '', 'This meeting was called off. Plan a new one.')])
}
