import { type ColumnKind, isBetween, isWithheld, type ReportCell, type ReportColumn } from '../report-content.js'

// The shorthand of the Government Statistical Service ("Releasing statistics in spreadsheets").
/** A figure withheld so that nobody can be recognised: "confidential". */
export const WITHHELD_MARK = '[c]'
/** No figure: "not available". */
export const MISSING_MARK = '[x]'
/** In CSV: a range, of which the ends stand in columns of their own. */
export const RANGE_MARK = '[range]'

/** Most letters of one cell of a spreadsheet. */
const MOST_LETTERS = 32_000

/** Halves of letters that stand alone become the mark for what cannot be shown. */
const wellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '\uFFFD')

/**
 * A text that every form can carry: one line, without what XML 1.0 does not allow. All forms carry the same, so that they agree.
 */
export function plainText(text: string): string {
  const whole = wellFormed(text).normalize('NFC').replaceAll(/[\s\u0085]+/gu, ' ').replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, '').trim()
  return whole.length <= MOST_LETTERS ? whole : `${wellFormed(whole.slice(0, MOST_LETTERS - 1))}…`
}

export const isNumeric = (kind: ColumnKind): boolean => kind !== 'text' && kind !== 'date' && kind !== 'quarter'

const UNITS: Partial<Readonly<Record<ColumnKind, string>>> = { percent: '%', percentage_points: 'percentage points', relative_change: '% change' }

/** The column's heading with its unit. */
export const headingOf = ({ title, kind }: ReportColumn): string => plainText(UNITS[kind] === undefined ? title : `${title} (${UNITS[kind]})`)

/** A range in words, as exact as its ends. */
export const rangeText = (from: number, to: number): string => `${from} to ${to}`

/** A cell of a spreadsheet: numbers as numbers, everything else as text. */
export function sheetCell(cell: ReportCell): string | number {
  if (cell === null) return MISSING_MARK
  if (isWithheld(cell)) return WITHHELD_MARK
  if (isBetween(cell)) return rangeText(cell.from, cell.to)
  return typeof cell === 'number' ? cell : plainText(cell)
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** `2026-03-31` as "31 March 2026"; anything else as it is. */
export function dayInWords(text: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  const name = MONTHS[Number(month) - 1]
  return name === undefined ? text : `${Number(day)} ${name} ${year}`
}

const numbers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 })

/** A cell for readers, on paper: `1,234`, `12.5%`, `0 to 4`, and the same marks as in spreadsheets. */
export function printedCell(kind: ColumnKind, cell: ReportCell): string {
  if (cell === null) return MISSING_MARK
  if (isWithheld(cell)) return WITHHELD_MARK
  if (isBetween(cell)) return `${printedCell(kind, cell.from)} to ${printedCell(kind, cell.to)}`
  if (typeof cell === 'string') return kind === 'date' ? dayInWords(plainText(cell)) : plainText(cell)
  const text = numbers.format(cell).replace('-', '−')
  return kind === 'percent' || kind === 'relative_change' ? `${text}%` : text
}

/** Which marks occur, and what each says. */
export function marksUsed(rows: readonly (readonly ReportCell[])[]): readonly string[] {
  const cells = rows.flat()
  return [
    ...(cells.some(isWithheld) ? [`${WITHHELD_MARK} means that a figure is withheld so that nobody can be recognised.`] : []),
    ...(cells.includes(null) ? [`${MISSING_MARK} means that there is no figure: it was not collected, or cannot be computed.`] : []),
    ...(cells.some(isBetween) ? ['“0 to 4” means that the figure lies between the two numbers, both of them possible.'] : []),
  ]
}
