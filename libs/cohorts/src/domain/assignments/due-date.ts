import { addDays, londonInstant, type PlainDate } from '#kernel'

/** The last day on which work is on time: so many days after the run's start, moved by an extension where there is one. */
export function dueOn(runStartsOn: PlainDate, dueDays: number | undefined, extendedTo?: PlainDate): PlainDate | undefined {
  return dueDays === undefined ? undefined : withExtension(addDays(runStartsOn, dueDays), extendedTo)
}

/** A due date as one learner has it: an extension only ever moves it on. Without a due date there is nothing to extend. */
export function withExtension(planned: PlainDate | undefined, extendedTo: PlainDate | undefined): PlainDate | undefined {
  return planned !== undefined && extendedTo !== undefined && extendedTo > planned ? extendedTo : planned
}

/** Work handed in after the end of the London day it was due on is late. It is taken all the same, and flagged. */
export const isLate = (submittedAt: Date, due: PlainDate | undefined): boolean =>
  due !== undefined && submittedAt >= londonInstant(addDays(due, 1), '00:00')
