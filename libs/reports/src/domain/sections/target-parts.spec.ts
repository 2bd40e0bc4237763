import { contentProblems } from '../report-content.js'
import { partTables, type TargetPart, type TargetParts, untold } from './target-parts.js'

const TARGET = { code: 'chiefs', title: 'Ten chief executives', unit: 'count' } as const
const part = (title: string, value: number | null, more: Partial<TargetPart> = {}): TargetPart => ({ title, value, bounds: null, coverage: null, why: null, ...more })
const told = (by: TargetParts['by'], parts: TargetParts['parts']): TargetParts => ({ by, parts, method: 'none' })

describe('parts of a target’s figure', () => {
  it('stand in one table for each thing that they are told by, in the order of their names, with bars', () => {
    const [table] = partTables(TARGET, [told('organisation_kind', [part('Department', 2), part('Council', 3.14, { bounds: { from: 1, to: 5.55 }, coverage: { of: 9, reported: 4 } })])])
    expect(table).toMatchObject({ key: 'by-organisation-kind-of-chiefs', title: 'Ten chief executives, by kind of organisation', chart: { kind: 'bars', label: 'part', value: 'figure' } })
    expect(table!.rows).toEqual([['Council', 3.1, { from: 1, to: 5.6 }, '4 of 9 organisations reported.'], ['Department', 2, null, null]])
  })

  it('say why there is no figure, and have no bars where there is none or one falls', () => {
    const [withheld, falling] = [[part('Wales', null, { why: 'Too few organisations.' })], [part('Wales', -3), part('London', 4)]].map((parts) => partTables(TARGET, [told('region', parts)])[0])
    expect(withheld!.rows).toEqual([['Wales', null, null, 'Too few organisations.']])
    expect([withheld!.chart, falling!.chart]).toEqual([undefined, undefined])
  })

  it('say once what holds for all', () => {
    const notes = (...why: readonly string[]) => partTables(TARGET, [told('region', why.map((one, n) => part(`Region ${n}`, n, { why: one })))])[0]!.notes.slice(1)
    expect([notes('To the end of 2026-Q3.', 'To the end of 2026-Q3.'), notes('One.', 'Another.')]).toEqual([['To the end of 2026-Q3.'], []])
  })

  it('are missed in words where nothing tells them', () => {
    const all = [told('programme', null), told('region', []), told('organisation', [part('Borchester', 1)])]
    expect(untold(all)).toEqual(['It is not told by programme: what its figures come from does not say.', 'There is nothing yet to tell by region.'])
    expect(partTables(TARGET, all)).toHaveLength(1)
  })

  it('have keys of their own, whatever targets are called', () => {
    const parts = [part('A', 1)]
    const tables = ['kind', 'kind-of-x', 'x', 'of-x'].flatMap((code) => partTables({ ...TARGET, code }, [told('organisation', parts), told('organisation_kind', parts), told('region', parts)]))
    expect(contentProblems({ title: '', summary: '', sections: [{ key: 'targets', title: '', paragraphs: [], tables }] })).toEqual([])
  })
})
