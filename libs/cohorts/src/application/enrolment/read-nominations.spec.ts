import { checkHeader, headerName, readLine } from './read-nominations.js'

describe('checkHeader', () => {
  it('accepts the columns in any order and writing', () => {
    expect(checkHeader(['Statement', 'Email'])).toBeUndefined()
    expect(headerName(' E-Mail ')).toBe('email')
  })
  it.each([
    [['name', 'organisation'], 'HEADER_MISSING'], [['email', 'name'], 'COLUMN_UNKNOWN'], [['email', 'Email'], 'COLUMN_REPEATED'], [['x'.repeat(1_000_000)], 'HEADER_MISSING'],
    [['PK\u0003\u0004\u0014'], 'NOT_CSV'], [['e\0m\0a\0i\0l\0'], 'NOT_CSV'],
  ])('refuses %#', (header, code) => {
    const problem = checkHeader(header)
    expect(problem?.code).toBe(code)
    expect(problem?.message.length).toBeLessThan(300)
  })
})

describe('readLine', () => {
  const read = (email: string, statement = '') => readLine({ email, statement }, 2, new Map([['twice@example.org', 1]]))
  it('normalises the address', () => expect(read(' Ann@Example.ORG ')).toMatchObject({ ok: true, email: 'ann@example.org' }))
  it.each([
    ['', '', 'EMAIL_MISSING'], ['nobody', '', 'EMAIL_INVALID'], ['a@b', '', 'EMAIL_INVALID'], ['Twice@example.org', '', 'EMAIL_REPEATED'],
    ['=cmd|calc', '', 'FORMULA_CELL'], ['a@example.org', '=HYPERLINK("x")', 'FORMULA_CELL'], ['a@example.org', '+cmd', 'FORMULA_CELL'], ['a@example.org', 'x'.repeat(4_001), 'STATEMENT_TOO_LONG'],
  ])('refuses %s %s', (email, statement, code) => expect(read(email, statement)).toMatchObject({ ok: false, code, line: 2 }))
  it('says how to save a file that is not in UTF-8', () => expect(read('a@example.org', 'Zo\uFFFD')).toMatchObject({ ok: false, code: 'NOT_UTF8' }))
  it('leaves numbers and dashes of text alone', () => expect(read('a@example.org', '- has led a team\n+44 is our prefix')).toMatchObject({ ok: true }))
})
