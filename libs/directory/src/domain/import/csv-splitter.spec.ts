import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { CsvSplitter } from './csv-splitter.js'

/** Everything the splitter says about a text that arrives in pieces of a size. */
function split(text: string, size = text.length || 1, longest?: number): (string | (string | number)[])[] {
  const found: (string | (string | number)[])[] = []
  const splitter = new CsvSplitter({ record: (cells, line) => found.push([line, ...cells]), broken: (code, line) => found.push(`${line} ${code}`) }, longest)
  for (let at = 0; at < text.length; at += size) splitter.write(text.slice(at, at + size))
  splitter.end()
  return found
}

describe('CsvSplitter', () => {
  it.each([
    ['a,b\nc,d', [[1, 'a', 'b'], [2, 'c', 'd']]],
    ['a,b\r\nc,d\r\n', [[1, 'a', 'b'], [2, 'c', 'd']]],
    ['a\n\n\r\nb\n', [[1, 'a'], [4, 'b']]],
    ['"a,1","say ""yes"""\r\nb,', [[1, 'a,1', 'say "yes"'], [2, 'b', '']]],
    ['"two\r\nlines",x\ny,z', [[1, 'two\r\nlines', 'x'], [3, 'y', 'z']]],
    ['5" pipe,x\n', [[1, '5" pipe', 'x']]],
    ['"a",\n"",""\n', [[1, 'a', ''], [2, '', '']]],
    ['"a"b,c\nd,e\n', ['1 QUOTE_MISPLACED', [2, 'd', 'e']]],
    ['"a,b\nc,d\ne', ['1 QUOTE_NOT_CLOSED', [2, 'c', 'd'], [3, 'e']]],
    ['a\uFFFD\nb\n', ['1 NOT_UTF8', [2, 'b']]],
    ['', []],
    ['\n', []],
  ])('reads %j, however it is cut', (text, expected) => {
    for (const size of [1, 2, 3, 1000]) expect(split(text, size)).toEqual(expected)
  })

  it('refuses a line that is too long, by its number, and goes on', () => {
    for (const size of [1, 7, 1000]) expect(split(`a\n${'x'.repeat(50)}\nb\n"${'y\n'.repeat(20)}",z\nc\n`, size, 20).filter((one) => typeof one !== 'string' || !one.includes('QUOTE'))).toEqual(
      expect.arrayContaining([[1, 'a'], '2 LINE_TOO_LONG', [3, 'b']]))
    expect(split(`a\n${'x'.repeat(1_000_000)}\nb`, 65_536)).toEqual([[1, 'a'], '2 LINE_TOO_LONG', [3, 'b']])
  })

  it('loses at most the line of a quotation mark that is never closed', () => {
    const rest = Array.from({ length: 20_000 }, (_, n) => `row ${n}`)
    const found = split(`"open\n${rest.join('\n')}\n`, 65_536)
    expect(found[0]).toBe('1 QUOTE_NOT_CLOSED')
    expect(found.slice(1)).toEqual(rest.map((text, n) => [n + 2, text]))
  })

  it('reads what other programs write, and as they read it', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', 'é', '😀') })
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), fc.integer({ min: 1, max: 9 }), fc.constantFrom('\n', '\r\n'), (rows, size, end) => {
        const text = stringify(rows, { record_delimiter: end, quoted_string: true })
        const read = split(text, size).map((found) => (typeof found === 'string' ? found : found.slice(1)))
        expect(read).toEqual(parse(text, { relax_column_count: true }))
      }),
    )
  })

  it('survives any text', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r') }), fc.integer({ min: 1, max: 5 }), (text, size) => {
      expect(split(text, size)).toEqual(split(text))
    }))
  })
})
