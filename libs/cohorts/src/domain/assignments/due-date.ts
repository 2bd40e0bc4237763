import { addDays, londonInstant, type PlainDate } from '#kernel'

/** The last day on which work is on time: so many days after the run's start, moved by an extension where there is one. */
export function dueOn(runStartsOn: PlainDate, dueDays: number | undefined, extendedTo?: PlainDate): PlainDate | undefined {
  if (dueDays === undefined) return undefined
  const planned = addDays(runStartsOn, dueDays)
  return extendedTo !== undefined && extendedTo > planned ? extendedTo : planned
}

/** Work handed in after the end of the London day it was due on is late. It is taken all the same, and flagged. */
export const isLate = (submittedAt: Date, due: PlainDate | undefined): boolean =>
  due !== undefined && submittedAt >= londonInstant(addDays(due, 1), '00:00')
