import { importHeadline, importRows, importTag, isUnderWay } from './import-view.js'

const counts = { refused: 0, rows: 10, failure: null }

describe('importHeadline', () => {
  it('never says that something was imported which was not', () =>
    expect((['UPLOADED', 'CHECKING', 'CHECKED', 'FAILED', 'CANCELLED'] as const).filter((state) => /\b(is|are) imported\.$/.test(importHeadline({ ...counts, state }).replace('Nothing is imported yet.', '')))).toEqual([]))
  it('counts what was refused', () => expect(importHeadline({ state: 'CHECKED', refused: 1, rows: 1_200, failure: null })).toBe('1 row of 1,200 cannot be imported as they stand. Nothing is imported yet.'))
  it('says why it failed where the API knows', () => expect(importHeadline({ ...counts, state: 'FAILED', failure: 'The header is wrong.' })).toBe('The header is wrong.'))
})

it('looks again only while something happens', () =>
  expect((['UPLOADED', 'CHECKING', 'CHECKED', 'APPLYING', 'APPLIED', 'FAILED', 'CANCELLED'] as const).filter(isUnderWay)).toEqual(['UPLOADED', 'CHECKING', 'APPLYING']))

it('has words for every state', () => expect(importTag('APPLIED')).toEqual({ text: 'Imported', classes: 'govuk-tag--green' }))

it('speaks of what would be until it is', () => {
  const report = {
    id: 'i', kind: 'PEOPLE', dryRun: true, skipBadRows: false, fileName: 'people.csv', fileSize: 1_260_000, progress: 1, rows: 2, created: 2, updated: 0, unchanged: 0, refused: 0,
    problemCount: 0, failure: null, createdAt: '2026-06-01T10:00:00.000Z', finishedAt: null, sameFileAppliedAt: null, viewerCanApply: true, viewerCanCancel: true, organisation: null,
    problems: { pageInfo: { hasNextPage: false, endCursor: null }, edges: [] },
  } as const
  const keys = (state: 'CHECKED' | 'APPLIED') => importRows({ ...report, state, problems: { ...report.problems, edges: [] } }).map(({ key }) => key.text)
  expect([keys('CHECKED')[5], keys('APPLIED')[5]]).toEqual(['Would be new', 'New'])
  expect(importRows({ ...report, state: 'CHECKED', problems: { ...report.problems, edges: [] } })[0]?.value).toMatchObject({ text: 'people.csv (1.3 MB)' })
})
