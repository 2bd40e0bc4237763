import { colouredStates, stateTag } from './tags.js'
import { isTextKey } from './text/translate.js'

describe('stateTag', () => {
  it('names and colours a state, in the API’s capitals too', () =>
    expect(stateTag('enrolment', 'WAITLISTED')).toEqual({ text: 'On the waiting list', classes: 'govuk-tag--purple' }))
  it('says so where it is not in English', () => {
    expect(stateTag('run', 'DRAFT', 'cy')).toEqual({ text: 'Drafft', classes: 'govuk-tag--grey', attributes: { lang: 'cy' } })
    expect(stateTag('run', 'OPEN', 'cy')).toEqual(stateTag('run', 'OPEN'))
  })
  it('spells out a state it does not know', () => expect(stateTag('run', 'NEWLY_MADE')).toEqual({ text: 'Newly made', classes: 'govuk-tag--grey' }))
  it.each(colouredStates)('has words for %s', (key) => expect(isTextKey(key)).toBe(true))
})
