import { cellText } from './cells.js'
import { chartView, chosenSections, openDataAddress, sectionsView, type TableOf, tableParts, tableView } from './report-view.js'

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
  it('is read as what was and what may come, without cells that say nothing', () => {
    const columns = [{ key: 'on', title: 'Day', kind: 'date' }, { key: 'figure', title: 'Figure', kind: 'percent' }, { key: 'forecast', title: 'Forecast', kind: 'percent' }, { key: 'low', title: 'Low', kind: 'percent' }]
    const row = (on: string, figure: number | null, forecast: number | null) => ({ cells: [{ ...none, text: on }, { ...none, number: figure }, { ...none, number: forecast }, { ...none, number: forecast }] })
    const chart = { kind: 'lines', along: 'on', values: ['figure', 'forecast'], bandFrom: 'low', bandTo: 'low', target: { label: 'Target, due 2030', value: 70 } }
    const { parts, without } = tableParts({ ...table, title: 'Standards', columns, chart, rows: [row('2025-12-31', null, null), row('2026-03-31', 40, null), row('2026-06-30', null, 45)] })
    expect(parts.map((part) => [part.title, part.table.head.map(({ text }) => text), part.table.rows.map((cells) => cells.map(({ text }) => text))])).toEqual([
      ['Standards', ['Day', 'Figure'], [['31 March 2026', '40%']]], ['Standards: forecast if nothing changes', ['Day', 'Forecast', 'Low'], [['30 June 2026', '45%', '45%']]],
    ])
    expect(without).toBe('There is no figure of 31 December 2025.')
    const drawn = chartView({ ...table, columns, chart, rows: [row('2026-03-31', 40, null), row('2026-06-30', 42, null)] })
    expect(drawn && 'lines' in drawn ? drawn.lines.description : '').toContain('Target, due 2030: 70%, drawn as a level line.')
  })
  it('leads from a target to what the plan says of it', () => {
    const [section] = sectionsView([{ key: 'targets', title: 'Targets', paragraphs: [], tables: [{ ...table, rows: [{ cells: [{ ...none, text: 'Ten <chiefs>' }, none, none] }] }] }], '/a', [{ kind: 'plan', label: 'The target “Ten <chiefs>”', version: 'v1' }])
    expect(section?.tables[0]?.parts[0]?.table.rows[0]?.[0]).toEqual({ html: '<a class="govuk-link" href="/plan/targets/v1">Ten &lt;chiefs&gt;</a>' })
  })
  it('stands on the page of its section, beside the ones before and after', () => {
    const sections = sectionsView(['a', 'b', 'c'].map((key) => ({ key, title: key.toUpperCase(), paragraphs: [], tables: [] })), '/x')
    const chosen = (name: string) => chosenSections(sections, name, '/reports/1')
    expect(chosen('b')).toMatchObject({ mode: 'section', pagination: { previous: { href: '/reports/1?section=a', labelText: 'A' }, next: { href: '/reports/1?section=c', labelText: 'C' } } })
    expect([chosen('')?.shown.length, chosen('all')?.shown.length, chosen('x')]).toEqual([0, 3, undefined])
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
