import type { PlainDate } from '#kernel'
import type { PublishedTarget } from '#workforce'
import { type Forecast, forecast, type Limits, type Observation, quarterEnds } from '../../domain/forecast.js'
import type { TargetLine } from '../../domain/judge-target.js'

/** What a published target asks for. */
export const lineOf = ({ direction, baselineOn, baselineValue, dueOn, targetValue }: PublishedTarget): TargetLine =>
  ({ direction, baseline: { on: baselineOn, value: baselineValue }, goal: { on: dueOn, value: targetValue } })

/** What its figures cannot pass. */
export const limitsOf = (unit: PublishedTarget['unit']): Limits => (unit === 'count' ? { least: 0 } : unit === 'percent' ? { least: 0, most: 100 } : {})

/** From the latest figure to the ends of quarters and to the due day; `null` when that has come, or there are too few figures. */
export function forecastToDue({ dueOn, unit }: PublishedTarget, known: readonly Observation[]): readonly Forecast[] | null {
  const latest = known.at(-1)
  const made = latest === undefined || latest.on >= dueOn ? undefined : forecast(known, daysAhead(latest.on, dueOn), limitsOf(unit))
  return made?.ok ? made.value : null
}

/** Ends of quarters until before the due day, and that day itself. */
const daysAhead = (from: PlainDate, due: PlainDate): readonly PlainDate[] => [...quarterEnds(from, due).filter((day) => day < due), due]
