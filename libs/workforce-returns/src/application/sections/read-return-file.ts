import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { CsvSplitter, readHeader } from '#directory'
import { type LineProblem, type RawRow, type Section, SECTION_FORMATS } from '../../domain/index.js'

/** More rows than the largest organisation has roles, grades and categories. */
export const MAX_ROWS = 20_000
/** Columns that a file may leave out. */
const OPTIONAL: Readonly<Partial<Record<Section, readonly string[]>>> = { outlook: ['comment', 'retrain_to'] }
const OTHER_FILE = /^(PK\u0003\u0004|%PDF|\u0000|\uFFFD\uFFFD)|\u0000/

export interface ReadFile {
  readonly rows: { readonly line: number; readonly row: RawRow }[]
  /** Lines that are no rows: too many cells, a quotation mark without its other. */
  readonly broken: LineProblem[]
  /** Why the file could not be read to its end. */
  readonly stopped: LineProblem | undefined
}

const BROKEN: Readonly<Record<string, string>> = {
  LINE_TOO_LONG: 'The line is too long. Is a quotation mark missing before it?', QUOTE_NOT_CLOSED: 'A quotation mark opens here and is never closed. Add the other, or remove it.',
  QUOTE_MISPLACED: 'A quotation mark stands in the middle of a cell. Put the whole cell between quotation marks and double those in it.', NOT_UTF8: 'A character cannot be read, because the file is not in UTF-8. In Excel choose “Save as”, then “CSV UTF-8”, and send it again.',
}
const NOT_CSV = 'This is no CSV file but something else, perhaps a workbook. In Excel choose “Save as”, then “CSV UTF-8”, and send that file.'

/** Reads a file of a section as it arrives: nothing is held but its rows, and no more of these than a return can have. */
export function readReturnFile(section: Section, content: Readable): Promise<ReadFile> {
  const optional = OPTIONAL[section] ?? []
  return readRows({ required: SECTION_FORMATS[section].columns.filter((column) => !optional.includes(column)), optional }, content)
}

/** Reads a file with a line of column names as it arrives. */
export async function readRows(columns: { readonly required: readonly string[]; readonly optional: readonly string[] }, content: Readable): Promise<ReadFile> {
  const [rows, broken]: [ReadFile['rows'], LineProblem[]] = [[], []]
  let header: readonly string[] | undefined
  let stopped: LineProblem | undefined
  const stop = (line: number, code: string, message: string): void => { stopped ??= { line, column: '', code, message } }
  const splitter = new CsvSplitter({
    record: (cells, line) => {
      if (stopped) return
      if (header === undefined) {
        const read = readHeader(cells, columns)
        if (read.ok) header = read.value
        else if (cells.length === 1 && /[;\t|]/.test(cells[0] ?? '')) stop(line, 'WRONG_SEPARATOR', 'The cells are not separated by commas. In Excel choose “Save as”, then “CSV UTF-8”, and send that file.')
        else stop(line, read.error[0]?.code ?? 'EMPTY', read.error.map(({ message }) => `${message}.`).join(' '))
        return
      }
      if (cells.every((cell) => cell.trim() === '')) return
      if (rows.length >= MAX_ROWS) return stop(line, 'TOO_MANY_ROWS', `The file has more than ${MAX_ROWS.toLocaleString('en-GB')} rows. A return has fewer: is it the right file?`)
      if (cells.slice(header.length).some((cell) => cell.trim() !== '')) broken.push({ line, column: '', code: 'TOO_MANY_CELLS', message: `The line has ${cells.length} cells, but there are ${header.length} columns. Put texts with commas between quotation marks.` })
      else rows.push({ line, row: Object.fromEntries(header.map((column, index) => [column, cells[index]])) })
    },
    broken: (code, line) => {
      if (header === undefined) stop(line, code, BROKEN[code] ?? NOT_CSV)
      else broken.push({ line, column: '', code, message: BROKEN[code] ?? NOT_CSV })
    },
  })
  const decoder = new StringDecoder('utf8')
  let started = false
  for await (const piece of content as AsyncIterable<Buffer>) {
    const text = decoder.write(piece)
    if (!started && OTHER_FILE.test(text.slice(0, 4_000))) stop(1, 'NOT_CSV', NOT_CSV)
    started ||= text !== ''
    // What comes after is read and dropped: its sender waits for the answer.
    if (!stopped) splitter.write(text)
  }
  if (!stopped) splitter.end()
  if (header === undefined) stop(1, 'EMPTY', `The file is empty. Its first line must name the columns: ${[...columns.required, ...columns.optional].join(', ')}.`)
  return { rows, broken, stopped }
}
