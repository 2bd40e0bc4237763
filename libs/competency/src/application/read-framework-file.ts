import type { Readable } from 'node:stream'
import { type CsvError, parse } from 'csv-parse'
import type { FileProblem } from '../domain/locate-problems.js'
import { checkFrameworkRow, FRAMEWORK_COLUMNS, type FrameworkColumn, type FrameworkRow } from '../domain/read-framework-rows.js'

/** A framework is written by people: a file longer than this is a wrong file. */
export const MOST_ROWS = 20_000
const LONGEST_ROW = 20_000
const MOST_PROBLEMS = 500

export interface FrameworkFile {
  /** Data rows met, sound or not. */
  readonly count: number
  readonly rows: readonly FrameworkRow[]
  readonly problems: readonly FileProblem[]
}

interface Parsed {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

/** Reads a CSV stream row by row; stops at what no row can be read after, and says so. Never throws on a bad file. */
export async function readFrameworkFile(stream: Readable): Promise<FrameworkFile> {
  const rows: FrameworkRow[] = []
  const problems: FileProblem[] = []
  let columns: readonly FrameworkColumn[] | undefined
  let count = 0
  const parser = stream.pipe(parse({ bom: true, info: true, trim: true, skip_empty_lines: true, relax_column_count: true, max_record_size: LONGEST_ROW }))
  stream.on('error', (error) => parser.destroy(error))
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      if (columns === undefined) {
        const header = record.map((cell) => cell.toLowerCase())
        if (!isHeader(header)) return { count, rows, problems: [headerProblem(header)] }
        columns = header
        continue
      }
      count++
      const read = readRow(record, info.lines, columns)
      if ('code' in read) problems.push(read)
      else {
        rows.push(read)
        problems.push(...checkFrameworkRow(read).map((problem) => ({ ...problem, severity: 'error' as const })))
      }
      if (count > MOST_ROWS) problems.push(problem(info.lines, 'record', 'TOO_MANY_ROWS', `The file has more than ${MOST_ROWS} rows. Is it the right file?`))
      if (count > MOST_ROWS || problems.length >= MOST_PROBLEMS) break
    }
  } catch (error) {
    if (!isCsvError(error)) throw error
    problems.push(unreadable(error))
  }
  if (columns === undefined && problems.length === 0) problems.push(headerProblem([]))
  if (columns !== undefined && count === 0 && problems.length === 0) problems.push(problem(1, 'record', 'EMPTY', 'The file has a header and no rows'))
  return { count, rows, problems }
}

const problem = (line: number, column: string, code: string, message: string): FileProblem => ({ line, column, code, message, severity: 'error' })

const isHeader = (header: readonly string[]): header is readonly FrameworkColumn[] =>
  header.length === FRAMEWORK_COLUMNS.length && FRAMEWORK_COLUMNS.every((column) => header.includes(column))

const headerProblem = (header: readonly string[]): FileProblem => {
  const missing = FRAMEWORK_COLUMNS.filter((column) => !header.includes(column))
  const unknown = header.filter((column) => !(FRAMEWORK_COLUMNS as readonly string[]).includes(column)).map((column) => `"${column.slice(0, 40)}"`)
  const details = [missing.length > 0 ? `Missing: ${missing.join(', ')}.` : '', unknown.length > 0 ? `Not known: ${unknown.slice(0, 10).join(', ')}.` : '']
  return problem(1, 'header', 'WRONG_HEADER', `The first line must name the columns ${FRAMEWORK_COLUMNS.join(', ')}, each once. ${details.join(' ')}`.trim())
}

function readRow(record: readonly string[], line: number, columns: readonly FrameworkColumn[]): FrameworkRow | FileProblem {
  if (record.length !== columns.length)
    return problem(line, 'record', 'WRONG_NUMBER_OF_CELLS', `Line ${line} has ${record.length} cells where the header has ${columns.length}. Put texts with commas in double quotes`)
  if (record.some((cell) => cell.includes('\u0000'))) return problem(line, 'record', 'CONTROL_CHARACTER', `Line ${line} contains an invisible control character. Save the file as CSV in UTF-8`)
  const cell = (name: FrameworkColumn): string => record[columns.indexOf(name)] ?? ''
  return { line, values: { record: cell('record'), key: cell('key'), parent: cell('parent'), level: cell('level'), name: cell('name'), text: cell('text') } }
}

const isCsvError = (error: unknown): error is CsvError & { readonly lines?: number } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('CSV_')

function unreadable(error: CsvError & { readonly lines?: number }): FileProblem {
  const line = error.lines ?? 1
  if (error.code === 'CSV_MAX_RECORD_SIZE') return problem(line, 'record', 'ROW_TOO_LONG', `Line ${line} is longer than ${LONGEST_ROW} characters. Is a double quote missing?`)
  return problem(line, 'record', 'NOT_CSV', `Line ${line} cannot be read as CSV. Look for a double quote that is not closed, or not doubled inside a text`)
}
