import { daysBetween, type PlainDate } from '#kernel'
import type { Forecast, Observation } from './forecast.js'

/** What a target asks for: from a figure on a day to another by a day. */
export interface TargetLine {
  readonly direction: 'at_least' | 'at_most'
  readonly baseline: { readonly on: PlainDate; readonly value: number }
  readonly goal: { readonly on: PlainDate; readonly value: number }
}

/** How far behind the path, in per cent of the whole way from baseline to goal, a target turns amber and red. */
export interface LinearPathRule {
  readonly amberBehindPercent: number
  readonly redBehindPercent: number
}

/**
 * `met` and `missed` are said once nothing can change them: a goal that has been reached is met, one that was not on its day is missed. Before that
 * `green`, `amber` and `red` say how far behind its path a target is; `not_known` that there is no figure.
 */
export type Rating = 'met' | 'green' | 'amber' | 'red' | 'missed' | 'not_known'

/** The figure at which the straight path from baseline to goal stands on a day: the baseline before it began, the goal after its day. */
export function requiredOn({ baseline, goal }: TargetLine, on: PlainDate): number {
  const whole = daysBetween(baseline.on, goal.on)
  const gone = Math.min(whole, Math.max(0, daysBetween(baseline.on, on)))
  return whole === 0 ? goal.value : baseline.value + ((goal.value - baseline.value) * gone) / whole
}

const reached = ({ direction, goal }: TargetLine, value: number): boolean => (direction === 'at_least' ? value >= goal.value : value <= goal.value)

/** How far a figure lags behind the path on its day, in per cent of the whole way; negative when it is ahead. */
export function behindPercent(line: TargetLine, { on, value }: Observation): number {
  const whole = Math.abs(line.goal.value - line.baseline.value)
  const lag = line.direction === 'at_least' ? requiredOn(line, on) - value : value - requiredOn(line, on)
  if (whole === 0) return lag > 0 ? 100 : 0
  return (lag / whole) * 100
}

/** Judges the latest figure of a target by its path. `today` decides whether its day has passed. */
export function rateByPath(line: TargetLine, rule: LinearPathRule, latest: Observation | undefined, today: PlainDate): Rating {
  if (latest === undefined) return 'not_known'
  if (reached(line, latest.value)) return 'met'
  if (today > line.goal.on && latest.on >= line.goal.on) return 'missed'
  const behind = behindPercent(line, latest)
  if (behind > rule.redBehindPercent) return 'red'
  return behind > rule.amberBehindPercent ? 'amber' : 'green'
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
    soFarPerQuarter: quartersGone <= 0 ? null : (latest.value - line.baseline.value) / quartersGone,
  }
}

/** What a forecast for the goal's day says of it. `open` when the goal lies within the interval. */
export function outlook({ direction, goal }: TargetLine, { from, to }: Pick<Forecast, 'from' | 'to'>): 'likely' | 'open' | 'unlikely' {
  const [worst, best] = direction === 'at_least' ? [from, to] : [-to, -from]
  const wanted = direction === 'at_least' ? goal.value : -goal.value
  if (worst >= wanted) return 'likely'
  return best < wanted ? 'unlikely' : 'open'
}
