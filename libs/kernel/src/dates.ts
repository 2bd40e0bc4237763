import { Temporal } from 'temporal-polyfill'

/** A calendar date `YYYY-MM-DD`, as PostgreSQL's `date` reads and writes it; compares correctly as text. */
export type PlainDate = string & { readonly __brand: 'PlainDate' }

/** The one time zone in which Waymark reads dates: councils' working days are London's. */
export const TIME_ZONE = 'Europe/London'

/** Reads `YYYY-MM-DD` strictly: `2026-02-31` and `2026-2-1` are refused. `undefined` when it is no date. */
export function parsePlainDate(text: string): PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as PlainDate
  } catch {
    return undefined
  }
}

/** The literal form, for tests and constants. Throws when it is no date. */
export function plainDate(text: string): PlainDate {
  const date = parsePlainDate(text)
  if (date === undefined) throw new Error(`Not a date: ${text}`)
  return date
}

export const addDays = (date: PlainDate, days: number): PlainDate =>
  Temporal.PlainDate.from(date).add({ days }).toString() as PlainDate

export const addMonths = (date: PlainDate, months: number): PlainDate =>
  Temporal.PlainDate.from(date).add({ months }).toString() as PlainDate

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days

/** The London calendar date of an instant. */
export const londonDate = (instant: Date): PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString() as PlainDate

/** The instant of a London wall-clock time (`HH:MM`) on a date; in the hour that spring skips, the later one. */
export function londonInstant(date: PlainDate, time: string): Date {
  const zoned = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(TIME_ZONE, { disambiguation: 'compatible' })
  return new Date(zoned.epochMilliseconds)
}

/** The London wall-clock time `HH:MM` of an instant. */
export const londonTime = (instant: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(TIME_ZONE).toPlainTime().toString().slice(0, 5)
