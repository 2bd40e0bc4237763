import { neutraliseFormula } from './formulas.js'

export type CsvCell = string | number | boolean | Date | null | undefined

/** Put first in a file, it makes spreadsheets read the rest as UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF'

const textOf = (cell: CsvCell): string => {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString() : typeof cell === 'string' ? neutraliseFormula(cell) : String(cell)
}

/** One line of a CSV file for download, with its line end: quoted where needed, and no cell that a spreadsheet would run. */
export const csvLine = (cells: readonly CsvCell[]): string =>
  `${cells.map(textOf).map((text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(',')}\r\n`
