import { contentProblems, type ReportTable } from './report-content.js'

const column = (key: string) => ({ key, title: key, kind: 'count' as const, description: key })
const table = (change: Partial<ReportTable> = {}): ReportTable => ({ key: 'starts', title: 'Starts', method: 'none', columns: [column('region'), column('people')], rows: [['Wales', 40]], notes: [], ...change })
const content = (...tables: readonly ReportTable[]) => ({ title: 'Report', summary: '', sections: [{ key: 'one', title: 'One', paragraphs: [], tables }] })

describe('what a report holds', () => {
  it('is sound', () => expect(contentProblems(content(table({ chart: { kind: 'bars', label: 'region', value: 'people' } })))).toEqual([]))

  it.each([
    ['a short row', [table({ rows: [['Wales']] })], ['Row 1 of starts has 1 cells for 2 columns']],
    ['a column twice', [table({ columns: [column('people'), column('people')] })], ['Two columns of starts are called people']],
    ['a table twice', [table(), table()], ['Two tables are called starts']],
    ['a chart of nothing', [table({ chart: { kind: 'lines', along: 'quarter', lines: ['people'], band: { from: 'least', to: 'people' } } })], ['The chart of starts asks for quarter, which is no column', 'The chart of starts asks for least, which is no column']],
  ])('is not sound with %s', (_, tables, problems) => expect(contentProblems(content(...tables))).toEqual(problems))
})
