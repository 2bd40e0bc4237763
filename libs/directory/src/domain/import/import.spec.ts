import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { unwrap } from '#kernel'
import { looksLikeFormula, neutraliseFormula } from './formulas.js'
import { readImportDate } from './read-date.js'
import { readHeader } from './read-header.js'
import { MEMBERSHIP_COLUMNS, readMembershipRow } from './read-membership-row.js'
import { ORGANISATION_COLUMNS, readOrganisationRow } from './read-organisation-row.js'
import { PERSON_COLUMNS, readPersonRow } from './read-person-row.js'
import { createSeenValues, type RawRow, type RowProblem } from './row-problem.js'

const problemsOf = (result: { ok: true } | { ok: false; error: readonly RowProblem[] }): string[] =>
  result.ok ? [] : result.error.map(({ column, code }) => `${column} ${code}`)

describe('headers', () => {
  it('forgive a byte-order mark, capitals, spaces and order', () =>
    expect(readHeader(['\uFEFFFamily name', ' Email ', 'GIVEN-NAME'], PERSON_COLUMNS)).toEqual({ ok: true, value: ['family_name', 'email', 'given_name'] }))

  it.each([
    [['email', 'given_name', 'famly_name'], 'UNKNOWN_COLUMN', 'There is no column "famly_name". Did you mean "family_name"?'],
    [['email', 'given_name', 'family_name', 'shoe size'], 'UNKNOWN_COLUMN', 'There is no column "shoe_size". The columns are: email, given_name, family_name, background'],
    [['given_name', 'family_name'], 'MISSING_COLUMN', 'The column "email" is missing'],
    [['email', 'given_name', 'family_name', 'Email'], 'DUPLICATE_COLUMN', 'The column "email" appears more than once'],
    [['', ' '], 'EMPTY', 'The file has no header. Its first line must name the columns: email, given_name, family_name, background'],
    [['ada@kent.gov.uk', 'Ada Okafor'], 'MISSING_COLUMN', 'The column "email" is missing'],
  ])('are refused when wrong: %j', (cells, code, message) => {
    const result = readHeader(cells, PERSON_COLUMNS)
    expect(result).toMatchObject({ ok: false, error: expect.arrayContaining([expect.objectContaining({ code, message })]) as unknown })
  })
})

describe('cells', () => {
  it.each([
    ['2026-04-01', '2026-04-01'],
    ['1/4/2026', '2026-04-01'],
    ['29/02/2028', '2028-02-29'],
    ['31/02/2026', undefined],
    ['29/02/2026', undefined],
    ['04/31/2026', undefined],
    ['2026-4-1', undefined],
    ['01/04/26', undefined],
    ['0026-04-01', undefined],
    ['46113', undefined],
  ])('read %j as the date %j', (text, date) => expect(readImportDate(text)).toBe(date))

  it.each(['=cmd|calc', '+SUM(A1)', '-2+3', '@x', '\t=1', '\r=1', '＝1', '－x'])('take %j for a formula', (cell) => {
    expect(looksLikeFormula(cell)).toBe(true)
    expect(neutraliseFormula(cell)).toBe(`'${cell}`)
    expect(problemsOf(readPersonRow({ email: 'a@b.uk', given_name: 'A', family_name: cell }, 2, createSeenValues()))).toEqual(['family_name FORMULA'])
  })

  it.each(['-5', '-5.25', 'Ada', "O'Neill", '', 'a=b'])('leave %j alone', (cell) => expect(neutraliseFormula(cell)).toBe(cell))

  it('leave no exported cell that a spreadsheet would run', () => {
    fc.assert(fc.property(fc.string(), (cell) => expect(looksLikeFormula(neutraliseFormula(cell))).toBe(false)))
  })
})

describe('people', () => {
  const read = ({ name, ...row }: RawRow) => readPersonRow({ given_name: 'A', family_name: name, ...row }, 7, createSeenValues())

  it('are read with their address in stored form', () =>
    expect(read({ email: ' Ada@KENT.gov.uk', name: ' de   Vries', background: 'Digital practitioner' })).toEqual({
      ok: true, value: { email: 'ada@kent.gov.uk', givenName: 'A', familyName: 'de Vries', background: 'digital_practitioner' },
    }))

  it.each<[RawRow, string[]]>([
    [{}, ['email MISSING', 'family_name MISSING']],
    [{ email: 'ada', name: 'Ada' }, ['email NOT_AN_EMAIL']],
    [{ email: 'аda@kent.gov.uk', name: 'Ada' }, ['email NOT_AN_EMAIL']],
    [{ email: 'ada@kent.gov.uk', name: 'x'.repeat(201) }, ['family_name TOO_LONG']],
    [{ email: 'ada@kent.gov.uk', name: 'x'.repeat(1_000_000) }, ['family_name TOO_LONG']],
    [{ email: 'ada@kent.gov.uk', name: 'A\u0000da' }, ['family_name CONTROL_CHARACTER']],
    [{ email: 'ada@kent.gov.uk', name: 'A\nda' }, ['family_name CONTROL_CHARACTER']],
    [{ email: 'ada@kent.gov.uk', name: ' =1' }, ['family_name FORMULA']],
    [{ email: 'ada@kent.gov.uk', name: 'Ada', background: 'wizard' }, ['background NOT_AN_OPTION']],
  ])('are refused: %#', (row, problems) => expect(problemsOf(read(row))).toEqual(problems))

  it('name line, column and remedy', () =>
    expect(read({ email: 'ada@kent', name: 'Ada' })).toEqual({
      ok: false,
      error: [{ line: 7, column: 'email', code: 'NOT_AN_EMAIL', message: 'Line 7, email: "ada@kent" is not an email address such as name@council.gov.uk' }],
    }))

  it('appear once in a file, however the address is written', () => {
    const seen = createSeenValues()
    expect(readPersonRow({ email: 'ada@kent.gov.uk', given_name: 'Ada', family_name: 'O' }, 2, seen).ok).toBe(true)
    expect(readPersonRow({ email: 'ADA@kent.gov.uk', given_name: 'Ada', family_name: 'O' }, 9, seen)).toMatchObject({
      ok: false, error: [{ line: 9, column: 'email', code: 'DUPLICATE', message: expect.stringContaining('line 2') as string }],
    })
  })

  it('survive any text in any cell', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (email, name) => {
        const result = read({ email, name })
        if (!result.ok) expect(result.error.every(({ message }) => message.startsWith('Line 7, ') && message.length < 300)).toBe(true)
      }),
    )
  })
})

describe('memberships', () => {
  const roles = ['learner', 'line_manager', 'mentor', 'facilitator'] as const
  const row = { email: 'ada@kent.gov.uk', organisation_code: 'e10000016', role: 'line manager', from: '01/04/2026' }
  const read = (change: RawRow = {}) => readMembershipRow({ ...row, ...change }, 3, { seen: createSeenValues(), roles, knownCodes: new Set(['E10000016', 'E10000012']) })

  it('are read', () => {
    expect(unwrap(read({ to: '2027-04-01', line_manager_email: 'Meg@kent.gov.uk' }))).toEqual({
      email: 'ada@kent.gov.uk', organisationCode: 'E10000016', role: 'line_manager', from: '2026-04-01', to: '2027-04-01', jobTitle: undefined, lineManagerEmail: 'meg@kent.gov.uk',
    })
    expect(readHeader(Object.keys(row), MEMBERSHIP_COLUMNS).ok).toBe(true)
  })

  it.each<[RawRow, string, string]>([
    [{ role: 'facilitater' }, 'role NOT_AN_OPTION', 'Did you mean "facilitator"?'],
    [{ role: 'platform_admin' }, 'role NOT_AN_OPTION', 'is not one of'],
    [{ organisation_code: 'E10000061' }, 'organisation_code UNKNOWN_CODE', 'Did you mean E10000016?'],
    [{ organisation_code: 'E10 16' }, 'organisation_code NOT_A_CODE', 'letters, digits and hyphens'],
    [{ organisation_code: 'ZZZ' }, 'organisation_code UNKNOWN_CODE', 'Import the organisation first'],
    [{ from: '31/02/2026' }, 'from NOT_A_DATE', 'the day must exist'],
    [{ to: '01/04/2026' }, 'to CONTRADICTION', 'is not after from'],
    [{ line_manager_email: 'ada@kent.gov.uk' }, 'line_manager_email CONTRADICTION', 'themselves'],
    [{ email: '=cmd|x' }, 'email FORMULA', 'Remove that character'],
  ])('are refused: %j', (change, problem, message) => {
    const result = read(change)
    expect(problemsOf(result)).toEqual([problem])
    expect(result).toMatchObject({ error: [{ message: expect.stringContaining(message) as string }] })
  })

  it('appear once in a file', () => {
    const state = { seen: createSeenValues(), roles }
    expect(readMembershipRow(row, 2, state).ok).toBe(true)
    expect(problemsOf(readMembershipRow({ ...row, from: '2026-04-01' }, 3, state))).toEqual(['email DUPLICATE'])
    expect(readMembershipRow({ ...row, role: 'mentor' }, 4, state).ok).toBe(true)
  })
})

describe('organisations', () => {
  const row = { code: 'E99000001', name: 'New Council', kind: 'council' }
  const read = (change: RawRow = {}) => readOrganisationRow({ ...row, ...change }, 2, createSeenValues())

  it('need only a code, a name and a kind', () =>
    expect(unwrap(read())).toMatchObject({ code: 'E99000001', shortName: 'New Council', kind: 'council', nation: 'england', validFrom: undefined }))

  it.each<[RawRow, string]>([
    [{ kind: 'counsil' }, 'kind NOT_AN_OPTION'],
    [{ kind: '' }, 'kind MISSING'],
    [{ region: 'Narnia' }, 'region NOT_AN_OPTION'],
    [{ county_code: 'E99000001' }, 'code CONTRADICTION'],
    [{ valid_from: '2026-04-01', valid_to: '2026-04-01' }, 'valid_to CONTRADICTION'],
  ])('are refused: %j', (change, problem) => expect(problemsOf(read(change))).toEqual([problem]))
})

describe('the reference data', () => {
  const load = (name: string) => {
    const [header = [], ...lines] = parse(readFileSync(join(__dirname, '../../../reference', name))) as string[][]
    const columns = unwrap(readHeader(header, ORGANISATION_COLUMNS))
    const seen = createSeenValues()
    return lines.map((cells, index) => unwrap(readOrganisationRow(Object.fromEntries(columns.map((column, at) => [column, cells[at]])), index + 2, seen)))
  }
  const organisations = load('organisations.csv')

  it('has all 317 English councils, by kind of council', () => {
    const councils = organisations.filter(({ kind, nation }) => kind === 'council' && nation === 'england')
    expect(councils).toHaveLength(317)
    const tiers = Object.fromEntries([...Map.groupBy(councils, ({ tier }) => tier ?? '')].map(([tier, some]) => [tier, some.length]))
    expect(tiers).toEqual({ county: 21, district: 164, unitary: 63, metropolitan_district: 36, london_borough: 32, city_corporation: 1 })
  })

  it('has the combined authorities and the other nations', () => {
    expect(organisations.filter(({ kind }) => kind === 'combined_authority').map(({ tier }) => tier).filter((tier) => tier === 'combined_authority')).toHaveLength(14)
    const abroad = (nation: string): number => organisations.filter((organisation) => organisation.nation === nation).length
    expect([abroad('wales'), abroad('scotland'), abroad('northern_ireland'), organisations.length]).toEqual([22, 32, 11, 397])
  })

  it('has official codes, a region each, and parents that exist', () => {
    const codes = new Set(organisations.map(({ code }) => code))
    for (const { code, region, combinedAuthorityCode, countyCode } of organisations) {
      expect(code).toMatch(/^[ENSW]\d{8}$/)
      expect(region).toBeDefined()
      for (const parent of [combinedAuthorityCode, countyCode]) expect(parent === undefined || codes.has(parent)).toBe(true)
    }
  })

  it('marks its other bodies as demonstration records', () => {
    const others = load('demonstration-organisations.csv')
    expect(others.every(({ code, name }) => code.startsWith('DEMO-') && name.includes('demonstration'))).toBe(true)
    expect(others.filter(({ kind }) => kind === 'centre_of_innovation')).toHaveLength(3)
  })
})
