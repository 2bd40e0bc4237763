import { type PlainDate, problem, type Problem, when } from '#kernel'
import { seriesDate, type SeriesPlan } from './plan-series.js'

export type SeriesProblemCode = 'TIME_INVALID' | 'DURATION_OUT_OF_RANGE' | 'COUNT_OUT_OF_RANGE' | 'EXCEPTION_NOT_IN_SERIES' | 'EXCEPTION_REPEATED' | 'SERIES_EMPTY' | 'OUTSIDE_RUN'

export const MAX_SERIES_LENGTH = 104
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/

/** Everything wrong with a series of sessions within a run; it can be generated when the list is empty. */
export function checkSeries(plan: SeriesPlan, run: { readonly startsOn: PlainDate; readonly endsOn: PlainDate }): readonly Problem<SeriesProblemCode>[] {
  if (!Number.isInteger(plan.count) || plan.count < 1 || plan.count > MAX_SERIES_LENGTH) {
    return [problem('COUNT_OUT_OF_RANGE', 'count', `Plan from 1 to ${MAX_SERIES_LENGTH} sessions at once.`)]
  }
  const dates = Array.from({ length: plan.count }, (_, nth) => seriesDate(plan, nth))
  const exceptions = [...plan.skip, ...plan.moved.map((move) => move.from)]
  const outside = dates
    .filter((date) => !plan.skip.includes(date))
    .map((date) => plan.moved.find((move) => move.from === date)?.to.date ?? date)
    .find((date) => date < run.startsOn || date > run.endsOn)
  return [
    ...when(!CLOCK.test(plan.time), problem('TIME_INVALID', 'time', 'Enter a time such as 09:30.')),
    ...plan.moved.flatMap((move, n) => when(!CLOCK.test(move.to.time), problem('TIME_INVALID', `moved.${n}.to.time`, 'Enter a time such as 09:30.'))),
    ...when(!Number.isInteger(plan.duration) || plan.duration < 5 || plan.duration > 1_440, problem('DURATION_OUT_OF_RANGE', 'duration', 'A session lasts from 5 minutes to 24 hours.')),
    ...plan.skip.flatMap((date, n) => when(!dates.includes(date), problem('EXCEPTION_NOT_IN_SERIES', `skip.${n}`, `Choose one of the dates of the series: ${date} is none.`))),
    ...plan.moved.flatMap((move, n) => when(!dates.includes(move.from), problem('EXCEPTION_NOT_IN_SERIES', `moved.${n}.from`, `Choose one of the dates of the series: ${move.from} is none.`))),
    ...when(new Set(exceptions).size < exceptions.length, problem('EXCEPTION_REPEATED', 'moved', 'Skip or move each date once only.')),
    ...when(dates.every((date) => plan.skip.includes(date)), problem('SERIES_EMPTY', 'skip', 'Leave at least one date of the series.')),
    ...when(outside !== undefined, problem('OUTSIDE_RUN', 'date', `Keep all sessions between ${run.startsOn} and ${run.endsOn}: ${outside} is not.`)),
  ]
}
