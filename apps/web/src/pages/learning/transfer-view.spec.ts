import { runChoices, transferWords } from './transfer-view.js'

const request = { state: 'open', answer: null, newEnrolmentId: null, toRun: { title: 'Autumn' } }

describe('transferWords', () => {
  it('says how a request stands', () => {
    expect(transferWords(request)).toMatchObject({ title: 'You have asked to move to Autumn', canWithdraw: true })
    expect(transferWords({ ...request, state: 'accepted', newEnrolmentId: 'n' })).toEqual({ title: 'You have moved to Autumn', canWithdraw: false, newEnrolmentId: 'n' })
    expect(transferWords({ ...request, state: 'declined', answer: 'It is full.' })).toEqual({ title: 'Your request to move to Autumn was declined', text: 'It is full.', canWithdraw: false })
  })
  it.each([null, { ...request, state: 'withdrawn' }, { ...request, state: 'lapsed' }])('is silent about %j', (one) => expect(transferWords(one)).toBeUndefined())
})

describe('runChoices', () => {
  const run = { id: 'b', title: 'Autumn', state: 'open', startsOn: '2026-09-01', capacity: 10, taken: 9, waiting: 0 }
  it('offers other runs to which places are given', () =>
    expect(runChoices([{ ...run, id: 'a' }, run, { ...run, id: 'c', state: 'closed', taken: 12, waiting: 3 }, { ...run, id: 'd', state: 'in_progress' }, { ...run, id: 'e', state: 'cancelled' }], 'a')).toEqual([
      { value: 'b', text: 'Autumn', hint: { text: 'Starts 1 September 2026. 1 place free now.' } }, { value: 'c', text: 'Autumn', hint: { text: 'Starts 1 September 2026. Full now, 3 people waiting.' } },
    ]))
})
