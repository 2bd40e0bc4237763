import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { transition } from '#kernel'
import { csvLine } from './csv-line.js'
import { explainProblem } from './explain-problem.js'
import { importFormat, type StagedCells } from './import-format.js'
import type { ImportProblem } from './import-problem.js'
import { ImportReader, MAX_PROBLEMS } from './import-reader.js'
import { IMPORT_STATES, importTransitions, mayWrite } from './import-run.js'

const HEADER = 'email,given_name,family_name\n'

function read(text: string, { kind = 'people', maxRows = 1_000 }: { kind?: 'people' | 'organisations'; maxRows?: number } = {}) {
  const staged: [number, StagedCells][] = []
  const problems: ImportProblem[] = []
  const reader = new ImportReader(importFormat(kind, []), (line, cells, found) => {
    problems.push(...found)
    if (cells) staged.push([line, cells])
  }, maxRows)
  reader.write(text)
  reader.end()
  return { reader, staged, problems: [...problems, ...(reader.unreadable ?? [])].map(({ line, column, code }) => `${line} ${column} ${code}`) }
}

describe('ImportReader', () => {
  it('reads a file with a byte-order mark and Windows line ends, skipping empty rows', () => {
    const { reader, staged, problems } = read('\uFEFFEmail,Given name,Family name\r\nada@kent.gov.uk,Ada,O\r\n,,\r\n\r\nbo@kent.gov.uk,Bo\u0301,"B, C"\r\n')
    expect(problems).toEqual([])
    expect(staged).toEqual([[2, ['ada@kent.gov.uk', 'Ada', 'O', undefined]], [5, ['bo@kent.gov.uk', 'Bó', 'B, C', undefined]]])
    expect(reader).toMatchObject({ rows: 2, refused: 0 })
  })

  it.each([
    ['', '1  EMPTY'],
    [HEADER, '1  NO_ROWS'],
    ['email;given_name;family_name\na@b.uk;A;B', '1  WRONG_SEPARATOR'],
    ['PK\u0003\u0004binary', '1  NOT_CSV'],
    ['\uFFFD\uFFFDe\u0000m\u0000', '1  NOT_CSV'],
    ['email,given_name,famly_name\na@b.uk,A,B', '1 famly_name UNKNOWN_COLUMN'],
    [`"${HEADER}a@b.uk,A,B`, '1  QUOTE_NOT_CLOSED'],
    [`${'x'.repeat(70_000)}\n`, '1  LINE_TOO_LONG'],
  ])('reads nothing of what is no such file: %#', (text, problem) => {
    const { staged, problems } = read(text)
    expect(staged).toEqual([])
    expect(problems).toContain(problem)
  })

  it('refuses bad rows one by one and reads the others', () => {
    const { reader, staged, problems } = read([
      HEADER.trim(), 'ada@kent.gov.uk,Ada,O', `${'x'.repeat(1_000_000)},A,B`, 'a@b.uk,=cmd|x,B', 'ADA@kent.gov.uk,Ada,O', 'c@d.uk,Lee, Jones,Extra', 'e@f.uk,"E"x,F', 'g@h.uk,G\uFFFD,H', 'i@j.uk,I,J',
    ].join('\n'))
    expect(staged.map(([line]) => line)).toEqual([2, 9])
    expect(problems).toEqual(['3  LINE_TOO_LONG', '4 given_name FORMULA', '5 email DUPLICATE', '6  TOO_MANY_CELLS', '7  QUOTE_MISPLACED', '8  NOT_UTF8'])
    expect(reader).toMatchObject({ rows: 8, refused: 6 })
  })

  it('stops at too many rows', () => expect(read(`${HEADER}${'a@b.uk,A,B\n'.repeat(11)}`, { maxRows: 10 }).problems).toContain('1  TOO_MANY_ROWS'))

  it('keeps the report finite', () => {
    const { reader, problems } = read(`${HEADER}${'x,,\n'.repeat(50_000)}`, { maxRows: 100_000 })
    expect(reader).toMatchObject({ rows: 50_000, refused: 50_000, problems: 150_000 })
    expect(problems.length).toBeLessThan(MAX_PROBLEMS + 3)
  })

  it('asks councils for their official code, and puts a district under its county', () => {
    const { staged, problems } = read('code,name,kind,county_code,combined_authority_code\nE07000001,A,council,E10000001,E47000001\nKENT,B,council,,\n', { kind: 'organisations' })
    expect(staged).toEqual([[2, ['E07000001', 'A', undefined, 'council', undefined, undefined, undefined, 'E10000001', undefined, undefined]]])
    expect(problems).toEqual(['3 code CONTRADICTION'])
  })
})

describe('explainProblem', () => {
  it('says what is wrong and what to do', () => {
    expect(explainProblem({ line: 5, column: 'email', code: 'EMAIL_OF_ANOTHER', facts: { email: 'a@b.uk', name: 'Ada O' } })).toEqual({
      message: 'Line 5, email: a@b.uk is the address of Ada O, whose name is quite another', fix: expect.stringContaining('correct the address') as string,
    })
    expect(explainProblem({ line: 1, column: '', code: 'NOT_CSV' }).message).toMatch(/^Line 1: The file is not CSV/)
    expect(explainProblem({ line: 2, column: 'from', code: 'NOT_A_DATE', message: 'as read' })).toEqual({ message: 'as read', fix: expect.stringContaining('day that exists') as string })
    expect(explainProblem({ line: 2, column: 'from', code: 'OVERLAPS', facts: { from: '2026-01-01', to: null } }).message).toContain('from 2026-01-01 on')
    expect(explainProblem({ line: 2, column: 'organisation_code', code: 'UNKNOWN_ORGANISATION', facts: { code: 'E1', suggestion: 'E2' } }).fix).toBe('Did you mean E2?')
  })
})

describe('an import', () => {
  it('ends when applied or cancelled', () => {
    for (const state of ['applied', 'cancelled'] as const) expect(importTransitions[state]).toEqual({})
    expect(transition(importTransitions, 'checked', 'apply')).toEqual({ ok: true, value: 'applying' })
    expect(IMPORT_STATES.filter((state) => transition(importTransitions, state, 'cancel').ok)).toEqual(['uploaded', 'checking', 'checked', 'applying'])
  })

  it.each([[10, 0, false, true], [10, 1, false, false], [10, 1, true, true], [10, 10, true, false]])('of %d rows with %d bad ones, skipping them: %s, is written: %s', (rows, refused, skip, written) =>
    expect(mayWrite({ rows, refused, created: 0, updated: 0, unchanged: 0 }, skip)).toBe(written))
})

describe('csvLine', () => {
  it('quotes, and runs nothing', () => expect(csvLine(['a,b', 'say "yes"', '=1+1', -5, null, true, new Date('2026-04-01T00:00:00Z')])).toBe('"a,b","say ""yes""",\'=1+1,-5,,true,2026-04-01T00:00:00.000Z\r\n'))
  it('is read back as it was, formulas aside', () =>
    fc.assert(fc.property(fc.array(fc.string(), { minLength: 2, maxLength: 5 }), (cells) => {
      expect(parse(csvLine(cells))).toEqual([cells.map((cell) => (/^[=+\-@\t\r＝＋－＠]/u.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell))])
    })))
})
