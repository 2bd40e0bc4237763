import { formatDate } from '#govuk'
import { parsePlainDate } from '#kernel'

/** A cell as the API gives it. */
export interface CellOf {
  readonly text: string | null
  readonly number: number | null
  readonly from: number | null
  readonly to: number | null
  readonly withheld: boolean
}

export interface ColumnOf {
  readonly key: string
  readonly title: string
  readonly kind: string
}

const UNITS: Readonly<Record<string, string>> = { percentage_points: ' (percentage points)', relative_change: ' (change)' }
const NO_NUMBERS = ['text', 'date', 'quarter']
const numbers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 })

export const isNumeric = (kind: string): boolean => !NO_NUMBERS.includes(kind)

/** A column's heading with its unit, where the figures do not say it themselves. */
export const headingOf = ({ title, kind }: ColumnOf): string => `${title}${UNITS[kind] ?? ''}`

export const numberText = (kind: string, value: number): string => `${numbers.format(value).replace('-', '−')}${kind === 'percent' || kind === 'relative_change' ? '%' : ''}`

/** A cell in words: "1,234", "12.5%", "0 to 4", "withheld", "no figure". */
export function cellText(kind: string, { text, number, from, to, withheld }: CellOf): string {
  if (withheld) return 'withheld'
  if (number !== null) return numberText(kind, number)
  if (from !== null && to !== null) return `${numberText(kind, from)} to ${numberText(kind, to)}`
  if (text === null) return 'no figure'
  const day = kind === 'date' ? parsePlainDate(text) : undefined
  return day === undefined ? text : formatDate(day)
}

/** A figure as a chart draws it. */
export const drawnValue = ({ number, from, to }: CellOf): number | { readonly from: number; readonly to: number } | null =>
  number ?? (from !== null && to !== null ? { from, to } : null)
