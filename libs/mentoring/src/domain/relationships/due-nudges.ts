import { addDays, daysBetween, londonDate, type PlainDate } from '#kernel'
import type { MatchState } from '../matches/match-states.js'
import { hasBeenDays } from './days-since.js'
import { isPastEnd } from './decide-end-date.js'
import { type Side, SIDES } from '../schemes/scheme-states.js'

export const NUDGE_KINDS = ['first_meeting', 'silent', 'check_in', 'log_meeting', 'ends_soon', 'end_passed', 'survey'] as const
export type NudgeKind = (typeof NUDGE_KINDS)[number]

/** Days before the planned end on which both are told; and how long after a meeting it is asked for. */
export const ENDS_SOON_DAYS = 28
const LOG_AFTER_HOURS = 20
/** How long after the end the survey is still asked for, and a meeting is still worth writing down. */
const SURVEY_DAYS = 28
const LOG_DAYS = 28

/** What is known of a match, as far as it decides who has to be reminded of what. */
export interface NudgeFacts {
  readonly state: MatchState
  readonly firstMeetingDays: number
  readonly silentDays: number
  readonly agreedAt: Date
  /** When it was last resumed after a pause: time on hold is not silence. */
  readonly resumedAt: Date | null
  readonly lastMetAt: Date | null
  /** Whether a meeting is planned that has not begun. */
  readonly hasPlanned: boolean
  /** Meetings that were planned, have begun, and are neither written down nor called off. */
  readonly unlogged: readonly Date[]
  /** Check-ins that are due and not answered. */
  readonly checkIns: readonly { readonly side: Side; readonly dueOn: PlainDate }[]
  readonly endsOn: PlainDate | null
  readonly endedAt: Date | null
  readonly surveyed: readonly Side[]
}

/** One occasion to remind somebody; told once, however often it is found. */
export interface DueNudge {
  readonly kind: NudgeKind
  /** The day that names the occasion. */
  readonly occasion: PlainDate
  readonly to: readonly Side[]
}

const HOUR_MS = 3_600_000

/** Everything that the two have to be reminded of at `now`. A pair on hold is left alone, but for its end; one past its end is asked for that alone. */
export function dueNudges(facts: NudgeFacts, now: Date, today = londonDate(now)): readonly DueNudge[] {
  if (facts.state === 'completed' || facts.state === 'ended_early') return survey(facts, today)
  if (isPastEnd(facts, today)) return [{ kind: 'end_passed', occasion: facts.endsOn!, to: SIDES }]
  if (facts.state === 'on_hold') return endsSoon(facts, today)
  if (facts.state !== 'agreed' && facts.state !== 'active') return []
  return [...quiet(facts, now, today), ...checkIns(facts), ...unlogged(facts, now), ...endsSoon(facts, today)]
}

/** The later of two moments, of which the second may not have been. */
const later = (one: Date, other: Date | null): Date => (other !== null && other > one ? other : one)

/** Agreed but not met, or met and then silent; a meeting that is planned is not silence, nor one that only waits to be written down. */
function quiet({ agreedAt, resumedAt, lastMetAt, hasPlanned, unlogged, firstMeetingDays, silentDays }: NudgeFacts, now: Date, today: PlainDate): readonly DueNudge[] {
  if (hasPlanned) return []
  const since = unlogged.reduce((last, at) => later(last, at), later(lastMetAt ?? agreedAt, resumedAt))
  const [kind, days] = lastMetAt === null && unlogged.length === 0 ? (['first_meeting', firstMeetingDays] as const) : (['silent', silentDays] as const)
  return hasBeenDays(since, days, now, today) ? [{ kind, occasion: londonDate(since), to: SIDES }] : []
}

function checkIns({ checkIns: due }: NudgeFacts): readonly DueNudge[] {
  const days = [...new Set(due.map(({ dueOn }) => dueOn))].toSorted()
  // Of several that were missed, only the last is worth a message.
  return days.slice(-1).map((occasion) => ({ kind: 'check_in', occasion, to: SIDES.filter((side) => due.some((one) => one.side === side && one.dueOn === occasion)) }))
}

const unlogged = ({ unlogged: meetings }: NudgeFacts, now: Date): readonly DueNudge[] => {
  const due = meetings.filter((at) => now.getTime() - at.getTime() >= LOG_AFTER_HOURS * HOUR_MS && now.getTime() - at.getTime() < LOG_DAYS * 24 * HOUR_MS)
  return [...new Set(due.map((at) => londonDate(at)))].map((occasion) => ({ kind: 'log_meeting', occasion, to: SIDES }))
}

function endsSoon({ endsOn }: NudgeFacts, today: PlainDate): readonly DueNudge[] {
  return endsOn !== null && endsOn <= addDays(today, ENDS_SOON_DAYS) ? [{ kind: 'ends_soon', occasion: endsOn, to: SIDES }] : []
}

function survey({ endedAt, surveyed }: NudgeFacts, today: PlainDate): readonly DueNudge[] {
  if (endedAt === null) return []
  const [occasion, to] = [londonDate(endedAt), SIDES.filter((side) => !surveyed.includes(side))]
  return to.length > 0 && daysBetween(occasion, today) <= SURVEY_DAYS ? [{ kind: 'survey', occasion, to }] : []
}
