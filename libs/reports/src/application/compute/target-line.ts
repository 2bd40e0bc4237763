import type { PlainDate } from '#kernel'
import type { IndicatorSource, PublishedTarget } from '#workforce'
import { type Forecast, forecast, type Limits, type Observation, quarterEnds, type SeriesKind } from '../../domain/forecast.js'
import type { TargetLine } from '../../domain/judge-target.js'

/** What a published target asks for. */
export const lineOf = ({ direction, baselineOn, baselineValue, dueOn, targetValue }: PublishedTarget): TargetLine =>
  ({ direction, baseline: { on: baselineOn, value: baselineValue }, goal: { on: dueOn, value: targetValue } })

/** What its figures cannot pass. */
const limitsOf = (unit: PublishedTarget['unit']): Limits => (unit === 'count' ? { least: 0 } : unit === 'percent' ? { least: 0, most: 100 } : {})

/** How its figures are carried on. @param source where they come from; `undefined` when nothing provides them any more */
export const seriesKindOf = ({ unit }: PublishedTarget, source: IndicatorSource | undefined): SeriesKind => ({ model: source?.counts === 'events' ? 'events' : 'drift', limits: limitsOf(unit) })

/** From the latest figure to the ends of quarters and to the due day; `null` when that has come, or there are too few figures. */
export function forecastToDue({ dueOn }: PublishedTarget, known: readonly Observation[], kind: SeriesKind): readonly Forecast[] | null {
  const latest = known.at(-1)
  const made = latest === undefined || latest.on >= dueOn ? undefined : forecast(known, daysAhead(latest.on, dueOn), kind)
  return made?.ok ? made.value : null
}

/** Ends of quarters until before the due day, and that day itself. */
const daysAhead = (from: PlainDate, due: PlainDate): readonly PlainDate[] => [...quarterEnds(from, due).filter((day) => day < due), due]
