import type { PlainDate } from './dates.js'

/** A half-open span of days: `from` is in it, `to` is the first day after it; no `to` means still running. */
export interface Period {
  readonly from: PlainDate
  readonly to?: PlainDate | undefined
}

export const contains = (period: Period, date: PlainDate): boolean =>
  period.from <= date && (period.to === undefined || date < period.to)

export const overlap = (a: Period, b: Period): boolean =>
  (b.to === undefined || a.from < b.to) && (a.to === undefined || b.from < a.to)
