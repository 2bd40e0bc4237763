import { listChanges, listRows, readListFile } from './reference-file.js'

const rows = (columns: readonly string[], ...lines: readonly (readonly string[])[]) => lines.map((cells, at) => ({ line: at + 2, row: Object.fromEntries(columns.map((column, index) => [column, cells[index]])) }))
const grades = (...lines: (readonly string[])[]) => readListFile('grades', rows(['key', 'name'], ...lines))
const asked = (...lines: (readonly string[])[]) => readListFile('characteristics', rows(['characteristic', 'characteristic_name', 'category', 'category_name'], ...lines))
const problems = (read: ReturnType<typeof grades>) => (read.ok ? [] : read.error.map(({ line, column, code }) => [line, column, code]))
const NO_ANSWER = [['sex', 'Sex', 'prefer_not_to_say', 'Prefers not to say'], ['sex', 'Sex', 'not_known', 'Not known']]

describe('a list as a file', () => {
  it('is read into a new version, and written as it was read', () => {
    expect(grades(['officer', 'Officer'], ['manager', 'Manager'])).toMatchObject({ ok: true, value: { kind: 'grades', content: [{ key: 'officer', name: 'Officer' }, { key: 'manager', name: 'Manager' }] } })
    const lines = [['sex', 'Sex', 'female', 'Female'], ...NO_ANSWER]
    const read = asked(...lines)
    expect(read.ok && read.value.kind === 'characteristics' && listRows('characteristics', read.value.content)).toEqual(lines)
  })

  it('is refused by line, with what to do', () => {
    expect(problems(grades(['officer', 'Officer'], ['Officer!', 'O'], ['officer', 'Again']))).toEqual([[3, 'key', 'NOT_A_KEY'], [4, 'key', 'DUPLICATE']])
    expect(problems(grades(['=1+1', 'O']))).toEqual([[2, 'key', 'FORMULA_CELL']])
    expect(problems(grades())).toEqual([[1, '', 'LIST_LENGTH']])
    expect(problems(asked(['sex', 'Sex', 'female', 'Female'], ['sex', 'Gender', 'male', ''], ...NO_ANSWER.slice(0, 1)))).toEqual([[3, 'characteristic_name', 'TWO_NAMES'], [3, 'category_name', 'NAME_LENGTH'], [2, 'characteristic', 'CATEGORY_MISSING']])
  })

  it('says what it changes', () => {
    const before = [{ key: 'sex', name: 'Sex', categories: [{ key: 'f', name: 'Female' }, { key: 'm', name: 'Male' }] }]
    expect(listChanges(before, [{ key: 'sex', name: 'Sex', categories: [{ key: 'f', name: 'Women' }] }, { key: 'age', name: 'Age', categories: [] }])).toEqual(['New: age (Age)', 'Left out: sex: m (Male)', 'Renamed: sex: f, from Female to Women'])
  })
})
