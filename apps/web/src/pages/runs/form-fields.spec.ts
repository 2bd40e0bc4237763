import { dateBoxes, manyField, optionalWholeField, wholeField } from './form-fields.js'

const message = (result: { success: boolean; error?: { issues: readonly { message: string }[] } | undefined }) => result.error?.issues[0]?.message

describe('form fields', () => {
  it('reads checkboxes, however many', () => expect([undefined, '', 'a', ['a', 'b']].map((value) => manyField.parse(value))).toEqual([[], [], ['a'], ['a', 'b']]))
  it('reads whole numbers as people write them', () => expect(wholeField('Capacity').parse(' 1,200 ')).toBe(1200))
  it('says what is wrong with a number', () => {
    expect(message(wholeField('Capacity').safeParse(''))).toBe('Enter capacity')
    expect(message(wholeField('Capacity').safeParse('2.5'))).toBe('Capacity must be a whole number')
    expect(message(wholeField('Capacity').safeParse('-1'))).toBe('Capacity must be a whole number')
  })
  it('tells nothing from nought', () => expect(['', '0'].map((value) => optionalWholeField('Limit').parse(value))).toEqual([null, 0]))
  it('fills the boxes of a date', () => {
    expect(dateBoxes('starts', '2026-06-01')).toEqual({ 'starts-day': '1', 'starts-month': '6', 'starts-year': '2026' })
    expect(dateBoxes('starts', null)).toEqual({ 'starts-day': '', 'starts-month': '', 'starts-year': '' })
  })
})
