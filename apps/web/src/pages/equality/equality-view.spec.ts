import { answeredView, attackText, declarationRows, fieldsOf, figureTable, usefulnessTable, valuesOf } from './equality-view.js'

const option = (key: string, group: string | null = null) => ({ key, label: key.toUpperCase(), group })
const questions = [
  { key: 'one', title: 'One', text: 'One?', hint: null, kind: 'single', options: [option('a', 'Group'), option('b')] },
  { key: 'many', title: 'Many', text: 'Many?', hint: 'As many as you like', kind: 'multiple', options: [option('a'), option('b')] },
]
const answers = [{ question: 'many', options: ['a', 'b'], answeredOn: '2026-06-01' }]

describe('equality questions on a page', () => {
  it('are radios or checkboxes, with the group before the answer', () => {
    expect(fieldsOf(questions)).toEqual([
      { kind: 'radios', name: 'one', label: 'One?', items: [{ value: 'a', text: 'Group: A' }, { value: 'b', text: 'B' }] },
      { kind: 'checkboxes', name: 'many', label: 'Many?', hint: 'As many as you like', items: [{ value: 'a', text: 'A' }, { value: 'b', text: 'B' }] },
    ])
    expect(valuesOf(questions, [...answers, { question: 'one', options: ['b'], answeredOn: '2026-06-01' }])).toEqual({ one: 'b', many: ['a', 'b'] })
  })

  it('tell which are answered, and not how', () => {
    const view = answeredView(questions, answers)
    expect(view).toEqual({ answered: 1, of: 2, rows: [{ key: 'one', title: 'One', answered: false, when: '' }, { key: 'many', title: 'Many', answered: true, when: '1 June 2026' }] })
  })
})

describe('a published table', () => {
  const figure = (more: object) => ({ labels: ['Women'], count: null, from: null, to: null, percentage: null, ...more })
  it.each([[{ count: 1_250 }, '1,250'], [{ from: 0, to: 4 }, '0 to 4'], [{}, 'Not shown']])('shows %p as %s', (more, text) => {
    expect(figureTable(['Sex'], [figure(more)])).toEqual({ head: [{ text: 'Sex' }, { text: 'People', format: 'numeric' }], rows: [[{ text: 'Women' }, { text, format: 'numeric' }]] })
  })
  it('says how many answered, with the share where one is shown', () => {
    const declared = (key: string, more: object) => ({ ...figure(more), keys: [key] })
    expect(declarationRows([{ publication: { id: 'a', title: 'A' }, snapshotOn: '2026-06-01', figures: [declared('answered', { count: 75, percentage: 75 }), declared('everybody', { count: 100, percentage: 100 }), declared('prefer_not_to_say', { from: 0, to: 4 })] }]))
      .toEqual([{ id: 'a', title: 'A', on: '1 June 2026', figures: ['100', '75 (75.0%)', '0 to 4', 'Not shown'] }])
  })
  it('has percentages where there are any', () => {
    expect(figureTable(['Sex'], [figure({ count: 25, percentage: 50 }), figure({})]).rows).toEqual([
      [{ text: 'Women' }, { text: '25', format: 'numeric' }, { text: '50.0%', format: 'numeric' }], [{ text: 'Women' }, { text: 'Not shown', format: 'numeric' }, { text: '', format: 'numeric' }],
    ])
  })
  it('says how useful its figures are, and what the full attack came to', () => {
    const of = (meanErrorBase: number | null) => ({ kept: 0.955, meanErrorBase, meanErrorTotals: 1.5, within: 4 })
    expect(usefulnessTable(of(1), of(null)).rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['Figures shown', '95.5%', '95.5%'], ['Mean error of the finest figures, in people', '1', 'Too few figures to say'], ['Mean error of totals, in people', '1.5', '1.5'], ['Largest error possible, in people', '4', '4'],
    ])
    const attack = { passed: true, seconds: 61, finishedOn: '2026-06-01' }
    expect(attackText(attack)).toBe('The full attack, with all figures about the same people and all earlier ones, ended on 1 June 2026 after 61 seconds. No count that needs protection could be narrowed to fewer than five possibilities.')
    expect(attackText({ ...attack, passed: false, seconds: 0 })).toContain('less than a second. It found counts')
    expect(attackText(null)).toContain('still running')
  })
})
