import { addDays, compareQuarters, endOfQuarter, type PlainDate, previousQuarter, type Quarter, quarterEndedBy } from '#kernel'

/** Days after the end of a quarter on which activity is counted: those on which reports are made. Registers are filled in late. */
export const COUNTED_AFTER_DAYS = [7, 35] as const

/**
 * The newest day, up to today, on which the activity of a quarter is counted for publication: a week and five weeks after its own end and that of each later
 * quarter. Between them figures stand still whatever is recorded; a table redrawn whenever one person joins shows the joiner (docs/disclosure-control.md).
 * `undefined` while the first is to come.
 */
export function countingDay(quarter: Quarter, today: PlainDate): PlainDate | undefined {
  for (let ended = quarterEndedBy(today); compareQuarters(ended, quarter) >= 0; ended = previousQuarter(ended)) {
    const day = COUNTED_AFTER_DAYS.map((days) => addDays(endOfQuarter(ended), days)).findLast((on) => on <= today)
    if (day !== undefined) return day
  }
  return undefined
}
