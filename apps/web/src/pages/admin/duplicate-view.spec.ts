import { conflictFields, readDecisions, reasonWords } from './duplicate-view.js'

const conflicts = [{ field: 'givenName', keep: 'Jo', absorb: 'Joanna' }, { field: 'locale', keep: 'en', absorb: 'cy' }]

it('asks one question for each difference, in words', () =>
  expect(conflictFields(conflicts).map((field) => [field.label, 'items' in field && field.items.map(({ text }) => text)])).toEqual([
    ['Given name', ['Jo', 'Joanna']], ['Language of messages', ['English', 'Welsh (Cymraeg)']],
  ]))

describe('readDecisions', () => {
  it('takes only what was on offer', () => expect(readDecisions(conflicts, { givenName: 'Joanna', locale: 'fr', extra: 'x' })).toEqual({
    decisions: { givenName: 'Joanna' }, missing: [{ field: 'locale', message: 'Decide: language of messages' }],
  }))
})

it('says why two records are shown', () => expect(reasonWords(['SAME_EMAIL', 'SAME_NAME'])).toBe('the same email address and the same name'))
