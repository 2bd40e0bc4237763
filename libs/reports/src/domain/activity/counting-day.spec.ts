import { plainDate, quarter } from '#kernel'
import { countingDay } from './counting-day.js'

const day = (of: string, today: string) => countingDay(quarter(of), plainDate(today))

describe('the day on which activity is counted', () => {
  it('is a week and five weeks after the quarter', () => {
    expect([day('2026-Q1', '2026-03-31'), day('2026-Q1', '2026-04-06')]).toEqual([undefined, undefined])
    expect([day('2026-Q1', '2026-04-07'), day('2026-Q1', '2026-05-04')]).toEqual(['2026-04-07', '2026-04-07'])
    expect([day('2026-Q1', '2026-05-05'), day('2026-Q1', '2026-07-06')]).toEqual(['2026-05-05', '2026-05-05'])
  })

  it('is afterwards that of each later quarter', () => {
    expect([day('2026-Q1', '2026-07-07'), day('2026-Q1', '2026-08-03'), day('2025-Q2', '2026-08-04')]).toEqual(['2026-07-07', '2026-07-07', '2026-08-04'])
  })
})
