import { Readable } from 'node:stream'
import { readFrameworkFile } from './read-framework-file.js'

const HEADER = 'record,key,parent,level,name,text'
const read = (text: string | Buffer) => readFrameworkFile(Readable.from([text], { objectMode: false }))
const problems = async (text: string) => (await read(text)).problems.map(({ line, column, code }) => [line, column, code])

describe('readFrameworkFile', () => {
  it('reads rows with their lines, through a byte-order mark, Windows line ends, blank lines and columns in another order', async () => {
    const file = await read('\uFEFFText,Record,key,parent,level,name\r\n"What, a skill",skill,ethics,,,Data ethics\r\n\r\n"two\nlines",skill,care,,,Care\r\n')
    expect(file.problems).toEqual([])
    expect(file.rows).toEqual([
      { line: 2, values: { record: 'skill', key: 'ethics', parent: '', level: '', name: 'Data ethics', text: 'What, a skill' } },
      { line: 5, values: { record: 'skill', key: 'care', parent: '', level: '', name: 'Care', text: 'two\nlines' } },
    ])
  })

  it.each<[string, string, unknown[]]>([
    ['nothing', '', [[1, 'header', 'WRONG_HEADER']]],
    ['a header only', `${HEADER}\n`, [[1, 'record', 'EMPTY']]],
    ['a missing column', 'record,key,parent,level,name\n', [[1, 'header', 'WRONG_HEADER']]],
    ['a column twice', `${HEADER},text\n`, [[1, 'header', 'WRONG_HEADER']]],
    ['cells too few', `${HEADER}\nskill,a\n`, [[2, 'record', 'WRONG_NUMBER_OF_CELLS']]],
    ['two faulty rows', `${HEADER}\nskill,a,,,,\nwhat,,,,,\n`, [[2, 'name', 'MISSING'], [2, 'text', 'MISSING'], [3, 'record', 'UNKNOWN_RECORD']]],
    ['a formula', `${HEADER}\nskill,a,,,=cmd|x,t\n`, [[2, 'name', 'FORMULA']]],
    ['a nul', `${HEADER}\nskill,a,,,n,t\u0000\n`, [[2, 'record', 'CONTROL_CHARACTER']]],
    ['a quote that never closes', `${HEADER}\nskill,a,,,n,"t\n`, [[2, 'record', 'NOT_CSV']]],
    ['a line of a megabyte', `${HEADER}\nskill,a,,,n,${'x'.repeat(1_000_000)}\n`, [[2, 'record', 'ROW_TOO_LONG']]],
  ])('reports %s', async (_, text, expected) => expect(await problems(text)).toEqual(expected))

  it('names what is missing and what is not known in a header', async () => {
    const file = await read('record,key,parent,level,title,text\n')
    expect(file.problems[0]?.message).toContain('Missing: name. Not known: "title".')
  })

  it('stops at a file that is far too long', async () => {
    const file = await read(`${HEADER}\n${'skill,a,,,n,t\n'.repeat(30_000)}`)
    expect(file.problems.map(({ code }) => code)).toEqual(['TOO_MANY_ROWS'])
  })

  it('passes a broken stream on', async () => {
    const broken = new Readable({ read() { this.destroy(new Error('disk gone')) } })
    await expect(readFrameworkFile(broken)).rejects.toThrow('disk gone')
  })
})
