import fc from 'fast-check'
import { daysBetween, londonDate } from '#kernel'
import { hasBeenDays } from './days-since.js'

describe('days since a moment', () => {
  it('are those of the London calendar, across the changes of the clocks', () => {
    const from = Date.parse('2026-03-20T00:00:00Z')
    fc.assert(fc.property(fc.integer({ min: 0, max: 40 * 1_440 }), fc.integer({ min: 0, max: 40 * 1_440 }), fc.integer({ min: 0, max: 30 }), (start, later, days) => {
      const [since, now] = [new Date(from + start * 60_000), new Date(from + (start + later) * 60_000)]
      expect(hasBeenDays(since, days, now, londonDate(now))).toBe(daysBetween(londonDate(since), londonDate(now)) >= days)
    }), { numRuns: 300 })
  })
})
