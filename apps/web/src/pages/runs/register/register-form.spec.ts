import { changedMarks, errorsByLine, lineKey, marksInput, readMarks, registerLines, registerSummary, type RegisterEntry } from './register-form.js'

const entry = (changes: Partial<RegisterEntry> = {}): RegisterEntry =>
  ({ enrolmentId: 'e1', personName: 'Bo Larsson', organisationName: 'Leeds', status: 'unmarked', minutes: null, version: 0, via: null, ...changes })
const form = (entries: readonly RegisterEntry[], typed: Readonly<Record<string, string>>) =>
  ({ ...Object.fromEntries(entries.map((one, n) => [`line-${n}`, lineKey(one)])), ...typed })

describe('reading the register', () => {
  const entries = [entry(), entry({ enrolmentId: 'e2', status: 'partial', minutes: 30, version: 2 }), entry({ enrolmentId: 'e3', status: 'absent', version: 1 })]

  it('sends only what was changed, with the version that was read', () => {
    const marks = readMarks(form(entries, { 'status-0': 'attended', 'status-1': 'partial', 'minutes-1': '30', 'status-2': 'absent' }))
    expect(marksInput(changedMarks(marks))).toEqual([{ enrolmentId: 'e1', version: 0, status: 'attended', minutes: null, reason: null }])
  })
  it('sees changed minutes', () =>
    expect(marksInput(changedMarks(readMarks(form(entries, { 'status-0': 'unmarked', 'status-1': 'partial', 'minutes-1': '45', 'status-2': 'absent', 'reason-1': ' late train ' }))))).toEqual([
      { enrolmentId: 'e2', version: 2, status: 'partial', minutes: 45, reason: 'late train' },
    ]))
  it('gives minutes that are no number to the API to refuse', () =>
    expect(marksInput(readMarks(form([entry()], { 'status-0': 'partial', 'minutes-0': 'half' })))[0]).toMatchObject({ status: 'partial', minutes: 0 }))
  it('drops minutes of a whole mark', () =>
    expect(marksInput(readMarks(form([entry()], { 'status-0': 'attended', 'minutes-0': '20' })))[0]).toMatchObject({ minutes: null }))
  it('passes over what is no line', () => expect(readMarks({ 'line-0': 'nonsense', 'line-x': 'e|1|absent', 'line-1': ['a', 'b'] })).toEqual([]))
})

describe('registerLines', () => {
  const two = [entry({ enrolmentId: 'e1', personName: 'Zoe Adams' }), entry({ enrolmentId: 'e2', personName: 'Asha Rahman', status: 'attended', version: 1, via: 'session_code' })]

  it('goes by name and says who marked themselves', () =>
    expect(registerLines({ entries: two, late: false }).map(({ name, selfMarked }) => [name, selfMarked])).toEqual([['Asha Rahman', true], ['Zoe Adams', false]]))
  it('fills in only what is not marked', () =>
    expect(registerLines({ entries: two, fill: 'absent', late: false }).map(({ status }) => status)).toEqual(['attended', 'absent']))
  it('asks why only where an earlier mark would be corrected after the day', () => {
    expect(registerLines({ entries: two, late: true }).map(({ asksReason }) => asksReason)).toEqual([true, false])
    expect(registerLines({ entries: two, late: false }).map(({ asksReason }) => asksReason)).toEqual([false, false])
  })
  it('keeps a refused line as typed, over the version that stands now', () => {
    const sent = changedMarks(readMarks(form([entry()], { 'status-0': 'partial', 'minutes-0': '999' })))
    const errors = errorsByLine([{ field: 'marks.0.minutes', message: 'Enter from 1 to 60 minutes.' }], sent)
    const now = [entry({ status: 'absent', version: 1 })]
    expect(registerLines({ entries: now, typed: sent, errors, late: false })[0]).toMatchObject({
      key: 'e1|1|absent', status: 'partial', minutes: '999', error: { text: 'Enter from 1 to 60 minutes.', part: 'minutes' },
    })
  })
  it('shows what was saved as it now stands', () => {
    const sent = changedMarks(readMarks(form([entry()], { 'status-0': 'attended' })))
    expect(registerLines({ entries: [entry({ status: 'attended', version: 1 })], typed: sent, errors: new Map(), late: false })[0]).toMatchObject({ status: 'attended', error: undefined })
  })
})

it('sums up the register', () =>
  expect(registerSummary([entry(), entry({ status: 'partial' }), entry({ status: 'attended' }), entry({ status: 'attended' })]).map(({ value }) => value)).toEqual([2, 1, 0, 0, 1]))
