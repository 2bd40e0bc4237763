import { cellText } from './cells.js'
import { chartView, openDataAddress, sectionsView, type TableOf, tableView } from './report-view.js'

const none = { text: null, number: null, from: null, to: null, withheld: false }
const table: TableOf = {
  key: 'regions', title: 'By region', method: 'controlled rounding', notes: [],
  columns: [{ key: 'region', title: 'Region', kind: 'text' }, { key: 'started', title: 'Started', kind: 'count' }, { key: 'share', title: 'Share', kind: 'percent' }],
  rows: [{ cells: [{ ...none, text: 'Wales' }, { ...none, number: 1_235 }, { ...none, number: 12.5 }] }, { cells: [{ ...none, text: 'London' }, { ...none, from: 0, to: 4 }, { ...none, withheld: true }] }],
  chart: { kind: 'bars', along: 'region', values: ['started'], bandFrom: null, bandTo: null },
}

describe('cells in words', () => {
  it.each([['count', { number: -3 }, '−3'], ['percent', { number: 12.5 }, '12.5%'], ['count', { from: 0, to: 4 }, '0 to 4'], ['count', { withheld: true }, 'withheld'], ['count', {}, 'no figure'],
    ['date', { text: '2026-03-31' }, '31 March 2026'], ['quarter', { text: '2026-Q1' }, '2026-Q1'], ['date', { text: 'soon' }, 'soon'], ['count', { number: 0 }, '0']] as const)(
    'of kind %s: %j is %s', (kind, cell, text) => expect(cellText(kind, { ...none, ...cell })).toBe(text))
})

describe('a table of a report', () => {
  it('stands with its figures to the right', () => expect(tableView(table)).toEqual({
    head: [{ text: 'Region' }, { text: 'Started', format: 'numeric' }, { text: 'Share', format: 'numeric' }],
    rows: [[{ text: 'Wales' }, { text: '1,235', format: 'numeric' }, { text: '12.5%', format: 'numeric' }], [{ text: 'London' }, { text: '0 to 4', format: 'numeric' }, { text: 'withheld', format: 'numeric' }]],
  }))
  it('has bars for known figures and ranges', () => {
    const chart = chartView(table)
    expect(chart && 'bars' in chart ? chart.bars.bars.map(({ lines, range }) => [lines[0]?.text, range !== null]) : []).toEqual([['Wales: 1,235', false], ['London: 0 to 4', true]])
  })
  it('has lines with a band', () => {
    const chart = chartView({ ...table, columns: [{ key: 'on', title: 'Day', kind: 'date' }, { key: 'figure', title: 'Figure', kind: 'count' }, { key: 'low', title: 'Low', kind: 'count' }], rows: ['2026-03-31', '2026-06-30'].map((text, n) => ({ cells: [{ ...none, text }, { ...none, number: n + 1 }, { ...none, number: n }] })), chart: { kind: 'lines', along: 'on', values: ['figure'], bandFrom: 'low', bandTo: 'figure' } })
    expect(chart && 'lines' in chart ? chart.lines.key.map(({ label }) => label) : []).toEqual(['Figure', 'Interval of the forecast'])
  })
  it('has no picture without figures', () => expect([chartView({ ...table, chart: null }), chartView({ ...table, rows: [] })]).toEqual([undefined, undefined]))
  it('says where its data are and that some are withheld', () => expect(sectionsView([{ key: 'a', title: 'A', paragraphs: [], tables: [table] }], '/open-data/nation/2026-03-31/2')[0]?.tables[0]).toMatchObject({
    csvHref: '/open-data/nation/2026-03-31/2/regions.csv', metadataHref: '/open-data/nation/2026-03-31/2/regions.csv-metadata.json', hasWithheld: true, method: 'controlled rounding',
  }))
})

it('addresses of open data are escaped, and name another plan', () => {
  expect(openDataAddress({ areaKey: 'region:Yorkshire and The Humber', planId: null }, { asOf: '2026-03-31', number: 2 })).toBe('/open-data/region:Yorkshire%20and%20The%20Humber/2026-03-31/2')
  expect(openDataAddress({ areaKey: 'nation', planId: 'p' }, { asOf: '2026-03-31', number: 2 })).toBe('/open-data/nation~p/2026-03-31/2')
})
