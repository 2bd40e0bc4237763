import { addDays, endOfQuarter, type PlainDate, type Quarter, quarterEndedBy } from '#kernel'
import { quarterDueBy } from '../returns/counting-day.js'
import { dueOn } from '../returns/due-dates.js'

/**
 * The day as of whose end a quarter is published, for somebody who asks on a day. There are two such days a quarter, for all quarters that are due: the first on
 * which returns are late, and the quarter's end. Late returns and corrections come in between; a table redrawn for each of them would show whom it is drawn for.
 * `undefined` while the quarter is not due.
 * @param dueDays days after the end of the quarter
 */
export function countingDay(quarter: Quarter, on: PlainDate, dueDays: number): PlainDate | undefined {
  const first = addDays(dueOn(quarter, dueDays), 1)
  if (on < first) return undefined
  const [ended, late] = [endOfQuarter(quarterEndedBy(on)), addDays(dueOn(quarterDueBy(on, dueDays), dueDays), 1)]
  return ended > late ? ended : late
}
