import { daysBetween, type PlainDate } from '#kernel'
import type { Forecast, Observation } from './forecast.js'

/** What a target asks for: from a figure on a day to another by a day. */
export interface TargetLine {
  readonly direction: 'at_least' | 'at_most'
  /** `value` is null where nobody knows where things stood. */
  readonly baseline: { readonly on: PlainDate; readonly value: number | null }
  readonly goal: { readonly on: PlainDate; readonly value: number }
}

/**
 * `met` and `missed` are said once nothing can change them: a goal that has been reached is met, one that was not on its day is missed. Before that
 * it is as the plan's own rule colours it; `not_known` says that there is no figure, or nothing to compare it with.
 */
export type Rating = 'met' | 'green' | 'amber' | 'red' | 'missed' | 'not_known'

const reached = ({ direction, goal }: TargetLine, value: number): boolean => (direction === 'at_least' ? value >= goal.value : value <= goal.value)

/** Judges the latest figure of a target. `colour` is what the plan's rule makes of it; `today` decides whether its day has passed. */
export function rate(line: TargetLine, colour: 'red' | 'amber' | 'green' | null, latest: Observation | undefined, today: PlainDate): Rating {
  if (latest === undefined) return 'not_known'
  if (reached(line, latest.value)) return 'met'
  // Its own day has to have been counted: before that the figure may still come.
  if (today > line.goal.on && latest.on >= line.goal.on) return 'missed'
  return colour ?? 'not_known'
}

/** What has to happen from the latest figure on to reach the goal in time, against what happened so far, both as change a quarter of a year. */
export interface PaceNeeded {
  readonly remaining: number
  readonly quartersLeft: number
  readonly neededPerQuarter: number
  /** `null` while there is nothing between baseline and latest figure to measure. */
  readonly soFarPerQuarter: number | null
}

const DAYS_A_QUARTER = 365.25 / 4

/** `undefined` when the goal is reached or its day has come. */
export function paceNeeded(line: TargetLine, latest: Observation): PaceNeeded | undefined {
  const quartersLeft = daysBetween(latest.on, line.goal.on) / DAYS_A_QUARTER
  if (reached(line, latest.value) || quartersLeft <= 0) return undefined
  const remaining = line.goal.value - latest.value
  const quartersGone = daysBetween(line.baseline.on, latest.on) / DAYS_A_QUARTER
  return {
    remaining, quartersLeft, neededPerQuarter: remaining / quartersLeft,
    soFarPerQuarter: quartersGone <= 0 || line.baseline.value === null ? null : (latest.value - line.baseline.value) / quartersGone,
  }
}

/** What a forecast for the goal's day says of it. `open` when the goal lies within the interval. */
export function outlook({ direction, goal }: TargetLine, { from, to }: Pick<Forecast, 'from' | 'to'>): 'likely' | 'open' | 'unlikely' {
  const [worst, best] = direction === 'at_least' ? [from, to] : [-to, -from]
  const wanted = direction === 'at_least' ? goal.value : -goal.value
  if (worst >= wanted) return 'likely'
  return best < wanted ? 'unlikely' : 'open'
}
