import type { ReportCell, ReportContent } from '../report-content.js'
import type { ReportInput } from './report-input.js'
import { whatChanged } from './what-changed.js'

const content = (...rows: readonly (readonly ReportCell[])[]): ReportContent => ({
  title: 'Report', summary: '', sections: [{ key: 's', title: 'S', paragraphs: [], tables: [{
    key: 'starts', title: 'Starts', method: 'none', notes: [], rows,
    columns: [{ key: 'region', title: 'Region', kind: 'text', description: '' }, { key: 'people', title: 'People', kind: 'count', description: '' }, { key: 'share', title: 'Share', kind: 'percent', description: '' }],
  }] }],
})
const input = (change: Partial<ReportInput> = {}): ReportInput => ({ key: 'plan', kind: 'plan', label: 'The national plan', version: '1', ...change })

describe('what changed since the last snapshot', () => {
  it('is nothing between equals', () => {
    const same = { content: content(['Wales', 40, { from: 0, to: 4 }], ['London', { withheld: true }, null]), inputs: [input()] }
    expect(whatChanged(same, structuredClone(same))).toEqual({ figures: [], more: 0, why: [] })
  })

  it('names each figure that differs, whatever the order of the rows', () => {
    const { figures } = whatChanged({ content: content(['Wales', 40, 5], ['London', 70, { from: 0, to: 4 }]), inputs: [] }, { content: content(['London', 75, { withheld: true }], ['Wales', 40, 5]), inputs: [] })
    expect(figures).toEqual([
      { table: 'Starts', row: 'London', column: 'People', kind: 'count', before: 70, after: 75 }, { table: 'Starts', row: 'London', column: 'Share', kind: 'percent', before: { from: 0, to: 4 }, after: { withheld: true } },
    ])
  })

  it('names a row that came and one that went once', () => {
    const { figures } = whatChanged({ content: content(['Wales', 40, 5]), inputs: [] }, { content: content(['London', 70, 6]), inputs: [] })
    expect(figures).toEqual([{ table: 'Starts', row: 'London', column: 'People', kind: 'count', before: null, after: 70 }, { table: 'Starts', row: 'Wales', column: 'People', kind: 'count', before: 40, after: null }])
  })

  it('tells the unit of a figure by its row where a table holds several', () => {
    const glance = (share: number): ReportContent => ({ title: 'Report', summary: '', sections: [{ key: 's', title: 'S', paragraphs: [], tables: [{
      key: 'targets', title: 'Targets', method: 'none', notes: [], rows: [['Councils', share, '%'], ['Chiefs', share, 'number']],
      columns: [{ key: 'target', title: 'Target', kind: 'text', description: '' }, { key: 'figure', title: 'Figure', kind: 'ratio', description: '' }, { key: 'unit', title: 'Unit', kind: 'text', description: '' }],
    }] }] })
    expect(whatChanged({ content: glance(1), inputs: [] }, { content: glance(2), inputs: [] }).figures.map(({ row, kind }) => [row, kind])).toEqual([['Councils', 'percent'], ['Chiefs', 'count']])
  })

  it('lists two hundred and counts the rest', () => {
    const rows = (n: number) => Array.from({ length: 150 }, (_, i) => [`Row ${i}`, n, n])
    expect(whatChanged({ content: content(...rows(1)), inputs: [] }, { content: content(...rows(2)), inputs: [] })).toMatchObject({ figures: { length: 200 }, more: 100 })
  })

  it('says why: by each input that is another, new or gone', () => {
    const before = [input(), input({ key: 'records', kind: 'records', label: 'Cohorts', version: 'a' }), input({ key: 'gone', label: 'The old source' })]
    const after = [input({ version: '2' }), input({ key: 'records', kind: 'records', label: 'Cohorts', version: 'b' }), input({ key: 'new', label: 'Workforce returns' })]
    expect(whatChanged({ content: content(), inputs: before }, { content: content(), inputs: after }).why).toEqual([
      'The national plan has a new version.', 'Cohorts: records were added or put right.', 'Workforce returns is new in this report.', 'The old source is no longer part of this report.',
    ])
  })
})
