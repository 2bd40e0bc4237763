import { summaryRows, tableOf } from './rows.js'

describe('rows', () => {
  it('applies the columns to each item', () =>
    expect(tableOf([{ name: 'Leeds', n: 3 }], [{ heading: 'Council', value: (o) => o.name }, { heading: 'Places', value: (o) => o.n, numeric: true }])).toEqual({
      head: [{ text: 'Council' }, { text: 'Places', format: 'numeric' }], rows: [[{ text: 'Leeds' }, { text: '3', format: 'numeric' }]] }))
  it('never turns text into markup', () => expect(tableOf(['<b>'], [{ heading: 'x', value: (v) => v }]).rows[0]).toEqual([{ text: '<b>' }]))
  it('says when a value is missing, and what Change is about', () =>
    expect(summaryRows([{ key: 'Grade', value: null, change: { href: '/grade', about: 'grade' } }])).toMatchObject([
      { key: { text: 'Grade' }, value: { text: 'Not given' }, actions: { items: [{ text: 'Change', visuallyHiddenText: 'grade' }] } }]))
  it('shows zero', () => expect(summaryRows([{ key: 'Places', value: 0 }])[0]?.value).toMatchObject({ text: '0' }))
})
