import { dateValues, errorsFor, several, optionalText, type Field } from './fields-page.js'

const fields: Field[] = [{ kind: 'text', name: 'jobTitle', label: 'Job title' }, { kind: 'date', name: 'startsOn', label: 'Start' }]

describe('errorsFor', () => {
  it('points at questions that are there, and never nowhere', () =>
    expect(errorsFor(fields, [
      { field: 'jobTitle', message: 'a' }, { field: 'membership.startsOn', message: 'b' }, { field: 'roles.0', message: 'c' }, { field: '', message: 'd' }, { message: 'e' },
    ]).map(({ field }) => field)).toEqual(['jobTitle', 'startsOn', null, null, null]))
})

describe('dateValues', () => {
  it('fills the three boxes', () => expect(dateValues('on', '2026-04-01')).toEqual({ 'on-day': '1', 'on-month': '4', 'on-year': '2026' }))
  it('leaves them empty without a date', () => expect(dateValues('on', null)).toEqual({ 'on-day': '', 'on-month': '', 'on-year': '' }))
})

it('reads checkboxes and empty texts', () => {
  expect([undefined, 'a', ['a', 'b']].map((value) => several().parse(value))).toEqual([[], ['a'], ['a', 'b']])
  expect([undefined, '  ', ' x '].map((value) => optionalText().parse(value))).toEqual([null, null, 'x'])
})
