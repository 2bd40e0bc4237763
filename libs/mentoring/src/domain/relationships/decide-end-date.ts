import { addDays, addMonths, err, londonDate, ok, type PlainDate, type Problem, problem, type Result, transition } from '#kernel'
import type { MatchOutcome } from '../matches/decide-answer.js'
import { MATCH_TRANSITIONS, type MatchState } from '../matches/match-states.js'

/** So far beyond today, or the end as it stands, a relationship can be extended at a time. */
export const MOST_EXTENSION_MONTHS = 12

export interface EndDateFacts {
  readonly state: MatchState
  readonly endsOn: PlainDate | null
}

/** The day on which a relationship is closed by itself unless the two do something: so many days after its planned end, which is whole itself. */
export const closesOn = (endsOn: PlainDate, graceDays: number): PlainDate => addDays(endsOn, Math.max(graceDays, 1))

/** Whether the planned end of something that still runs has passed. */
export const isPastEnd = ({ state, endsOn }: EndDateFacts, today: PlainDate): boolean => endsOn !== null && endsOn < today && transition(MATCH_TRANSITIONS, state, 'extend').ok

/** One of the two moves the planned end to a later day; also after it has passed, while it is not closed. */
export function decideExtend({ state, endsOn }: EndDateFacts, to: PlainDate, now: Date): Result<PlainDate, readonly Problem[]> {
  if (!transition(MATCH_TRANSITIONS, state, 'extend').ok) return err([problem('ENDED_ALREADY', '', 'This mentoring is over, so it cannot be extended.')])
  const today = londonDate(now)
  if (to <= today || (endsOn !== null && to <= endsOn)) return err([problem('NOT_LATER', 'endsOn', 'Choose a day after today and after the planned end.')])
  const from = endsOn !== null && endsOn > today ? endsOn : today
  return to > addMonths(from, MOST_EXTENSION_MONTHS) ? err([problem('TOO_LATE', 'endsOn', `Choose a day within ${MOST_EXTENSION_MONTHS} months. You can extend again.`)]) : ok(to)
}

/**
 * What becomes of a relationship when its planned end and the days of grace after it have passed: completed, or ended where the two never began.
 * Nothing where there is time left, or somebody extended or ended it meanwhile.
 */
export function decideEndPassed({ state, endsOn }: EndDateFacts, graceDays: number, today: PlainDate): MatchOutcome | undefined {
  if (endsOn === null || closesOn(endsOn, graceDays) > today) return undefined
  const action = state === 'agreed' ? 'end_early' : 'complete'
  const next = transition(MATCH_TRANSITIONS, state, action)
  return next.ok ? { to: next.value, action, frees: true, first: [] } : undefined
}
