import { type BrokenRecord, CsvSplitter, type RecordSink } from './csv-splitter.js'
import type { ImportFormat, StagedCells } from './import-format.js'
import type { ImportProblem } from './import-problem.js'
import { readHeader } from './read-header.js'
import { createSeenValues } from './row-problem.js'

export const MAX_ROWS = 500_000
/** Past so many entries the report says only how many more there were: nobody mends them by hand. */
export const MAX_PROBLEMS = 100_000

/** Takes each row as it is read: a good one with its cells, a bad one with what is wrong. */
export type StageRow = (line: number, cells: StagedCells | undefined, problems: readonly ImportProblem[]) => void

const KINDS_OF_FILE = /^(PK\u0003\u0004|%PDF|\u0000|\uFFFD\uFFFD)|\u0000/

/**
 * Reads an import file that arrives in pieces and checks each row on its own. What it holds grows only by one key a
 * row, which tells duplicates.
 */
export class ImportReader implements RecordSink {
  /** Rows below the header that were not empty. */
  rows = 0
  refused = 0
  /** Problems of all rows, those past {@link MAX_PROBLEMS} included. */
  problems = 0
  /** Why the file cannot be read at all, once that is known. */
  unreadable: readonly ImportProblem[] | undefined
  private readonly splitter = new CsvSplitter(this)
  private readonly seen = createSeenValues()
  private header: readonly string[] | undefined
  private started = false

  constructor(
    private readonly format: ImportFormat,
    private readonly stage: StageRow,
    private readonly maxRows = MAX_ROWS,
  ) {}

  /** Reads on. Stop when {@link unreadable} is set. */
  write(piece: string): void {
    if (!this.started && KINDS_OF_FILE.test(piece.slice(0, 4_000))) this.unreadable = [{ line: 1, column: '', code: 'NOT_CSV' }]
    this.started = true
    if (!this.unreadable) this.splitter.write(piece)
  }

  end(): void {
    if (!this.unreadable) this.splitter.end()
    if (this.unreadable) return
    if (this.header === undefined) this.readHeader([''])
    else if (this.rows === 0) this.unreadable = [{ line: 1, column: '', code: 'NO_ROWS' }]
  }

  record(cells: string[], line: number): void {
    if (this.unreadable) return
    if (this.header === undefined) return this.readHeader(cells)
    const row: Record<string, string> = {}
    let filled = false
    // By index: this runs for every cell of the file, and an iterator of pairs would cost as much as the rest.
    for (let at = 0; at < cells.length; at++) {
      const column = this.header[at]
      const cell = cells[at] ?? ''
      if (cell !== '') filled = true
      if (column !== undefined) row[column] = cell
    }
    if (!filled || !this.count()) return
    if (cells.length > this.header.length && cells.slice(this.header.length).some((cell) => cell.trim() !== '')) {
      return this.refuse(line, [{ line, column: '', code: 'TOO_MANY_CELLS', facts: { cells: String(cells.length), columns: String(this.header.length) } }])
    }
    const read = this.format.read(row, line, this.seen)
    if (read.ok) this.stage(line, read.value, [])
    else this.refuse(line, read.error)
  }

  broken(code: BrokenRecord, line: number): void {
    if (this.unreadable) return
    if (this.header === undefined) this.unreadable = [{ line, column: '', code }]
    else if (this.count()) this.refuse(line, [{ line, column: '', code }])
  }

  private count(): boolean {
    this.rows++
    if (this.rows <= this.maxRows) return true
    this.unreadable = [{ line: 1, column: '', code: 'TOO_MANY_ROWS', facts: { limit: String(this.maxRows) } }]
    return false
  }

  private refuse(line: number, problems: readonly ImportProblem[]): void {
    this.refused++
    this.stage(line, undefined, this.problems < MAX_PROBLEMS ? problems : [])
    this.problems += problems.length
  }

  private readHeader(cells: readonly string[]): void {
    const header = readHeader(cells, this.format.columns)
    if (header.ok) this.header = header.value
    else if (cells.length === 1 && /[;\t|]/.test(cells[0] ?? '')) this.unreadable = [{ line: 1, column: '', code: 'WRONG_SEPARATOR' }]
    else this.unreadable = header.error.map(({ code, column, message }) => ({ line: 1, column: column.slice(0, 60), code, message }))
  }
}
