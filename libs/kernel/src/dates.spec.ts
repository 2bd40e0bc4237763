import { addDays, daysBetween, londonDate, londonInstant, londonTime, parsePlainDate, plainDate } from './dates.js'

describe('dates', () => {
  it('refuses days that do not exist', () => {
    expect(parsePlainDate('2026-02-31')).toBeUndefined()
    expect(parsePlainDate('2026-2-1')).toBeUndefined()
    expect(parsePlainDate('31/02/2026')).toBeUndefined()
    expect(parsePlainDate('2028-02-29')).toBe('2028-02-29')
  })

  it('reads London wall-clock time on both sides of daylight saving', () => {
    expect(londonInstant(plainDate('2026-01-15'), '09:00').toISOString()).toBe('2026-01-15T09:00:00.000Z')
    expect(londonInstant(plainDate('2026-07-15'), '09:00').toISOString()).toBe('2026-07-15T08:00:00.000Z')
  })

  it('takes the later instant in the hour that spring skips', () => {
    expect(londonInstant(plainDate('2026-03-29'), '01:30').toISOString()).toBe('2026-03-29T01:30:00.000Z')
  })

  it('puts a late summer evening on the London day', () => {
    expect(londonDate(new Date('2026-07-15T23:30:00Z'))).toBe('2026-07-16')
    expect(londonTime(new Date('2026-07-15T23:30:00Z'))).toBe('00:30')
  })

  it('counts days across a month end', () => {
    expect(addDays(plainDate('2026-02-27'), 2)).toBe('2026-03-01')
    expect(daysBetween(plainDate('2026-03-01'), plainDate('2026-02-27'))).toBe(-2)
  })
})
