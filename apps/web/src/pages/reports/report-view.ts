import { formatDate, lineChart, rangeBarChart, tableParts as govukParts, withoutFigure } from '#govuk'
import { plainDate } from '#kernel'
import { type CellOf, cellText, type ColumnOf, drawnValue, headingOf, isNumeric, numberText } from './cells.js'

export interface TableOf {
  readonly key: string
  readonly title: string
  readonly method: string
  readonly notes: readonly string[]
  readonly columns: readonly ColumnOf[]
  readonly rows: readonly { readonly cells: readonly CellOf[] }[]
  readonly chart: { readonly kind: string; readonly along: string; readonly values: readonly string[]; readonly bandFrom: string | null; readonly bandTo: string | null; readonly target?: { readonly label: string; readonly value: number } | null } | null
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

const isEmpty = ({ text, number, from, withheld }: CellOf): boolean => text === null && number === null && from === null && !withheld

/**
 * A table as it is read on a page. One with a forecast is read as two, what was and what may come, so that neither is full of cells without a
 * figure; days that have none are told in a sentence. The files have all in one table.
 */
export function tableParts(table: TableOf) {
  const { title, columns, rows, chart } = table
  const [figure, edge] = [chart?.values[0], chart?.bandFrom]
  const apart = chart?.kind === 'lines' && figure !== undefined && edge ? govukParts(columns.map(({ key }) => key), rows, { along: chart.along, figure, edge }, ({ cells }, at) => isEmpty(cells[at] ?? NONE)) : undefined
  if (apart === undefined) return { parts: [{ title, table: tableView(table) }], without: null }
  const { figures, forecasts, without } = apart
  const part = (name: string, { columns: kept, rows: some }: typeof figures) =>
    ({ title: name, table: tableView({ columns: kept.flatMap((at) => columns[at] ?? []), rows: some.map(({ cells }) => ({ cells: kept.map((at) => cells[at] ?? NONE) })) }) })
  return {
    parts: [...(figures.rows.length > 0 || forecasts.rows.length === 0 ? [part(title, figures)] : []), ...(forecasts.rows.length > 0 ? [part(`${title}: forecast if nothing changes`, forecasts)] : [])],
    without: withoutFigure(without.map(({ cells }) => cellText('date', cells[columns.findIndex(({ key }) => key === chart?.along)] ?? NONE))),
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
    ...(chart.target && { target: chart.target }),
  }, (value) => numberText(kindOf(first), value))
  return lines && { lines }
}

const FORMS = [['xlsx', 'Excel workbook'], ['ods', 'OpenDocument spreadsheet'], ['json', 'JSON'], ['pdf', 'PDF']] as const

/** Address of a snapshot's open data; files stand beneath it. */
export function openDataAddress({ areaKey, planId }: ReportOf, { asOf, number }: { readonly asOf: string; readonly number: number }): string {
  const name = planId === null ? areaKey : `${areaKey}~${planId}`
  return `/open-data/${encodeURIComponent(name).replaceAll('%3A', ':')}/${asOf}/${number}`
}

interface InputOf {
  readonly kind: string
  readonly label: string
  readonly version: string
}

/** Where a plan says what a target is: an input of the report names the very version that it was computed for. */
const planHrefs = (inputs: readonly InputOf[]): ReadonlyMap<string, string> => new Map(inputs.flatMap(({ kind, label, version }) => {
  const [, title] = kind === 'plan' ? (/^The target “(.*)”$/.exec(label) ?? []) : []
  return title === undefined ? [] : [[title, `/plan/targets/${encodeURIComponent(version)}`] as const]
}))

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** First cells that name a target lead to the plan. */
function linked<T extends { readonly rows: readonly (readonly { readonly text: string }[])[] }>(table: T, hrefs: ReadonlyMap<string, string>) {
  return { ...table, rows: table.rows.map((row) => row.map((cell, n) => {
    const href = n === 0 ? hrefs.get(cell.text) : undefined
    return href === undefined ? cell : { html: `<a class="govuk-link" href="${href}">${escaped(cell.text)}</a>` }
  })) }
}

export function sectionsView(sections: readonly SectionOf[], address: string, inputs: readonly InputOf[] = []) {
  const hrefs = planHrefs(inputs)
  return sections.map(({ key, title, paragraphs, tables }) => ({
    id: `section-${key}`, title, paragraphs,
    tables: tables.map((table) => ({
      id: `table-${table.key}`, title: table.title, notes: table.notes, ...partsView(table, hrefs), planHref: hrefs.get(table.title), chart: chartView(table),
      method: table.method === 'none' ? null : table.method, csvHref: `${address}/${encodeURIComponent(table.key)}.csv`, metadataHref: `${address}/${encodeURIComponent(table.key)}.csv-metadata.json`,
      hasWithheld: table.rows.some(({ cells }) => cells.some(({ withheld }) => withheld)),
    })),
  }))
}

function partsView(table: TableOf, hrefs: ReadonlyMap<string, string>) {
  const { parts, without } = tableParts(table)
  return { without, parts: parts.map((part) => ({ ...part, table: linked(part.table, hrefs) })) }
}

export type SectionView = ReturnType<typeof sectionsView>[number]

/** Name in the address of the page with everything on it, for printing. */
export const ALL_SECTIONS = 'all'

/** Which part of a report a page shows: the overview, one section with those before and after it, or all of them; undefined for a section that is not there. */
export function chosenSections(sections: readonly SectionView[], chosen: string, here: string) {
  const hrefOf = (key: string): string => `${here}?section=${encodeURIComponent(key)}`
  const keyOf = ({ id }: SectionView): string => id.replace('section-', '')
  const contents = sections.map((section) => ({ title: section.title, href: hrefOf(keyOf(section)), text: section.paragraphs[0] ?? '', tables: section.tables.map(({ id, title }) => ({ title, href: `${hrefOf(keyOf(section))}#${id}` })) }))
  if (chosen === '') return { mode: 'overview' as const, contents, allHref: hrefOf(ALL_SECTIONS), shown: [], glance: sections.find(({ id }) => id === 'section-targets')?.tables[0] }
  if (chosen === ALL_SECTIONS) return { mode: 'all' as const, contents, overviewHref: here, shown: sections }
  const at = sections.findIndex((section) => keyOf(section) === chosen)
  const shown = sections[at]
  if (shown === undefined) return undefined
  const neighbour = (n: number) => (contents[n] === undefined ? undefined : { href: contents[n].href, labelText: contents[n].title })
  return { mode: 'section' as const, contents, overviewHref: here, shown: [shown], pagination: { previous: at > 0 ? neighbour(at - 1) : undefined, next: neighbour(at + 1) } }
}

export const downloads = (address: string) => FORMS.map(([format, text]) => ({ text, href: `${address}/report.${format}` }))

interface ChangesOf {
  readonly more: number
  readonly why: readonly string[]
  readonly figures: readonly { readonly table: string; readonly row: string; readonly column: string; readonly kind: string; readonly before: CellOf; readonly after: CellOf }[]
}

/** What changed, as a table of figures each in its own unit. */
export const changesView = ({ more, why, figures }: ChangesOf) => ({
  why, more,
  table: {
    head: [{ text: 'Table' }, { text: 'Row' }, { text: 'Figure' }, { text: 'Before', format: 'numeric' }, { text: 'Now', format: 'numeric' }],
    rows: figures.map(({ table, row, column, kind, before, after }) => [{ text: table }, { text: row }, { text: column }, { text: cellText(kind, before), format: 'numeric' }, { text: cellText(kind, after), format: 'numeric' }]),
  },
})
