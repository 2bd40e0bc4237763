import { londonInstant, plainDate } from '#kernel'
import { formatDate, formatDateRange, formatDateShort, formatDateTime, formatDateWithDay, formatTime, formatTimeRange } from './dates.js'

const at = (date: string, time: string) => londonInstant(plainDate(date), time)

describe('dates in words', () => {
  it('writes a date', () => {
    expect(formatDate(plainDate('2026-11-21'))).toBe('21 November 2026')
    expect(formatDateWithDay(plainDate('2026-11-21'))).toBe('Saturday 21 November 2026')
    expect(formatDateShort(plainDate('2026-09-01'))).toBe('1 Sep 2026')
    expect(formatDate(plainDate('2026-11-21'), 'cy')).toBe('21 Tachwedd 2026')
  })
  it('dates an instant by London, also in summer', () => expect(formatDate(new Date('2026-07-01T23:30:00Z'))).toBe('2 July 2026'))
  it.each([['00:00', 'midnight'], ['00:05', '12:05am'], ['09:00', '9am'], ['11:59', '11:59am'], ['12:00', 'midday'], ['12:30', '12:30pm'], ['14:30', '2:30pm']])(
    'writes %s as %s', (time, words) => expect(formatTime(at('2026-11-21', time))).toBe(words))
  it('writes London time in summer', () => expect(formatTime(new Date('2026-07-01T13:30:00Z'))).toBe('2:30pm'))
  it('writes date and time', () => expect(formatDateTime(at('2026-11-21', '14:30'))).toBe('2:30pm on 21 November 2026'))
  it('names the date once when a session ends the same day, twice when not', () => {
    expect(formatTimeRange(at('2026-06-01', '10:00'), at('2026-06-01', '16:30'))).toBe('1 June 2026, 10am to 4:30pm')
    expect(formatTimeRange(at('2026-06-01', '22:00'), at('2026-06-02', '01:00'))).toBe('10pm on 1 June 2026 to 1am on 2 June 2026')
  })
  it.each([
    ['2026-06-01', '2026-06-05', '1 to 5 June 2026'],
    ['2026-05-30', '2026-06-05', '30 May to 5 June 2026'],
    ['2026-12-30', '2027-01-02', '30 December 2026 to 2 January 2027'],
    ['2026-06-01', '2026-06-01', '1 June 2026'],
    ['2026-06-01', '2027-06-05', '1 June 2026 to 5 June 2027'],
  ])('writes %s..%s as %s', (first, last, words) => expect(formatDateRange(plainDate(first), plainDate(last))).toBe(words))
})
