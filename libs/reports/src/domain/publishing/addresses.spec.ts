import { type AreaKey, newId, plainDate } from '#kernel'
import { openDataPath, parseFileName, parseReportName, parseSnapshotName, reportName, snapshotPath } from './addresses.js'

const plan = newId()

describe('addresses of open data', () => {
  it.each([['nation', null], ['region:Yorkshire and The Humber', null], ['region:A~B', plan], [`organisation:${newId()}`, plan]])('name the report of %s against %s', (key, planId) =>
    expect(parseReportName(reportName({ areaKey: key as AreaKey, planId }))).toEqual({ areaKey: key, planId }))
  it.each(['', 'planet', 'region:', 'nation~', 'nation~x', 'organisation:x', 'nation/../x'])('do not read %j', (text) => expect(parseReportName(text)).toBeUndefined())
  it('are escaped, and keep the colon', () => expect(openDataPath({ areaKey: 'region:Yorkshire and The Humber' as AreaKey, planId: null })).toBe('/open-data/region:Yorkshire%20and%20The%20Humber'))
  it('name one snapshot in one way', () => {
    expect(parseSnapshotName('2026-03-31', '12')).toEqual({ asOf: '2026-03-31', number: 12 })
    for (const [day, number] of [['2026-02-30', '1'], ['2026-03-31', '01'], ['2026-03-31', '0'], ['2026-03-31', '1e3'], ['2026-3-31', '1'], ['latest', '1']] as const) expect(parseSnapshotName(day, number)).toBeUndefined()
    expect(snapshotPath({ areaKey: 'nation' as AreaKey, planId: null }, { asOf: plainDate('2026-03-31'), number: 2 })).toBe('/open-data/nation/2026-03-31/2')
  })
  it('name files of tables and of the whole', () => {
    expect(parseFileName('cohorts-regions.csv')).toEqual({ format: 'csv', table: 'cohorts-regions' })
    expect(parseFileName('a.csv-metadata.json')).toEqual({ format: 'csv-metadata.json', table: 'a' })
    expect(parseFileName('report.xlsx')).toEqual({ format: 'xlsx' })
    for (const text of ['report.doc', '.csv', 'other.pdf', 'a', `${'a'.repeat(300)}.csv`]) expect(parseFileName(text)).toBeUndefined()
  })
})
