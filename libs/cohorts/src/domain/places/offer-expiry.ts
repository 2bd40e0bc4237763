import { addDays, londonDate, londonInstant, type PlainDate } from '#kernel'

export const MAX_OFFER_DAYS = 60

/**
 * The first instant at which the offer no longer stands: the end of the London day `days` days after the day of the offer,
 * but never later than the morning on which the run starts (an offer made on or after that day keeps its full time).
 */
export function offerExpiresAt(offeredAt: Date, days: number, runStartsOn?: PlainDate): Date {
  const offeredOn = londonDate(offeredAt)
  const ends = addDays(offeredOn, days + 1)
  const capped = runStartsOn !== undefined && runStartsOn > offeredOn && runStartsOn < ends ? runStartsOn : ends
  return londonInstant(capped, '00:00')
}

/** An offer has lapsed from `expiresAt` on. */
export const offerHasLapsed = (expiresAt: Date, now: Date): boolean => expiresAt.getTime() <= now.getTime()

/** A reminder is due once, on the last day that an offer stands, and not for an offer that lives for a day only. */
export const offerReminderDue = (offer: { readonly offeredAt: Date; readonly expiresAt: Date; readonly reminded: boolean }, now: Date): boolean => {
  const DAY = 86_400_000
  const left = offer.expiresAt.getTime() - now.getTime()
  return !offer.reminded && left > 0 && left <= DAY && offer.expiresAt.getTime() - offer.offeredAt.getTime() > 2 * DAY
}
