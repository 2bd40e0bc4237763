import { asCsv, reportView, type ImportReport } from './import-report.js'

const report = (changes: Partial<ImportReport> = {}): ImportReport => ({ dryRun: true, rows: 3, entered: 2, unchanged: 0, refused: 1, problems: [{ line: 3, message: 'Unknown' }], ...changes })

describe('asCsv', () => {
  it('takes addresses as people paste them', () => expect(asCsv(' a@x.org;b@x.org,\r\nc@x.org ')).toBe('email\n"a@x.org"\n"b@x.org"\n"c@x.org"\n'))
  it('leaves a list with a header as it is', () => expect(asCsv('Email,statement\r\na@x.org,"Good, very"')).toBe('Email,statement\na@x.org,"Good, very"\n'))
  it('lets no quotation mark break out of its cell', () => expect(asCsv('a"b')).toBe('email\n"a""b"\n'))
})

describe('reportView', () => {
  it('says what would happen, and offers to do it', () =>
    expect(reportView(report())).toMatchObject({ canEnter: true, summary: '2 people could come in', lines: ['3 lines read.', '2 people could come in.', '1 line cannot be taken.'] }))
  it('says what happened, once it has', () => expect(reportView(report({ dryRun: false, entered: 1, unchanged: 1 }))).toMatchObject({ canEnter: false, lines: ['3 lines read.', '1 person came in.', '1 person is in the run already.', '1 line cannot be taken.'] }))
  it('offers nothing of a file that could not be read to its end, or in which nobody could come in', () => {
    expect(reportView(report({ stopped: { line: 2, message: 'Not CSV' } })).canEnter).toBe(false)
    expect(reportView(report({ entered: 0 })).canEnter).toBe(false)
  })
  it('counts problems that are not listed', () => expect(reportView(report({ refused: 5 })).more).toBe(4))
})
