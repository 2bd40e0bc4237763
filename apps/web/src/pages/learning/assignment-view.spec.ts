import { asPlainDate, type PlainDate } from './plain-date.js'
import { assignmentTag, dueWords, needsHandIn } from './assignment-view.js'

const facts = { state: 'not_submitted', dueOn: '2026-06-10', late: false, extended: false, passRequired: true, resubmissionsLeft: 1, attemptCount: 0 }
const day = (text: string) => asPlainDate(text) as PlainDate

describe('an assignment in words', () => {
  it('is overdue from the day after it was due', () => {
    expect(assignmentTag(facts, day('2026-06-10')).text).toBe('Not handed in')
    expect(assignmentTag(facts, day('2026-06-11')).text).toBe('Overdue')
    expect(assignmentTag({ ...facts, state: 'submitted' }, day('2026-06-11')).text).toBe('Handed in')
  })
  it.each([
    [{}, 'Hand it in by the end of 10 June 2026. It has to be passed.'],
    [{ state: 'submitted', attemptCount: 1 }, 'It was due by the end of 10 June 2026. It has to be passed.'],
    [{ dueOn: null, passRequired: false }, 'It has no due date. Handing it in is enough.'],
    [{ extended: true }, 'Hand it in by the end of 10 June 2026 (you have been given more time). It has to be passed.'],
    [{ state: 'returned', attemptCount: 1 }, 'Hand it in by the end of 10 June 2026. It has to be passed. You can hand it in again once.'],
    [{ state: 'returned', attemptCount: 2, resubmissionsLeft: 0 }, 'Hand it in by the end of 10 June 2026. It has to be passed. You cannot hand it in again: speak to your facilitator.'],
  ])('%j says: %s', (change, words) => expect(dueWords({ ...facts, ...change })).toBe(words))
  it.each([['not_submitted', 0, true], ['returned', 1, true], ['returned', 0, false], ['submitted', 1, false], ['passed', 1, false]])('%s with %d goes left asks the learner: %s', (state, resubmissionsLeft, expected) =>
    expect(needsHandIn({ state, resubmissionsLeft })).toBe(expected))
})
