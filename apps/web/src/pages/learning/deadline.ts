import { formatDate, formatDateTime } from '#govuk'
import { addDays, londonDate, londonInstant } from '#kernel'

/** Until when something can be done, for an instant at which it no longer can: midnight belongs to no day that people agree on. */
export function deadlineWords(end: Date): string {
  const day = londonDate(end)
  return londonInstant(day, '00:00').getTime() === end.getTime() ? `by the end of ${formatDate(addDays(day, -1))}` : `before ${formatDateTime(end)}`
}
