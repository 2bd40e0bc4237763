import { addDays, londonInstant, type PlainDate, previousQuarter, type Quarter, quarterEndedBy } from '#kernel'
import { dueOn } from './due-dates.js'

/** The last quarter whose returns were due by a day: later ones would be counted of the quick organisations only. */
export function quarterDueBy(on: PlainDate, dueDays: number): Quarter {
  const ended = quarterEndedBy(on)
  return dueOn(ended, dueDays) < on ? ended : previousQuarter(ended)
}

/** What was submitted before this instant counts on the day. */
export const endOfDay = (on: PlainDate): Date => londonInstant(addDays(on, 1), '00:00')
