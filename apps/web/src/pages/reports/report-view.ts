import { formatDate, lineChart, rangeBarChart } from '#govuk'
import { plainDate } from '#kernel'
import { type CellOf, cellText, type ColumnOf, drawnValue, headingOf, isNumeric, numberText } from './cells.js'

export interface TableOf {
  readonly key: string
  readonly title: string
  readonly method: string
  readonly notes: readonly string[]
  readonly columns: readonly ColumnOf[]
  readonly rows: readonly { readonly cells: readonly CellOf[] }[]
  readonly chart: { readonly kind: string; readonly along: string; readonly values: readonly string[]; readonly bandFrom: string | null; readonly bandTo: string | null } | null
}

export interface SectionOf {
  readonly key: string
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly tables: readonly TableOf[]
}

export interface ReportOf {
  readonly areaKey: string
  readonly planId: string | null
}

const NONE: CellOf = { text: null, number: null, from: null, to: null, withheld: false }
/** Longer lists of bars say less than their table. */
const MOST_BARS = 30

const STATES: Readonly<Record<string, { readonly text: string; readonly classes: string }>> = {
  provisional: { text: 'Provisional', classes: 'govuk-tag--yellow' }, final: { text: 'Final', classes: 'govuk-tag--green' }, revised: { text: 'Revised', classes: 'govuk-tag--blue' },
}

export const stateTag = (state: string) => STATES[state] ?? { text: state, classes: 'govuk-tag--grey' }

export const dayWords = (day: string): string => formatDate(plainDate(day))

/** As the design system shows tables. */
export function tableView({ columns, rows }: Pick<TableOf, 'columns' | 'rows'>) {
  const numeric = (kind: string) => (isNumeric(kind) ? { format: 'numeric' } : {})
  return {
    head: columns.map((column) => ({ text: headingOf(column), ...numeric(column.kind) })),
    rows: rows.map(({ cells }) => columns.map(({ kind }, at) => ({ text: cellText(kind, cells[at] ?? NONE), ...numeric(kind) }))),
  }
}

/** The picture of a table; `undefined` where there is none, or nothing to draw. What it shows stands in the table as well. */
export function chartView({ chart, columns, rows }: TableOf) {
  if (chart === null || rows.length === 0) return undefined
  const at = (key: string): number => columns.findIndex((column) => column.key === key)
  const cellsOf = (key: string): readonly CellOf[] => rows.map(({ cells }) => cells[at(key)] ?? NONE)
  const kindOf = (key: string): string => columns[at(key)]?.kind ?? 'count'
  const [first = ''] = chart.values
  if (chart.kind === 'bars') {
    const labels = cellsOf(chart.along)
    return rows.length > MOST_BARS ? undefined : { bars: rangeBarChart(cellsOf(first).map((cell, n) => ({ label: cellText(kindOf(chart.along), labels[n] ?? NONE), value: drawnValue(cell), text: cellText(kindOf(first), cell) }))) }
  }
  const edge = (key: string): readonly (number | null)[] => cellsOf(key).map(({ number }) => number)
  const lines = lineChart({
    along: cellsOf(chart.along).map(({ text }) => text ?? ''),
    lines: chart.values.map((key) => ({ label: columns[at(key)]?.title ?? key, values: cellsOf(key).map(drawnValue) })),
    ...(chart.bandFrom === null || chart.bandTo === null ? {} : { band: { label: 'Interval of the forecast', from: edge(chart.bandFrom), to: edge(chart.bandTo) } }),
  }, (value) => numberText(kindOf(first), value))
  return lines && { lines }
}

const FORMS = [['xlsx', 'Excel workbook'], ['ods', 'OpenDocument spreadsheet'], ['json', 'JSON'], ['pdf', 'PDF']] as const

/** Address of a snapshot's open data; files stand beneath it. */
export function openDataAddress({ areaKey, planId }: ReportOf, { asOf, number }: { readonly asOf: string; readonly number: number }): string {
  const name = planId === null ? areaKey : `${areaKey}~${planId}`
  return `/open-data/${encodeURIComponent(name).replaceAll('%3A', ':')}/${asOf}/${number}`
}

export function sectionsView(sections: readonly SectionOf[], address: string) {
  return sections.map(({ key, title, paragraphs, tables }) => ({
    id: `section-${key}`, title, paragraphs,
    tables: tables.map((table) => ({
      id: `table-${table.key}`, title: table.title, notes: table.notes, table: tableView(table), chart: chartView(table),
      method: table.method === 'none' ? null : table.method, csvHref: `${address}/${encodeURIComponent(table.key)}.csv`, metadataHref: `${address}/${encodeURIComponent(table.key)}.csv-metadata.json`,
      hasWithheld: table.rows.some(({ cells }) => cells.some(({ withheld }) => withheld)),
    })),
  }))
}

export const downloads = (address: string) => FORMS.map(([format, text]) => ({ text, href: `${address}/report.${format}` }))

interface ChangesOf {
  readonly more: number
  readonly why: readonly string[]
  readonly figures: readonly { readonly table: string; readonly row: string; readonly column: string; readonly before: CellOf; readonly after: CellOf }[]
}

/** What changed, as a table; kinds of columns are not told with it, so figures have no unit. */
export const changesView = ({ more, why, figures }: ChangesOf) => ({
  why, more,
  table: {
    head: [{ text: 'Table' }, { text: 'Row' }, { text: 'Figure' }, { text: 'Before', format: 'numeric' }, { text: 'Now', format: 'numeric' }],
    rows: figures.map(({ table, row, column, before, after }) => [{ text: table }, { text: row }, { text: column }, { text: cellText('ratio', before), format: 'numeric' }, { text: cellText('ratio', after), format: 'numeric' }]),
  },
})
