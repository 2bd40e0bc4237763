import { verdictChoices, verdictWords, workRow } from './work-rows.js'

const line = { enrolmentId: 'e', itemId: 'i', title: 'Reflection', learnerName: 'Bo', state: 'submitted', dueOn: '2026-06-01', late: true, attemptCount: 2, attempts: [{ submittedAt: '2026-05-01T08:00:00Z' }, { submittedAt: '2026-06-02T08:00:00Z' }] }

it('shows when work was last handed in, and that it comes again', () =>
  expect(workRow('r', line)).toMatchObject({ submitted: '9am on 2 June 2026', again: true, due: '1 June 2026', href: '/runs/r/work/e/i' }))

it('lets work go back only while it may be handed in again', () => {
  expect(verdictChoices(0).map(({ value }) => value)).toEqual(['pass', 'fail'])
  expect(verdictChoices(1)[1]?.hint?.text).toBe('They can hand it in again once more.')
})

it('says verdicts in words', () => expect([null, 'return', 'pass'].map(verdictWords)).toEqual(['Not marked yet', 'Returned for changes', 'Passed']))
