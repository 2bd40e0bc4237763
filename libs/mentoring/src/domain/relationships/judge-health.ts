import { londonDate } from '#kernel'
import type { MatchState } from '../matches/match-states.js'
import { hasBeenDays } from './days-since.js'

/** `at_risk`: no first meeting in time, help is wanted, or a check-in of 2 or less. `silent`: met once, and too long ago. */
export type Health = 'alive' | 'at_risk' | 'silent' | 'on_hold'
export type HealthReason = 'no_first_meeting' | 'help_wanted' | 'going_badly' | 'silent'

export interface HealthFacts {
  readonly state: MatchState
  readonly firstMeetingDays: number
  readonly silentDays: number
  readonly agreedAt: Date
  readonly resumedAt: Date | null
  readonly lastMetAt: Date | null
  readonly hasPlanned: boolean
  readonly helpWanted: boolean
  /** The lower of what each said last, 1 to 5. */
  readonly lowestCheckIn: number | null
}

/** How a relationship that has not ended does. Risk comes before silence: somebody said so. */
export function judgeHealth(facts: HealthFacts, now: Date, today = londonDate(now)): { readonly health: Health; readonly reasons: readonly HealthReason[] } {
  if (facts.state === 'on_hold') return { health: 'on_hold', reasons: [] }
  const from = facts.lastMetAt ?? facts.agreedAt
  const quiet = (days: number): boolean => hasBeenDays(facts.resumedAt !== null && facts.resumedAt > from ? facts.resumedAt : from, days, now, today)
  const risks: HealthReason[] = [
    ...(facts.lastMetAt === null && !facts.hasPlanned && quiet(facts.firstMeetingDays) ? (['no_first_meeting'] as const) : []),
    ...(facts.helpWanted ? (['help_wanted'] as const) : []), ...(facts.lowestCheckIn !== null && facts.lowestCheckIn <= 2 ? (['going_badly'] as const) : []),
  ]
  const silent: HealthReason[] = facts.lastMetAt !== null && !facts.hasPlanned && quiet(facts.silentDays) ? ['silent'] : []
  const reasons = [...risks, ...silent]
  return { health: risks.length > 0 ? 'at_risk' : silent.length > 0 ? 'silent' : 'alive', reasons }
}
