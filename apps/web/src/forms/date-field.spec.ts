import { z } from 'zod'
import { dateField, gatherDate } from './date-field.js'

const schema = z.object({ starts: dateField('Start date') })
const read = (day: string, month: string, year: string) => {
  const result = schema.safeParse(gatherDate({ 'starts-day': day, 'starts-month': month, 'starts-year': year }, 'starts'))
  return result.success ? result.data.starts : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

describe('dateField', () => {
  it('reads what people type', () => expect(read('1', ' 6', '2026')).toBe('2026-06-01'))
  it.each([
    [['', '', ''], 'Enter start date'],
    [['1', '', '2026'], 'Start date must include a month'],
    [['1', '', ''], 'Start date must include a month and year'],
    [['31', '2', '2026'], 'Start date must be a real date'],
    [['1', '6', '26'], 'Start date must have a year with 4 numbers, like 2026'],
    [['x', '6', '2026'], 'Start date must be a real date'],
  ])('says what is wrong with %j', ([day, month, year], message) => expect(read(day ?? '', month ?? '', year ?? '')).toEqual([`starts: ${message}`]))
})
