import { Temporal } from 'temporal-polyfill'
import { addDays, londonInstant, type Minutes, type PlainDate } from '#kernel'

export const SERIES_RHYTHMS = ['weekly', 'fortnightly', 'monthly_by_weekday'] as const
/** `monthly_by_weekday`: the same weekday of the same week of the month as the first ("second Tuesday"; a fifth becomes "the last"). */
export type SeriesRhythm = (typeof SERIES_RHYTHMS)[number]

/** A clock time on a London date: what people write in diaries, and what stays the same when the clocks change. */
export interface WallClock {
  readonly date: PlainDate
  /** `HH:MM` */
  readonly time: string
}

export interface SeriesPlan extends WallClock {
  readonly duration: Minutes
  readonly rhythm: SeriesRhythm
  /** How many dates the rhythm yields, skipped ones included. */
  readonly count: number
  /** Dates of the rhythm on which nothing takes place. */
  readonly skip: readonly PlainDate[]
  /** Dates of the rhythm that take place at another time. */
  readonly moved: readonly { readonly from: PlainDate; readonly to: WallClock }[]
}

export interface PlannedSession {
  readonly startsAt: Date
  readonly endsAt: Date
}

/** The sessions of a series, in the order of their dates. The London clock time stays put when the clocks change. */
export function planSeries(plan: SeriesPlan): readonly PlannedSession[] {
  const dates = Array.from({ length: plan.count }, (_, nth) => seriesDate(plan, nth)).filter((date) => !plan.skip.includes(date))
  return dates
    .map((date) => plan.moved.find((move) => move.from === date)?.to ?? { date, time: plan.time })
    .map((at) => sessionAt(at, plan.duration))
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
}

/** A session of `duration` from a London clock time on. */
export function sessionAt({ date, time }: WallClock, duration: Minutes): PlannedSession {
  const startsAt = londonInstant(date, time)
  return { startsAt, endsAt: new Date(startsAt.getTime() + duration * 60_000) }
}

/** The nth date of the rhythm, from 0. */
export function seriesDate({ date, rhythm }: Pick<SeriesPlan, 'date' | 'rhythm'>, nth: number): PlainDate {
  switch (rhythm) {
    case 'weekly': return addDays(date, 7 * nth)
    case 'fortnightly': return addDays(date, 14 * nth)
    case 'monthly_by_weekday': return sameWeekdayOfMonth(date, nth)
  }
}

function sameWeekdayOfMonth(first: PlainDate, monthsOn: number): PlainDate {
  const start = Temporal.PlainDate.from(first)
  const week = Math.ceil(start.day / 7)
  const month = start.with({ day: 1 }).add({ months: monthsOn })
  const firstOfWeekday = month.add({ days: (start.dayOfWeek - month.dayOfWeek + 7) % 7 })
  const wanted = firstOfWeekday.add({ days: 7 * (week - 1) })
  const date = wanted.month === month.month ? wanted : wanted.subtract({ days: 7 })
  return date.toString() as PlainDate
}
