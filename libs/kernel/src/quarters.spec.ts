import fc from 'fast-check'
import { addDays, plainDate } from './dates.js'
import { compareQuarters, endOfQuarter, nextQuarter, parseQuarter, previousQuarter, quarter, quarterEndedBy, quarterOf, quartersUpTo, startOfQuarter } from './quarters.js'

describe('quarters', () => {
  it('are those of the calendar', () => {
    expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-09-30', '2026-10-01'].map((day) => quarterOf(plainDate(day)))).toEqual(['2026-Q1', '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'])
    expect([startOfQuarter(quarter('2026-Q3')), endOfQuarter(quarter('2026-Q3'))]).toEqual(['2026-07-01', '2026-09-30'])
    expect(endOfQuarter(quarter('2028-Q1'))).toBe('2028-03-31')
  })

  it('follow each other across a year', () => {
    expect([nextQuarter(quarter('2026-Q4')), previousQuarter(quarter('2026-Q1'))]).toEqual(['2027-Q1', '2025-Q4'])
    expect(['2026-Q2', '2025-Q4', '2026-Q1'].map(quarter).toSorted(compareQuarters)).toEqual(['2025-Q4', '2026-Q1', '2026-Q2'])
    expect(compareQuarters(quarter('2026-Q1'), quarter('2026-Q1'))).toBe(0)
  })

  it.each(['2026-Q0', '2026-Q5', '2026Q1', '26-Q1', '2026-q1', ' 2026-Q1', '2026-Q11'])('are not read from %j', (text) => {
    expect(parseQuarter(text)).toBeUndefined()
    expect(() => quarter(text)).toThrow('Not a quarter')
  })

  it('have every day in exactly one of them', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 80_000 }), (days) => {
      const day = addDays(plainDate('1950-01-01'), days)
      const of = quarterOf(day)
      return startOfQuarter(of) <= day && day <= endOfQuarter(of) && addDays(endOfQuarter(of), 1) === startOfQuarter(nextQuarter(of)) && previousQuarter(nextQuarter(of)) === of
    }))
  })

  it('are over with their last day', () => {
    expect(['2026-03-30', '2026-03-31', '2026-04-01'].map((day) => quarterEndedBy(plainDate(day)))).toEqual(['2025-Q4', '2026-Q1', '2026-Q1'])
    expect(quartersUpTo(quarter('2026-Q1'), 3)).toEqual(['2025-Q3', '2025-Q4', '2026-Q1'])
    expect(quartersUpTo(quarter('2026-Q1'), 0)).toEqual([])
  })
})
