import { standingWords } from './standing-words.js'

const facts = { state: 'applied', waitingPosition: null, offerExpiresAt: null, endReason: null, startsOn: '2026-09-01' }

describe('standingWords', () => {
  it.each([
    [{ state: 'waitlisted', waitingPosition: 3 }, 'You are number 3 in the queue. When a place comes free that is right for you, it is offered to you by itself.'],
    [{ state: 'waitlisted' }, 'When a place comes free that is right for you, it is offered to you by itself.'],
    [{ state: 'offered', offerExpiresAt: '2026-06-06T23:00:00Z' }, 'Accept it by the end of 6 June 2026. After that it goes to somebody else.'],
    [{ state: 'rejected', endReason: 'Not this year' }, 'Reason: Not this year'],
    [{ state: 'withdrawn', endReason: 'left_organisation' }, 'You can apply again while applications are open. Reason: left organisation'],
  ])('%j', (change, text) => expect(standingWords({ ...facts, ...change }).text).toBe(text))
  it('has a title for whatever state', () => expect(standingWords({ ...facts, state: 'something_new' }).title).toBe('Your place'))
})
