import { addDays, daysBetween, endOfQuarter, type PlainDate, previousQuarter, type Quarter, quarterOf } from '#kernel'

/** The last quarter that is over on a day: a quarter that ends on the day counts as over on the day after. */
export const lastQuarterOver = (today: PlainDate): Quarter => previousQuarter(quarterOf(today))

/** The last day on which a return is in time. @param dueDays days after the end of the quarter */
export const dueOn = (quarter: Quarter, dueDays: number): PlainDate => addDays(endOfQuarter(quarter), dueDays)

export const REMINDERS = ['due_in_14', 'due_in_3', 'late_1', 'late_14'] as const
export type ReminderKind = (typeof REMINDERS)[number]

/** How many days before the due day (negative: after it) a reminder goes out. */
const LEAD: Readonly<Record<ReminderKind, number>> = { due_in_14: 14, due_in_3: 3, late_1: -1, late_14: -14 }

/**
 * The reminder that a missing return calls for on a day: the latest whose day has come, so that one that was missed (the worker
 * stood still) is made up for by the next alone. None before the quarter is over, and none later than thirty days after the last.
 */
export function reminderFor(quarter: Quarter, today: PlainDate, dueDays: number): ReminderKind | undefined {
  if (today <= endOfQuarter(quarter)) return undefined
  const left = daysBetween(today, dueOn(quarter, dueDays))
  if (left < LEAD.late_14 - 30) return undefined
  return REMINDERS.findLast((kind) => left <= LEAD[kind])
}

export const isLate = (quarter: Quarter, today: PlainDate, dueDays: number): boolean => today > dueOn(quarter, dueDays)
