import { daysBetween, endOfQuarter, err, nextQuarter, ok, type PlainDate, quarterOf, type Result } from '#kernel'
import { eventsAhead } from './events-ahead.js'
import { type Confidence, studentQuantile } from './student-t.js'

/** One figure of a series: its value on a day. */
export interface Observation {
  readonly on: PlainDate
  readonly value: number
}

export interface Forecast {
  readonly on: PlainDate
  readonly value: number
  readonly from: number
  readonly to: number
}

/** Values that a figure cannot pass, whatever a trend says: a count not below 0, a share not above 100. */
export interface Limits {
  readonly least?: number
  readonly most?: number
}

export type ForecastProblem = { readonly code: 'NOT_ENOUGH_DATA'; readonly needed: number; readonly given: number }

/** Fewest figures from which a forecast is made (issue of the sector's reports: fewer say "not enough data"). */
export const FEWEST_OBSERVATIONS = 4

/**
 * How a series is carried on. `drift` is for levels, which rise and fall; `events` for the number of events so far (appointments, say), of which
 * there may be none for a year: a level that stood still would be forecast to stand still for good, with no doubt at all.
 */
export type ForecastModel = 'drift' | 'events'

/** Named on every forecast, so that readers know what a later version changed. */
export const FORECAST_MODELS: Readonly<Record<ForecastModel, string>> = { drift: 'random walk with drift, version 1', events: 'events at a constant rate, version 1' }
export const FORECAST_CONFIDENCE: Confidence = 80

/** What is known of a series beside its figures. */
export interface SeriesKind {
  readonly model: ForecastModel
  readonly limits: Limits
}

interface Trend {
  readonly last: Observation
  /** Change a day. */
  readonly drift: number
  /** Variance of the change in a day, estimated from the steps between figures. */
  readonly variance: number
  readonly days: number
  readonly freedom: number
}

const LEVELS: SeriesKind = { model: 'drift', limits: {} }

/**
 * Carries a series on to the given days, with an interval that widens the further it looks.
 *
 * `drift`: from its last figure by its average change a day. The steps between figures, which may be unequally long, are taken as independent
 * with a variance in proportion to their length; the uncertainty of the drift itself is part of the interval (Hyndman and Athanasopoulos,
 * Forecasting: Principles and Practice, "drift method").
 *
 * `events`: what happened so far, and as many more as {@link eventsAhead} expects at the rate of the days observed.
 * @param observations in order of their days, no two of one day
 */
export function forecast(observations: readonly Observation[], on: readonly PlainDate[], { model, limits }: SeriesKind = LEVELS): Result<readonly Forecast[], ForecastProblem> {
  if (observations.length < FEWEST_OBSERVATIONS) return err({ code: 'NOT_ENOUGH_DATA', needed: FEWEST_OBSERVATIONS, given: observations.length })
  const carried = model === 'events' ? carryEvents(observations) : carryLevel(observations)
  return ok(on.map((day) => within(limits, carried(day))))
}

function carryLevel(observations: readonly Observation[]): (day: PlainDate) => Forecast {
  const trend = trendOf(observations)
  return (day) => ahead(trend, day)
}

function carryEvents(observations: readonly Observation[]): (day: PlainDate) => Forecast {
  const [first, last] = [observations[0]!, observations.at(-1)!]
  // A verdict that was taken back makes a figure fall: what is left of the rise is what happened.
  const happened = Math.max(0, Math.round(last.value - first.value))
  return (on) => {
    const { middle, from, to } = eventsAhead({ happened, days: daysBetween(first.on, last.on) }, daysBetween(last.on, on), FORECAST_CONFIDENCE)
    return { on, value: last.value + middle, from: last.value + from, to: last.value + to }
  }
}

function trendOf(observations: readonly Observation[]): Trend {
  const first = observations[0]!
  const last = observations.at(-1)!
  const days = daysBetween(first.on, last.on)
  const drift = (last.value - first.value) / days
  const steps = observations.slice(1).map((next, i) => {
    const length = daysBetween(observations[i]!.on, next.on)
    return (next.value - observations[i]!.value - drift * length) ** 2 / length
  })
  const freedom = steps.length - 1
  return { last, drift, days, freedom, variance: steps.reduce((sum, step) => sum + step, 0) / freedom }
}

function ahead({ last, drift, variance, days, freedom }: Trend, on: PlainDate): Forecast {
  const horizon = daysBetween(last.on, on)
  const value = last.value + drift * horizon
  const half = studentQuantile(FORECAST_CONFIDENCE, freedom) * Math.sqrt(variance * (horizon + horizon ** 2 / days))
  return { on, value, from: value - half, to: value + half }
}

function within({ least = -Infinity, most = Infinity }: Limits, { on, value, from, to }: Forecast): Forecast {
  const clamp = (figure: number): number => Math.min(most, Math.max(least, figure))
  return { on, value: clamp(value), from: clamp(from), to: clamp(to) }
}

/** How the model would have done on the same series: of so many figures that it could have forecast, so many lay in its interval. */
export interface BackTest {
  readonly forecast: number
  readonly inside: number
}

/**
 * Forecasts each figure from those before it, wherever there are enough, and counts how many lay inside the interval. Said beside the
 * interval it lets a reader judge whether "80 %" has been 80 % here.
 */
export function backTest(observations: readonly Observation[], kind: SeriesKind = LEVELS): BackTest {
  const tested = observations.slice(FEWEST_OBSERVATIONS).map((actual, i) => {
    const made = forecast(observations.slice(0, FEWEST_OBSERVATIONS + i), [actual.on], kind)
    return made.ok && made.value[0]!.from <= actual.value && actual.value <= made.value[0]!.to
  })
  return { forecast: tested.length, inside: tested.filter(Boolean).length }
}

/** The last days of the quarters after `from`, up to and with the one that holds `until`. */
export function quarterEnds(from: PlainDate, until: PlainDate): readonly PlainDate[] {
  const ends: PlainDate[] = []
  for (let at = quarterOf(from); ; at = nextQuarter(at)) {
    const end = endOfQuarter(at)
    if (end > from) ends.push(end)
    if (end >= until) return ends
  }
}
