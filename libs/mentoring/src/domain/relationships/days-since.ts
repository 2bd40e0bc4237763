import { daysBetween, londonDate, type PlainDate } from '#kernel'

const DAY_MS = 86_400_000

/**
 * Whether so many London days have passed since a moment. Most moments are far from the limit and decided by the clock alone: calendars
 * are asked only near it, because lists of thousands ask this of each.
 */
export function hasBeenDays(since: Date, days: number, now: Date, today: PlainDate): boolean {
  const elapsed = (now.getTime() - since.getTime()) / DAY_MS
  if (elapsed < days - 1.1) return false
  return elapsed > days + 1.1 || daysBetween(londonDate(since), today) >= days
}
