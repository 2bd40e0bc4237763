import { plainDate } from '#kernel'
import { decideDueDate } from './decide-due-date.js'
import { withExtension } from './due-date.js'

describe('decideDueDate', () => {
  const facts = { dueOn: plainDate('2026-10-15'), startsOn: plainDate('2026-10-01'), endsOn: plainDate('2026-12-01'), today: plainDate('2026-10-05') }

  it('takes a day of the run from today on, both ends included', () => {
    for (const dueOn of [facts.today, facts.endsOn]) expect(decideDueDate({ ...facts, dueOn }).ok).toBe(true)
    expect(decideDueDate({ ...facts, today: plainDate('2026-09-01'), dueOn: facts.startsOn }).ok).toBe(true)
  })

  it('refuses days outside the run, and in the past', () => {
    for (const dueOn of [plainDate('2026-09-30'), plainDate('2026-12-02')]) expect(decideDueDate({ ...facts, dueOn })).toMatchObject({ error: { code: 'DUE_OUTSIDE_RUN' } })
    expect(decideDueDate({ ...facts, dueOn: plainDate('2026-10-04') })).toMatchObject({ error: { code: 'DUE_IN_THE_PAST' } })
  })
})

it('an extension only ever moves a due date on', () => {
  const [earlier, later] = [plainDate('2026-10-01'), plainDate('2026-10-09')]
  expect(withExtension(earlier, later)).toBe(later)
  expect(withExtension(later, earlier)).toBe(later)
  expect(withExtension(earlier, undefined)).toBe(earlier)
  expect(withExtension(undefined, later)).toBeUndefined()
})
