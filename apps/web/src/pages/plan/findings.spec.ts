import { findingLines, readFindings } from './findings.js'

const targets = [{ targetId: 't1', title: 'Ten chief executives' }]

describe('findings', () => {
  it('are about a target where it is named, and else about a role', () => {
    const read = readFindings('ten chief executives | Amber | Two posts vacant\n\nData engineer|red|Nobody applies | at all', targets)
    expect(read).toEqual({ findings: [{ targetId: 't1', role: null, rag: 'amber', words: 'Two posts vacant' }, { targetId: null, role: 'Data engineer', rag: 'red', words: 'Nobody applies | at all' }] })
    if ('findings' in read) expect(readFindings(findingLines(read.findings, targets), targets)).toEqual(read)
  })

  it.each(['Data engineer', 'Data engineer | blue | x', '| red | x', 'Data engineer | red |'])('are refused as %j, with what to write', (line) =>
    expect(readFindings(line, targets)).toEqual({ userErrors: [{ field: 'findings', message: expect.stringContaining('red, amber or green') as unknown }] }))
})
