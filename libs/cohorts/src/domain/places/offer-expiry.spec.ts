import { plainDate } from '#kernel'
import { offerExpiresAt, offerHasLapsed, offerReminderDue } from './offer-expiry.js'

describe('offerExpiresAt', () => {
  it('lasts to the end of the London day N days on, across the change of the clocks', () => {
    expect(offerExpiresAt(new Date('2026-07-01T09:00:00Z'), 5).toISOString()).toBe('2026-07-06T23:00:00.000Z')
    expect(offerExpiresAt(new Date('2026-10-23T09:00:00Z'), 5).toISOString()).toBe('2026-10-29T00:00:00.000Z')
  })

  it('counts from the London date, not the UTC one', () => {
    expect(offerExpiresAt(new Date('2026-07-01T23:30:00Z'), 1).toISOString()).toBe('2026-07-03T23:00:00.000Z')
  })

  it('ends when the run starts, unless it was made after that', () => {
    expect(offerExpiresAt(new Date('2026-12-01T09:00:00Z'), 5, plainDate('2026-12-03')).toISOString()).toBe('2026-12-03T00:00:00.000Z')
    expect(offerExpiresAt(new Date('2026-12-03T09:00:00Z'), 5, plainDate('2026-12-03')).toISOString()).toBe('2026-12-09T00:00:00.000Z')
  })
})

describe('lapse and reminder', () => {
  const expiresAt = new Date('2026-12-09T00:00:00Z')
  const offer = { offeredAt: new Date('2026-12-03T09:00:00Z'), expiresAt, reminded: false }

  it('lapses at the instant itself', () => {
    expect(offerHasLapsed(expiresAt, new Date('2026-12-08T23:59:59.999Z'))).toBe(false)
    expect(offerHasLapsed(expiresAt, expiresAt)).toBe(true)
  })

  it('reminds on the last day, once', () => {
    expect(offerReminderDue(offer, new Date('2026-12-08T00:00:00Z'))).toBe(true)
    expect(offerReminderDue(offer, new Date('2026-12-07T23:59:00Z'))).toBe(false)
    expect(offerReminderDue(offer, expiresAt)).toBe(false)
    expect(offerReminderDue({ ...offer, reminded: true }, new Date('2026-12-08T00:00:00Z'))).toBe(false)
    expect(offerReminderDue({ ...offer, offeredAt: new Date('2026-12-08T00:00:00Z') }, new Date('2026-12-08T09:00:00Z'))).toBe(false)
  })
})
