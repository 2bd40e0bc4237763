import { isBetween, type ReportCell, type ReportColumn, type ReportTable } from '../report-content.js'
import { isNumeric, plainText, RANGE_MARK, sheetCell } from './cells.js'

/** A column of a CSV file, with what it holds of a cell. */
export interface CsvColumn {
  readonly name: string
  readonly title: string
  readonly description: string
  /** Of CSV on the Web. */
  readonly datatype: string | { readonly base: string; readonly format: string }
  readonly marks: readonly string[]
  readonly of: (row: readonly ReportCell[]) => string | number
}

const QUARTER_FORMAT = '^[0-9]{4}-Q[1-4]$'

/**
 * The columns of a table as CSV: each with one type. Where a figure is a range its column says so and the two ends stand beside it in columns of
 * their own, so that no program has to read numbers out of words.
 */
export function csvColumns({ columns, rows }: ReportTable): readonly CsvColumn[] {
  const taken = new Set(columns.map(({ key }) => key))
  return columns.flatMap((column, at) => {
    const ranges = isNumeric(column.kind) && rows.some((row) => isBetween(row[at] ?? null))
    const main: CsvColumn = {
      name: column.key, title: plainText(column.title), description: plainText(column.description), datatype: datatypeOf(column, rows.map((row) => row[at] ?? null)),
      marks: ['[c]', '[x]', ...(ranges ? [RANGE_MARK] : [])], of: (row) => mainCell(row[at] ?? null, ranges),
    }
    return ranges ? [main, endColumn(column, at, 'lowest', taken), endColumn(column, at, 'highest', taken)] : [main]
  })
}

const mainCell = (cell: ReportCell, ranges: boolean): string | number => (ranges && isBetween(cell) ? RANGE_MARK : sheetCell(cell))

function endColumn({ key, title }: ReportColumn, at: number, end: 'lowest' | 'highest', taken: Set<string>): CsvColumn {
  let name = `${key}_${end}`
  while (taken.has(name)) name = `${name}_`
  taken.add(name)
  return {
    name, title: `${plainText(title)}, ${end}`, description: `The ${end} value that “${plainText(title)}” may have, where it is a range`, datatype: 'number', marks: [''],
    of: (row) => {
      const cell = row[at] ?? null
      return isBetween(cell) ? (end === 'lowest' ? cell.from : cell.to) : ''
    },
  }
}

function datatypeOf({ kind }: ReportColumn, cells: readonly ReportCell[]): CsvColumn['datatype'] {
  const texts = cells.filter((cell) => typeof cell === 'string')
  if (kind === 'date') return texts.every((text) => /^\d{4}-\d{2}-\d{2}$/.test(text)) && texts.length === cells.filter((cell) => cell !== null).length ? 'date' : 'string'
  if (kind === 'quarter') return texts.every((text) => new RegExp(QUARTER_FORMAT).test(text)) ? { base: 'string', format: QUARTER_FORMAT } : 'string'
  return kind !== 'text' && texts.length === 0 ? 'number' : 'string'
}
