import { plainDate } from '#kernel'
import { quartersBetween } from './activity-figures.js'

const between = (after: string, until: string) => quartersBetween(plainDate(after), plainDate(until))

describe('quarters that count', () => {
  it('begin after the baseline and are over', () => {
    expect(between('2025-12-31', '2026-09-30')).toEqual(['2026-Q1', '2026-Q2', '2026-Q3'])
    expect(between('2025-12-31', '2026-09-29')).toEqual(['2026-Q1', '2026-Q2'])
    expect(between('2026-01-01', '2026-09-30')).toEqual(['2026-Q2', '2026-Q3'])
    expect(between('2025-11-11', '2027-01-01')).toEqual(['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'])
  })

  it('are none where none is over yet', () => {
    expect(between('2026-01-15', '2026-03-31')).toEqual([])
    expect(between('2026-03-31', '2026-03-31')).toEqual([])
  })
})
