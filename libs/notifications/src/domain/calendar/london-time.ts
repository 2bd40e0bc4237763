import { londonDate, londonInstant, londonTime, TIME_ZONE } from '#kernel'

/**
 * British clock changes since 1996: to summer time at 01:00 GMT on the last Sunday of March, back at 02:00 BST on the
 * last Sunday of October (The Summer Time Order 2002).
 */
export const LONDON_TIMEZONE: readonly string[] = [
  'BEGIN:VTIMEZONE', `TZID:${TIME_ZONE}`,
  'BEGIN:DAYLIGHT', 'DTSTART:19960331T010000', 'TZOFFSETFROM:+0000', 'TZOFFSETTO:+0100', 'TZNAME:BST', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'END:DAYLIGHT',
  'BEGIN:STANDARD', 'DTSTART:19961027T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0000', 'TZNAME:GMT', 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'END:STANDARD',
  'END:VTIMEZONE',
]

/** `20260330T130000Z` */
export const utcStamp = (instant: Date): string => `${instant.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

const wallClock = (instant: Date): string =>
  `${londonDate(instant).replaceAll('-', '')}T${londonTime(instant).replace(':', '')}${instant.toISOString().slice(17, 19)}`

/** Whether the London clock shows this instant's time again an hour earlier: autumn's second 01:00 to 01:59. */
const isSecondReading = (instant: Date): boolean => {
  const minute = Math.floor(instant.getTime() / 60_000)
  return Math.floor(londonInstant(londonDate(instant), londonTime(instant)).getTime() / 60_000) !== minute
}

/**
 * A session's `DTSTART` and `DTEND`, in London wall-clock time, so that the entry stays put when the rules for summer
 * time change. A wall-clock time that comes twice means its first reading (RFC 5545, 3.3.5); where the second is meant
 * both ends are written in UTC.
 */
export function startAndEnd(start: Date, end: Date): readonly [string, string] {
  if (isSecondReading(start) || isSecondReading(end)) return [`DTSTART:${utcStamp(start)}`, `DTEND:${utcStamp(end)}`]
  return [`DTSTART;TZID=${TIME_ZONE}:${wallClock(start)}`, `DTEND;TZID=${TIME_ZONE}:${wallClock(end)}`]
}
