import { errorsInGrid, filledRows, gridOf, gridValues } from './grid.js'
import type { ReturnFigures } from './load-return.js'

const entry = (key: string) => ({ key, name: key.toUpperCase() })
const row = {
  lists: { roles: [], families: [], skills: [entry('sql'), entry('testing'), entry('writing')], requirements: [{ roleKey: 'dev', skillKey: 'sql' }], levels: [entry('expert')], grades: [entry('officer'), entry('manager')], characteristics: [{ ...entry('sex'), categories: [entry('female'), entry('male')] }] },
  headcount: [{ role: 'dev', family: 'data', grade: 'officer', headcount: 3, fte: 250, vacancies: 0, starters: 0, leavers: 0 }], diversity: [], skills: [], outlook: [],
} as unknown as ReturnFigures

it('sends the rows that were filled in, an empty cell beside a filled one as nobody', () =>
  expect(filledRows(gridOf('headcount', 'dev', row), { 'cell.officer.headcount': ' 3 ', 'cell.manager.headcount': '' }, false)).toEqual([
    { key: 'officer', cells: [['role', 'dev'], ['grade', 'officer'], ['headcount', '3'], ['fte', '0'], ['vacancies', '0'], ['starters', '0'], ['leavers', '0']].map(([column, value]) => ({ column, value })) },
  ]))

it('sends a characteristic whole as soon as one of its answers is given', () =>
  expect(filledRows(gridOf('diversity', 'data/officer', row), { 'cell.sex_male.count': '2' }, true).map(({ key, cells }) => [key, cells.at(-1)?.value])).toEqual([['sex_female', '0'], ['sex_male', '2']]))

it('shows what was saved, full-time equivalents with their decimals', () => expect(gridValues('headcount', 'dev', row)).toMatchObject({ 'cell.officer.headcount': '3', 'cell.officer.fte': '2.5' }))

it('points errors at inputs', () => {
  const rows = filledRows(gridOf('skills', 'dev', row), { 'cell.sql_expert.supply': 'x' }, false)
  expect(errorsInGrid(rows, [{ field: 'rows.0.supply', message: 'No' }, { field: 'returnId', message: 'Gone' }])).toEqual([{ field: 'cell.sql_expert.supply', message: 'No' }, { field: null, message: 'Gone' }])
})

it('asks for the skills that a role needs and those that have figures, and for every skill where that is wanted or nothing is known', () => {
  const line = { role: 'dev', skill: 'writing', level: 'expert', neededNow: 1, neededInThreeYears: 1, supply: 0 }
  const asked = (...args: Parameters<typeof gridOf>) => gridOf(...args).groups.map(({ heading }) => heading)
  expect(asked('skills', 'dev', row)).toEqual(['SQL'])
  // What has been saved is always on the page: a skill that is not would be taken away by saving.
  expect(asked('skills', 'dev', { ...row, skills: [line] })).toEqual(['SQL', 'WRITING'])
  expect(asked('skills', 'dev', row, true)).toEqual(['SQL', 'TESTING', 'WRITING'])
  expect(asked('skills', 'ux', row)).toEqual(['SQL', 'TESTING', 'WRITING'])
})
