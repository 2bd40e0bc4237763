import { type BaseCounts, type JointDefinition, type ProtectedRelease, protectTogether } from '#disclosure'
import { unwrap } from '#kernel'
import { booksOfEquality, type ReadFigure, type TakenSnapshot } from './equality-books.js'

const DEFINITION: JointDefinition = {
  publicationId: 'people', title: 'People', method: { kind: 'controlled_rounding' },
  dimensions: [{ key: 'programme', title: 'Programme', levels: ['all', 'programme'], root: { key: 'all', title: 'All', children: [{ key: 'a', title: 'A' }, { key: 'b', title: 'B' }] } }],
  tables: [{ key: 'by-programme', title: 'By programme', shows: [{ dimension: 'programme', levels: ['all', 'programme'] }] }],
  members: [{
    publicationId: 'people.sex', title: 'Sex',
    dimensions: [{ key: 'sex', title: 'Sex', levels: ['everybody', 'answer'], sensitive: true, root: { key: 'everybody', title: 'Everybody', children: [{ key: 'female', title: 'Female' }, { key: 'male', title: 'Male' }] } }],
    tables: [{ key: 'by-programme', title: 'By programme', shows: [{ dimension: 'programme', levels: ['all', 'programme'] }, { dimension: 'sex', levels: ['everybody', 'answer'] }] }],
  }],
}
const counts = (aFemale: number): BaseCounts => ({ snapshot: '1', rows: [{ at: ['a', 'female'], count: aFemale }, { at: ['a', 'male'], count: 11 }, { at: ['b', 'female'], count: 24 }, { at: ['b', 'male'], count: 7 }] })
const readOf = ({ tables }: ProtectedRelease): ReadonlyMap<string, readonly ReadFigure[]> => new Map(tables.map(({ key, cells }) => [key, cells.map(({ figure }) => ({ count: typeof figure === 'number' ? figure : null, from: null, to: null }))]))

describe('booksOfEquality', () => {
  let taken: TakenSnapshot
  const wrong = async (over: Partial<TakenSnapshot>) => (await booksOfEquality([{ ...taken, ...over }])).map((check) => check.wrong > 0)

  beforeAll(async () => {
    const { members } = unwrap(await protectTogether(DEFINITION, { snapshot: '1', members: { 'people.sex': counts(3).rows } }, [], { secret: 'a secret' }))
    const { release } = members['people.sex']!
    taken = { publicationId: 'people.sex', population: 'people', release, counts: counts(3), read: readOf(release) }
  })

  it('agree with a release of the truth', async () => expect(await wrong({})).toEqual([false, false, false]))

  it('show figures of other people, figures that are read otherwise, and counts that a reader can work out', async () => {
    expect(await wrong({ counts: counts(13) })).toEqual([true, false, false])
    expect(await wrong({ read: new Map() })).toEqual([false, true, false])
    const exact: ProtectedRelease = { ...taken.release, tables: taken.release.tables.map((table) => ({ ...table, cells: table.cells.map((cell) => (cell.at.join() === 'a,female' ? { ...cell, figure: { from: 3, to: 4 } } : cell)) })) }
    expect((await wrong({ release: exact }))[2]).toBe(true)
  })

  it('count nothing compared as wrong', async () => expect((await booksOfEquality([])).map((check) => check.wrong)).toEqual([1, 1, 1]))
})
