import { nominationNotice, outcomeRows, readNominees } from './nominee-list.js'

describe('readNominees', () => {
  it('takes lists as people paste them, each address once', () =>
    expect(readNominees(' a@x.gov.uk \r\n\r\nBo Li <B@x.gov.uk>,\nA@X.gov.uk')).toEqual({ emails: ['a@x.gov.uk', 'b@x.gov.uk'] }))
  it('says which lines hold none', () => expect(readNominees('a@x.gov.uk\nBo Li\n\nCy')).toEqual({ problem: 'There is no email address in line 2 and 4' }))
  it('asks for at least one', () => expect(readNominees(' \n ')).toEqual({ problem: 'Enter at least one email address' }))
  it('stops at what the API takes', () => expect(readNominees(Array.from({ length: 201 }, (_, n) => `p${n}@x.uk`).join('\n'))).toEqual({ problem: 'Nominate at most 200 people at once: these are 201' }))
})

it('ties outcomes to addresses by their place in the list', () =>
  expect(outcomeRows(['a', 'b'], [{ index: 1, outcome: 'refused', message: 'No' }])).toEqual([{ email: 'b', tag: { text: 'Cannot be nominated', classes: 'govuk-tag--red' }, message: 'No' }]))

it('sums up', () =>
  expect(nominationNotice([{ index: 0, outcome: 'offered', message: null }, { index: 1, outcome: 'waitlisted', message: null }, { index: 2, outcome: 'refused', message: 'x' }]))
    .toBe('2 people nominated: 1 offered a place, 1 on the waiting list and 1 not possible.'))
