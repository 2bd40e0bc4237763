import { plainDate, quarter } from '#kernel'
import { decideNewReturn, type QuarterFacts } from './check-quarter.js'
import { dueOn, lastQuarterOver, reminderFor } from './due-dates.js'

const NONE: QuarterFacts = { hasDraft: false, submitted: undefined, revisions: 0 }
const today = plainDate('2026-10-01')
const decide = (text: string, facts: Partial<QuarterFacts> = {}, reason: string | null = null) => decideNewReturn(text, reason, today, { ...NONE, ...facts })
const code = (...args: Parameters<typeof decide>) => {
  const decided = decide(...args)
  return decided.ok ? decided.value : decided.error.map((one) => one.code)[0]
}

describe('a new return', () => {
  it('is of a quarter that is over', () => {
    expect(code('2026-Q3')).toEqual({ quarter: '2026-Q3', revision: 1, correctionReason: null })
    expect([code('2026-Q4'), code('2027-Q1'), code('2019-Q4'), code('Q3 2026')]).toEqual(['QUARTER_NOT_OVER', 'QUARTER_NOT_OVER', 'QUARTER_TOO_OLD', 'NOT_A_QUARTER'])
    expect(decideNewReturn('2026-Q3', null, plainDate('2026-09-30'), NONE).ok).toBe(false)
  })
  it('is one at a time', () => expect(code('2026-Q3', { hasDraft: true, revisions: 1 })).toBe('DRAFT_EXISTS'))
  it('is refused a second time unless it corrects the first and says why', () => {
    const submitted = { submitted: { revision: 1 }, revisions: 1 }
    expect(code('2026-Q3', submitted)).toBe('QUARTER_TWICE')
    expect(code('2026-Q3', submitted, '  ')).toBe('QUARTER_TWICE')
    expect(code('2026-Q3', submitted, ' We forgot a team. ')).toEqual({ quarter: '2026-Q3', revision: 2, correctionReason: 'We forgot a team.' })
  })
})

describe('due dates', () => {
  const q = quarter('2026-Q3')
  it('are so many days after the end of the quarter', () => expect([dueOn(q, 30), lastQuarterOver(plainDate('2026-09-30')), lastQuarterOver(today)]).toEqual(['2026-10-30', '2026-Q2', '2026-Q3']))
  it.each([
    ['2026-09-30', undefined], ['2026-10-15', undefined], ['2026-10-16', 'due_in_14'], ['2026-10-26', 'due_in_14'], ['2026-10-27', 'due_in_3'], ['2026-10-30', 'due_in_3'],
    ['2026-10-31', 'late_1'], ['2026-11-13', 'late_14'], ['2026-12-13', 'late_14'], ['2026-12-14', undefined],
  ])('are reminded of on %s: %s', (day, kind) => expect(reminderFor(q, plainDate(day), 30)).toBe(kind))
})
