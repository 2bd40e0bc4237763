import fc from 'fast-check'
import { joined, type ReturnContext } from './return-context.js'
import { readSection } from './read-section.js'
import type { RawRow } from './row-cells.js'
import type { HeadcountLine } from './section-lines.js'
import { SECTION_FORMATS } from './section-formats.js'

const names = (...keys: string[]) => new Map(keys.map((key) => [key, key.toUpperCase()]))
const CONTEXT: ReturnContext = {
  roles: new Map([['dev', { name: 'Developer', family: 'data' }], ['ux', { name: 'Designer', family: 'design' }]]), families: names('data', 'design'), skills: names('sql', 'testing'), levels: names('working', 'expert'),
  grades: names('officer', 'manager'), characteristics: new Map([['sex', { name: 'Sex', categories: names('female', 'male', 'prefer_not_to_say', 'not_known') }]]), opening: undefined, following: undefined, headcount: undefined,
}
const head = (over: RawRow = {}): RawRow => ({ role: 'dev', grade: 'officer', headcount: '10', fte: '9.5', vacancies: '1', starters: '2', leavers: '3', ...over })
const said = (rows: readonly RawRow[], context: Partial<ReturnContext> = {}) => readSection('headcount', rows, { ...CONTEXT, ...context }, 2).problems.map(({ line, column, code }) => [line, column, code])

describe('headcount', () => {
  it('reads a line, names for keys and hundredths of full-time equivalents', () =>
    expect(readSection('headcount', [head({ role: ' developer ', grade: 'Officer' })], CONTEXT)).toEqual({ problems: [], lines: [{ role: 'dev', family: 'data', grade: 'officer', headcount: 10, fte: 950, vacancies: 1, starters: 2, leavers: 3 }] }))

  it.each<[string, RawRow, string, string]>([
    ['below 0', { headcount: '-4' }, 'headcount', 'NEGATIVE'], ['not whole', { vacancies: '1.5' }, 'vacancies', 'NOT_WHOLE'], ['no number', { starters: 'two' }, 'starters', 'NOT_A_NUMBER'],
    ['missing', { leavers: '' }, 'leavers', 'MISSING'], ['a slip of the keyboard', { headcount: '1000000' }, 'headcount', 'TOO_MANY'],
    ['an unknown role', { role: 'wizard' }, 'role', 'UNKNOWN_KEY'], ['an unknown grade', { grade: 'king' }, 'grade', 'UNKNOWN_KEY'], ['a formula', { role: '=cmd' }, 'role', 'FORMULA_CELL'],
    ['more full-time equivalents than heads', { fte: '10.01' }, 'fte', 'FTE_ABOVE_HEADCOUNT'], ['too many decimals', { fte: '9.555' }, 'fte', 'NOT_A_NUMBER'], ['negative equivalents', { fte: '-1' }, 'fte', 'NEGATIVE'],
    ['more leavers than heads', { leavers: '13' }, 'leavers', 'LEAVERS_ABOVE_HEADCOUNT'], ['starters who are nowhere', { starters: '14' }, 'starters', 'STARTERS_ABOVE_HEADCOUNT'],
  ])('refuses what is %s, by line and column, with what to do', (_, over, column, code) => {
    const { lines, problems } = readSection('headcount', [head(), head({ grade: 'manager', ...over })], CONTEXT, 2)
    expect(problems).toEqual([expect.objectContaining({ line: 3, column, code })])
    expect(problems[0]?.message.length).toBeGreaterThan(20)
    expect(lines).toHaveLength(1)
  })

  it('lets nobody leave who was not there at the end of the quarter before and did not start', () => {
    const opening = new Map([[joined('dev', 'officer'), 11]])
    expect(said([head({ leavers: '13' })], { opening })).toEqual([])
    expect(said([head({ leavers: '14' })], { opening })).toEqual([[2, 'leavers', 'LEAVERS_ABOVE_HEADCOUNT']])
    expect(said([head({ grade: 'manager', leavers: '3' })], { opening })).toEqual([[2, 'leavers', 'LEAVERS_ABOVE_HEADCOUNT']])
  })

  it('refuses a line that stands twice', () => expect(said([head(), head({ role: 'DEV' })])).toEqual([[3, 'role', 'DUPLICATE']]))
})

describe('diversity', () => {
  const line = (category: string, count: string, over: RawRow = {}): RawRow => ({ family: 'data', grade: 'officer', characteristic: 'sex', category, count, ...over })
  const staff: readonly HeadcountLine[] = [{ role: 'dev', family: 'data', grade: 'officer', headcount: 10, fte: 1000, vacancies: 0, starters: 0, leavers: 0 }]
  const problems = (rows: readonly RawRow[], headcount?: readonly HeadcountLine[]) => readSection('diversity', rows, { ...CONTEXT, headcount }, 2).problems.map(({ line: at, code }) => [at, code])

  it('adds up to the headcount of the family and grade', () => {
    expect(problems([line('female', '4'), line('male', '5'), line('not_known', '1')], staff)).toEqual([])
    expect(problems([line('female', '4'), line('male', '5')], staff)).toEqual([[2, 'DOES_NOT_ADD_UP']])
    expect(problems([line('female', '4')], undefined)).toEqual([])
  })
  it('has nobody where there is no staff', () => expect(problems([line('female', '1', { grade: 'manager' })], staff)).toEqual([[2, 'DOES_NOT_ADD_UP']]))
  it('knows the categories of the characteristic', () => expect(problems([line('blue', '4')], staff)).toEqual([[2, 'UNKNOWN_KEY']]))
})

it('reads skills and outlook, and refuses what the framework does not know', () => {
  const skill = { role: 'dev', skill: 'sql', level: 'expert', needed_now: '3', needed_in_three_years: '5', supply: '2' }
  expect(readSection('skills', [skill, { ...skill, level: 'wizardry' }], CONTEXT)).toMatchObject({ lines: [{ neededInThreeYears: 5 }], problems: [{ line: 2, column: 'level', code: 'UNKNOWN_KEY' }] })
  const outlook = { role: 'dev', change: 'Automated in part', people: '3', confidence: 'high', comment: '', retrain_to: 'ux' }
  expect(readSection('outlook', [outlook], CONTEXT).lines).toEqual([{ role: 'dev', change: 'automated_in_part', people: 3, confidence: 'high', comment: '', retrainTo: ['ux'] }])
  for (const retrain_to of ['dev', 'wizard']) expect(readSection('outlook', [{ ...outlook, retrain_to }], CONTEXT).problems).toMatchObject([{ column: 'retrain_to' }])
})

it('refuses people with a skill above those of the role, over all grades and levels, by the row with which they are too many', () => {
  const staff = (grade: string, headcount: number): HeadcountLine => ({ role: 'dev', family: 'data', grade, headcount, fte: 0, vacancies: 0, starters: 0, leavers: 0 })
  const row = (level: string, supply: number, skill = 'sql'): RawRow => ({ role: 'dev', skill, level, needed_now: '9', needed_in_three_years: '9', supply: String(supply) })
  const problems = (rows: readonly RawRow[], headcount?: readonly HeadcountLine[]) => readSection('skills', rows, { ...CONTEXT, headcount }, 2).problems.map(({ line, column, code, message }) => [line, column, code, message.split('.')[0]])
  const two = [staff('officer', 1), staff('manager', 1)]
  expect(problems([row('expert', 2), row('expert', 2, 'testing')], two)).toEqual([])
  expect(problems([row('expert', 3)], two)).toEqual([[2, 'supply', 'SUPPLY_ABOVE_HEADCOUNT', '3 people with the skill sql, but 2 in the role dev']])
  expect(problems([row('working', 2), row('expert', 1)], two)).toEqual([[3, 'supply', 'SUPPLY_ABOVE_HEADCOUNT', '3 people with the skill sql, over its levels, but 2 in the role dev']])
  expect(problems([row('expert', 3)], undefined)).toEqual([])
})

it('what is written as a template reads as what it was', () => {
  const count = fc.integer({ min: 0, max: 500 })
  fc.assert(fc.property(count, count, count, fc.integer({ min: 0, max: 100 }), (headcount, vacancies, starters, share) => {
    const line: HeadcountLine = { role: 'ux', family: 'design', grade: 'manager', headcount, fte: headcount * share, vacancies, starters: Math.min(starters, headcount), leavers: 0 }
    const { cells, columns } = SECTION_FORMATS.headcount
    const row = Object.fromEntries(cells(line).map((cell, index) => [columns[index] ?? '', String(cell)]))
    expect(readSection('headcount', [row], CONTEXT)).toEqual({ lines: [line], problems: [] })
  }))
})
