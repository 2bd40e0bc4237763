import { parseClockTime } from './clock-time.js'

describe('parseClockTime', () => {
  it.each([['9:30', '09:30'], ['9.30am', '09:30'], ['2pm', '14:00'], ['12am', '00:00'], ['12:15 PM', '12:15'], ['14:00', '14:00'], [' 00:05 ', '00:05']])('reads %j', (typed, time) =>
    expect(parseClockTime(typed)).toBe(time))
  it.each(['', '9', '25:00', '9:60', '13pm', '0am', '9:3', 'noon', '-1:00'])('does not guess at %j', (typed) => expect(parseClockTime(typed)).toBeUndefined())
})
