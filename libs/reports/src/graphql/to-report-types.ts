import { isBetween, isWithheld, type ChartSpec, type ReportCell, type ReportContent } from '../domain/report-content.js'
import type { SnapshotChanges } from '../domain/snapshots/what-changed.js'
import type { ReportCellType, ReportChangesType, ReportChartType, ReportSectionType } from './report.type.js'

/** A cell with its kind told by which field is there. */
export function toCell(cell: ReportCell): ReportCellType {
  if (typeof cell === 'string') return { text: cell, withheld: false }
  if (typeof cell === 'number') return { number: cell, withheld: false }
  if (isBetween(cell)) return { from: cell.from, to: cell.to, withheld: false }
  return { withheld: isWithheld(cell) }
}

const toChart = (chart: ChartSpec): ReportChartType => (chart.kind === 'bars'
  ? { kind: 'bars', along: chart.label, values: [chart.value] }
  : { kind: 'lines', along: chart.along, values: [...chart.lines], bandFrom: chart.band?.from ?? null, bandTo: chart.band?.to ?? null, target: chart.target ?? null })

export const toSections = ({ sections }: ReportContent): ReportSectionType[] =>
  sections.map(({ key, title, paragraphs, tables }) => ({
    key, title, paragraphs: [...paragraphs],
    tables: tables.map((table) => ({
      key: table.key, title: table.title, method: table.method, columns: [...table.columns], notes: [...table.notes],
      rows: table.rows.map((row) => ({ cells: row.map(toCell) })), chart: table.chart === undefined ? null : toChart(table.chart),
    })),
  }))

export const toChanges = ({ figures, more, why }: SnapshotChanges): ReportChangesType =>
  ({ figures: figures.map((change) => ({ ...change, kind: change.kind ?? 'ratio', before: toCell(change.before), after: toCell(change.after) })), more, why: [...why] })
