import { addDays, type PlainDate } from '#kernel'
import { PROGRAMMES, type ProgrammePlan } from './programmes.js'

/** One run of the season. Dates are London days; `sessionDates` belong to the programme's sessions in order. */
export interface RunPlan {
  readonly number: number
  readonly programme: ProgrammePlan
  readonly title: string
  readonly policy: 'first_come' | 'priority_score' | 'manual'
  readonly capacity: number
  readonly maxPerOrganisation?: number
  readonly opensOn: PlainDate
  readonly closesOn: PlainDate
  readonly startsOn: PlainDate
  readonly endsOn: PlainDate
  readonly sessionDates: readonly PlainDate[]
  readonly sessionTime: string
  /** Which of the facilitators teaches it, from 0: three runs each, at different times of the day. */
  readonly facilitator: number
}

export interface SeasonOptions {
  readonly runs: number
  readonly leaders: number
  readonly startsOn: PlainDate
  /** Length of the season in days. */
  readonly days: number
}

/** How often each programme comes round among the runs, by place in `PROGRAMMES`. */
const ROUND = [0, 1, 0, 2, 1, 0, 1, 0] as const
const TIMES = ['10:00', '13:30', '16:00'] as const
const ENROLMENT_DAYS = 28
const PAUSE_DAYS = 10
const BETWEEN_SESSIONS_DAYS = 14
/** Fewer places than people who want one, so that there are waiting lists. */
const PLACES_FOR_DEMAND = 0.6

/**
 * Spreads the runs over the season so that at its end some are over, some are running and the last is open for enrolment.
 * The first run opens on the first day; every fourth has a limit for each council, and the waiting policies take turns.
 */
export function planSeason({ runs, leaders, startsOn, days }: SeasonOptions): RunPlan[] {
  const spread = Math.max(0, days - ENROLMENT_DAYS + 10)
  return Array.from({ length: runs }, (_, index) => {
    const programme = PROGRAMMES[ROUND[index % ROUND.length]!]!
    const opensOn = addDays(startsOn, runs === 1 ? 0 : Math.floor((spread * index) / (runs - 1)))
    const closesOn = addDays(opensOn, ENROLMENT_DAYS)
    const begins = addDays(closesOn, PAUSE_DAYS)
    const sessionDates = programme.sessions.map((_title, session) => addDays(begins, session * BETWEEN_SESSIONS_DAYS))
    return {
      number: index + 1, programme, title: `${programme.title}, run ${index + 1}`,
      policy: index % 5 === 3 ? 'priority_score' : index % 5 === 4 ? 'manual' : 'first_come',
      capacity: Math.max(6, Math.round((leaders / runs) * PLACES_FOR_DEMAND)),
      ...(index % 4 === 1 ? { maxPerOrganisation: 3 } : {}),
      opensOn, closesOn, startsOn: begins, endsOn: addDays(sessionDates.at(-1)!, 14), sessionDates,
      sessionTime: programme.audience === 'elected_members' ? '18:30' : TIMES[index % TIMES.length]!,
      facilitator: Math.floor(index / TIMES.length),
    }
  })
}
