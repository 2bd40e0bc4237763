/** A cell or value: text is escaped by the component; html must come from a template, never from data. */
export type Cell = string | number | { readonly text: string; readonly format?: 'numeric' } | { readonly html: string; readonly format?: 'numeric' }

const cell = (value: Cell) =>
  typeof value === 'number' ? { text: String(value), format: 'numeric' } : typeof value === 'string' ? { text: value } : value

export interface Column<T> {
  readonly heading: string
  readonly value: (item: T) => Cell
  readonly numeric?: boolean
}

/** Rows for `dataTable`: columns described once, applied to each item. */
export function tableOf<T>(items: readonly T[], columns: readonly Column<T>[]) {
  return {
    head: columns.map(({ heading, numeric }) => ({ text: heading, ...(numeric && { format: 'numeric' as const }) })),
    rows: items.map((item) => columns.map(({ value, numeric }) => ({ ...cell(value(item)), ...(numeric && { format: 'numeric' as const }) }))),
  }
}

export interface SummaryRow {
  readonly key: string
  readonly value: Cell | null | undefined
  /** A link to where it can be changed; `about` finishes the sentence for screen readers: "Change <name>". */
  readonly change?: { readonly href: string; readonly text?: string; readonly about: string }
}

/** Rows for `govukSummaryList`; a value that is missing reads "Not given". */
export const summaryRows = (rows: readonly SummaryRow[], notGiven = 'Not given') =>
  rows.map(({ key, value, change }) => ({
    key: { text: key },
    value: { ...cell(value === null || value === undefined || value === '' ? notGiven : value), format: undefined },
    ...(change && { actions: { items: [{ href: change.href, text: change.text ?? 'Change', visuallyHiddenText: change.about }] } }),
  }))
