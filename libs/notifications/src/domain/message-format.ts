import { TIME_ZONE } from '#kernel'
import type { Locale } from './message-template.js'

/** How dates and times are put into words, in London time. */
export interface MessageFormat {
  /** An ISO instant or `YYYY-MM-DD` → "Monday 30 March 2026". */
  date(iso: string): string
  /** An ISO instant → "2pm", "9:30am", "midday". */
  time(iso: string): string
  /** An ISO instant → "Monday 30 March 2026 at 2pm". */
  dateTime(iso: string): string
}

const LANGUAGE_TAG = { en: 'en-GB', cy: 'cy' } as const
const AT = { en: 'at', cy: 'am' } as const

/** Date style of the GOV.UK guide in English; a 24-hour clock in Welsh. */
export function messageFormat(locale: Locale): MessageFormat {
  const parts = (iso: string, options: Intl.DateTimeFormatOptions): Map<string, string> =>
    new Map(new Intl.DateTimeFormat(LANGUAGE_TAG[locale], { ...options, timeZone: TIME_ZONE })
      .formatToParts(new Date(iso)).map((part) => [part.type, part.value]))
  const date = (iso: string): string => {
    // A bare date means the whole London day: noon keeps it on that day in any offset.
    const found = parts(iso.length === 10 ? `${iso}T12:00:00Z` : iso, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
    return ['weekday', 'day', 'month', 'year'].map((part) => found.get(part)).join(' ')
  }
  const time = (iso: string): string => {
    const found = parts(iso, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    const hour = Number(found.get('hour'))
    const minute = found.get('minute') ?? '00'
    if (locale === 'cy') return `${found.get('hour')}:${minute}`
    if (minute === '00' && hour % 12 === 0) return hour === 0 ? 'midnight' : 'midday'
    return `${hour % 12 === 0 ? 12 : hour % 12}${minute === '00' ? '' : `:${minute}`}${hour < 12 ? 'am' : 'pm'}`
  }
  return { date, time, dateTime: (iso) => `${date(iso)} ${AT[locale]} ${time(iso)}` }
}
