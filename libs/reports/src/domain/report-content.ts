/** What the figures of a column are, from which every form of a report derives how to print them. */
export type ColumnKind = 'text' | 'count' | 'percent' | 'percentage_points' | 'relative_change' | 'ratio' | 'date' | 'quarter'

export interface ReportColumn {
  /** Stable name, in lower snake case: the column's name in open data. */
  readonly key: string
  /** Heading for readers. */
  readonly title: string
  readonly kind: ColumnKind
  /** What the column means, for the metadata of open data. */
  readonly description: string
}

/** A figure that was withheld so that nobody can be recognised; never the same as "nothing" or "not known". */
export interface Withheld {
  readonly withheld: true
}

/** A figure of which only the two ends are told, both of them possible. */
export interface Between {
  readonly from: number
  readonly to: number
}

/** `null` says that there is no figure: it was not collected, or cannot be computed. */
export type ReportCell = string | number | null | Between | Withheld

/** A chart that repeats columns of its table: nothing is drawn that does not stand beside it in figures. */
export type ChartSpec =
  | { readonly kind: 'bars'; readonly label: string; readonly value: string }
  | { readonly kind: 'lines'; readonly along: string; readonly lines: readonly string[]; readonly band?: { readonly from: string; readonly to: string }; readonly target?: ChartTarget }

/** What is to be reached, as a height of the picture. In the unit of the lines. */
export interface ChartTarget {
  readonly label: string
  readonly value: number
}

export interface ReportTable {
  /** Stable within the report: part of addresses and file names. */
  readonly key: string
  readonly title: string
  /** Name of the method by which people are protected in it; `none` where no people are counted, or only public appointments are. */
  readonly method: string
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly (readonly ReportCell[])[]
  readonly notes: readonly string[]
  readonly chart?: ChartSpec
}

export interface ReportSection {
  readonly key: string
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly tables: readonly ReportTable[]
}

/**
 * Everything that is published of one report. The page, the PDF and the data files are made of this alone, so that they cannot differ; it is
 * stored as it stands with its snapshot, and what it holds has passed disclosure control.
 */
export interface ReportContent {
  readonly title: string
  readonly summary: string
  readonly sections: readonly ReportSection[]
}

export const isWithheld = (cell: ReportCell): cell is Withheld => typeof cell === 'object' && cell !== null && 'withheld' in cell
export const isBetween = (cell: ReportCell): cell is Between => typeof cell === 'object' && cell !== null && 'from' in cell

/** Where content breaks its own rules: rows of another width than their columns, keys that occur twice, a chart of columns that are not there. */
export function contentProblems({ sections }: ReportContent): readonly string[] {
  const tables = sections.flatMap((section) => section.tables)
  return [
    ...repeated(sections.map(({ key }) => key)).map((key) => `Two sections are called ${key}`),
    ...repeated(tables.map(({ key }) => key)).map((key) => `Two tables are called ${key}`),
    ...tables.flatMap(tableProblems),
  ]
}

function tableProblems({ key, columns, rows, chart }: ReportTable): readonly string[] {
  const names = columns.map((column) => column.key)
  return [
    ...repeated(names).map((name) => `Two columns of ${key} are called ${name}`),
    ...rows.flatMap((row, at) => (row.length === columns.length ? [] : [`Row ${at + 1} of ${key} has ${row.length} cells for ${columns.length} columns`])),
    ...columnsOf(chart).filter((name) => !names.includes(name)).map((name) => `The chart of ${key} asks for ${name}, which is no column`),
  ]
}

function columnsOf(chart: ChartSpec | undefined): readonly string[] {
  if (chart === undefined) return []
  if (chart.kind === 'bars') return [chart.label, chart.value]
  return [chart.along, ...chart.lines, ...(chart.band === undefined ? [] : [chart.band.from, chart.band.to])]
}

const repeated = (names: readonly string[]): readonly string[] => [...new Set(names.filter((name, at) => names.indexOf(name) !== at))]
