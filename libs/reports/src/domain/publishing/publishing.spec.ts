import fc from 'fast-check'
import { plainDate } from '#kernel'
import { aPublication, aReport } from '../../testing/a-publication.js'
import { marksUsed, plainText, printedCell } from './cells.js'
import { csvwMetadata } from './csvw.js'
import { tablesOf, temporalCoverage } from './publication.js'
import { sheetNames, sheetsOf } from './sheets.js'

const [target, regions] = tablesOf(aReport)

describe('sheetNames', () => {
  it('are allowed, short and different for whatever keys', () => fc.assert(fc.property(fc.array(fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom('notes', 'a'.repeat(40), 'A'.repeat(40)))), (keys) => {
    const names = sheetNames(keys)
    expect(names.every((name) => /^[\w-]{1,31}$/.test(name))).toBe(true)
    expect(new Set(['contents', 'notes', ...names.map((name) => name.toLowerCase())]).size).toBe(names.length + 2)
  })))
  it('keep what can be kept', () => expect(sheetNames(['cohorts-regions', 'Notes', 'a/b'])).toEqual(['cohorts-regions', 'Notes_2', 'a_b']))
})

describe('sheetsOf', () => {
  it('has contents, notes and a sheet for each table, without holes', () => {
    const sheets = sheetsOf(aPublication())
    expect(sheets.map(({ name }) => name)).toEqual(['Contents', 'Notes', 'target-chief_executives', 'cohorts-regions'])
    expect(sheets[3]?.rows.slice(sheets[3].headings)).toEqual([['Region', 'Started', 'Share (%)'], ['=HYPERLINK("http://x.example","Wales")', 1_235, 12.5], ['London, "inner"', '0 to 4', '[c]'], ['Siân & <b>', -3, '[x]']])
    expect(sheets.flatMap(({ rows }) => rows.flat()).filter((value) => value === '')).toEqual([])
  })
})

describe('cells on paper', () => {
  it.each([['count', 1_234.5, '1,234.5'], ['percent', -2, '−2%'], ['count', { from: 0, to: 4 }, '0 to 4'], ['percent', { from: 1, to: 2 }, '1% to 2%'], ['ratio', null, '[x]'], ['count', { withheld: true }, '[c]'], ['text', 'a\nb', 'a b'], ['date', '2026-03-01', '1 March 2026'], ['date', '2026-13-01', '2026-13-01']] as const)(
    'of kind %s: %j is %s', (kind, cell, text) => expect(printedCell(kind, cell)).toBe(text))
  it('explain the marks that occur, and no others', () => {
    expect(marksUsed(regions!.rows)).toHaveLength(3)
    expect(marksUsed([['a', 1]])).toEqual([])
  })
  it('carry only what XML can', () => expect(plainText(' a\u0000\u000B b\uD800\r\n')).toBe('a b\uFFFD'))
})

describe('csvwMetadata', () => {
  it('says what, when, where, how protected and under which licence', () => expect(csvwMetadata(aPublication(), regions!)).toMatchObject({
    '@id': 'https://waymark.example/open-data/nation/2026-03-31/2/cohorts-regions', url: 'https://waymark.example/open-data/nation/2026-03-31/2/cohorts-regions.csv',
    'dc:isVersionOf': { '@id': 'https://waymark.example/open-data/nation/latest/cohorts-regions.csv' }, 'dc:temporal': '2026-03-31/2026-03-31', 'dc:spatial': 'England',
    'dc:license': { '@id': 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/' }, 'dc:provenance': expect.stringContaining('Protection: controlled rounding to 5.'),
  }))
  it('covers the time of the figures, not of the forecasts', () => {
    expect(temporalCoverage(target!, plainDate('2026-03-31'))).toBe('2025-12-31/2026-03-31')
    expect(temporalCoverage({ ...target!, rows: [['2025-Q4']] }, plainDate('2026-03-31'))).toBe('2025-10-01/2026-03-31')
  })
})
