import type { PlainDate } from '#kernel'
import type { RunState } from './run-states.js'

export interface RunCalendar {
  readonly state: RunState
  readonly closesOn: PlainDate
  readonly startsOn: PlainDate
  readonly minimum: number
  readonly accepted: number
}

/** What the nightly job has to do with a run, if anything. `warn_minimum`: too few people, and the manager has to decide. */
export function dueRunAction({ state, closesOn, startsOn, minimum, accepted }: RunCalendar, today: PlainDate): 'close' | 'start' | 'warn_minimum' | undefined {
  if (state === 'open' && today > closesOn) return 'close'
  if (state !== 'closed') return undefined
  if (accepted < minimum) return 'warn_minimum'
  return today >= startsOn ? 'start' : undefined
}
