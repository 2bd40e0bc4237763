import { addDays, londonDate, londonInstant } from '#kernel'

/** Until when a proposal waits: the end of the day that is so many days on, so that a date alone tells it. */
export const answerBy = (proposedAt: Date, answerDays: number): Date => londonInstant(addDays(londonDate(proposedAt), answerDays), '23:59')
