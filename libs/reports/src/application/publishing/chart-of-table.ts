import { lineChart, rangeBarChart } from '#govuk'
import { headingOf, printedCell } from '../../domain/publishing/cells.js'
import { type ChartSpec, isBetween, type ReportCell, type ReportTable } from '../../domain/report-content.js'

/** Most bars of one picture: more are read from the table. */
export const MOST_BARS = 30

const valueOf = (cell: ReportCell) => (typeof cell === 'number' || isBetween(cell) ? cell : null)

/** The picture that a table asks for; `undefined` where there is nothing to draw. */
export function chartOfTable(table: ReportTable): { readonly lines: NonNullable<ReturnType<typeof lineChart>> } | { readonly bars: ReturnType<typeof rangeBarChart> } | undefined {
  const { chart, columns, rows } = table
  if (chart === undefined || rows.length === 0) return undefined
  const at = (key: string): number => columns.findIndex((column) => column.key === key)
  const cellsOf = (key: string): readonly ReportCell[] => rows.map((row) => row[at(key)] ?? null)
  const kindOf = (key: string) => columns[at(key)]?.kind ?? 'count'
  if (chart.kind === 'lines') return linesOf(chart)
  if (rows.length > MOST_BARS) return undefined
  const labels = cellsOf(chart.label)
  return { bars: rangeBarChart(cellsOf(chart.value).map((cell, n) => ({ label: printedCell('text', labels[n] ?? null), value: valueOf(cell), text: printedCell(kindOf(chart.value), cell) }))) }

  function linesOf({ along, lines, band, target }: Extract<ChartSpec, { readonly kind: 'lines' }>) {
    const heading = (key: string): string => (columns[at(key)] === undefined ? key : headingOf(columns[at(key)]!))
    const numbers = (key: string): readonly (number | null)[] => cellsOf(key).map((cell) => (typeof cell === 'number' ? cell : null))
    const drawn = lineChart({
      along: cellsOf(along).map((cell) => (typeof cell === 'string' ? cell : '')), lines: lines.map((key) => ({ label: heading(key), values: cellsOf(key).map(valueOf) })),
      ...(band === undefined ? {} : { band: { label: 'Interval of the forecast', from: numbers(band.from), to: numbers(band.to) } }),
      ...(target === undefined ? {} : { target }),
    }, (value) => printedCell(kindOf(lines[0] ?? ''), value))
    return drawn === undefined ? undefined : { lines: drawn }
  }
}
