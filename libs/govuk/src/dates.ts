import { TIME_ZONE, londonDate, type PlainDate } from '#kernel'
import type { Locale } from './text/translate.js'

type When = Date | PlainDate
const tag = (locale: Locale) => (locale === 'cy' ? 'cy-GB' : 'en-GB')

/** A calendar date has no time zone: it is shown as it stands. An instant is shown as London's date. */
const show = (when: When, options: Intl.DateTimeFormatOptions, locale: Locale): string =>
  new Intl.DateTimeFormat(tag(locale), { ...options, timeZone: typeof when === 'string' ? 'UTC' : TIME_ZONE })
    .format(typeof when === 'string' ? new Date(`${when}T00:00:00Z`) : when)

/** `21 November 2026`. */
export const formatDate = (when: When, locale: Locale = 'en'): string =>
  show(when, { day: 'numeric', month: 'long', year: 'numeric' }, locale)

/** `Saturday 21 November 2026`. */
export const formatDateWithDay = (when: When, locale: Locale = 'en'): string =>
  `${show(when, { weekday: 'long' }, locale)} ${formatDate(when, locale)}`

/** `21 Nov 2026`, for narrow tables. */
export function formatDateShort(when: When, locale: Locale = 'en'): string {
  // Intl writes "Sept" in British English; three letters line up.
  return show(when, { day: 'numeric', month: 'short', year: 'numeric' }, locale).replace('Sept', 'Sep')
}

/** London's time in words: `2:30pm`, `9am`, `midday`, `midnight`. */
export function formatTime(when: Date): string {
  const parts = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit', hourCycle: 'h23', timeZone: TIME_ZONE }).formatToParts(when)
  const part = (type: 'hour' | 'minute') => Number(parts.find((p) => p.type === type)?.value ?? 0)
  const [hour, minute] = [part('hour'), part('minute')]
  if (minute === 0 && hour === 0) return 'midnight'
  if (minute === 0 && hour === 12) return 'midday'
  return `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}${hour < 12 ? 'am' : 'pm'}`
}

/** `2:30pm on 21 November 2026`. */
export const formatDateTime = (when: Date, locale: Locale = 'en'): string => `${formatTime(when)} on ${formatDate(when, locale)}`

/** `21 November 2026, 2pm to 4:30pm`; over midnight both dates are named. */
export function formatTimeRange(start: Date, end: Date, locale: Locale = 'en'): string {
  const sameDay = londonDate(start) === londonDate(end)
  return sameDay
    ? `${formatDate(start, locale)}, ${formatTime(start)} to ${formatTime(end)}`
    : `${formatDateTime(start, locale)} to ${formatDateTime(end, locale)}`
}

/** `1 to 5 June 2026`, `30 May to 5 June 2026`, `30 December 2026 to 2 January 2027`; both ends are included. */
export function formatDateRange(first: PlainDate, last: PlainDate, locale: Locale = 'en'): string {
  if (first === last) return formatDate(first, locale)
  const options: Intl.DateTimeFormatOptions = { day: 'numeric' }
  if (first.slice(0, 7) !== last.slice(0, 7)) options.month = 'long'
  if (first.slice(0, 4) !== last.slice(0, 4)) options.year = 'numeric'
  return `${show(first, options, locale)} to ${formatDate(last, locale)}`
}
