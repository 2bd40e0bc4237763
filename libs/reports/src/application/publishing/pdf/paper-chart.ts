import type { ReportTable } from '../../../domain/report-content.js'
import { chartOfTable } from '../chart-of-table.js'
import { ACCENT, GREY, INK, type Paper } from './paper.js'

/** Of the four ways in which lines differ; each has a mark of its own as well. */
const DASHES: readonly (readonly number[])[] = [[], [6, 3], [2, 2], [8, 3, 2, 3]]
const COLOURS = [ACCENT, INK, '#912b88', '#00703c'] as const
const BAND = '#d2e2f1'
const SCALE = 0.85

type Lines = Extract<NonNullable<ReturnType<typeof chartOfTable>>, { lines: unknown }>['lines']
type Bars = Extract<NonNullable<ReturnType<typeof chartOfTable>>, { bars: unknown }>['bars']

/** The picture of a table, ready to be put on paper: its height in points, and how to draw it. `undefined` where there is none, or none that fits. */
export function chartOnPaper(paper: Paper, table: ReportTable): { readonly height: number; readonly draw: () => void } | undefined {
  const chart = chartOfTable(table)
  if (chart === undefined) return undefined
  const height = ('lines' in chart ? chart.lines.height * SCALE : chart.bars.height) + 10
  return height > paper.tallest / 1.5 ? undefined : { height, draw: () => drawFigure(paper, table, chart, height) }
}

/** A figure with words in its place; the table follows. */
function drawFigure(paper: Paper, table: ReportTable, chart: NonNullable<ReturnType<typeof chartOfTable>>, height: number): void {
  const words = 'lines' in chart ? chart.lines.description : chart.bars.bars.map(({ label, text }) => `${label}: ${text}`).join('; ')
  const { doc, y } = paper
  paper.root.add(doc.struct('Figure', { alt: `Chart of the table ${table.title} below. ${words}`, bbox: [paper.left, y, paper.left + paper.width, y + height] } as never, () => {
    doc.save().translate(paper.left, y)
    if ('lines' in chart) drawLines(paper, chart.lines)
    else drawBars(paper, chart.bars)
    doc.restore()
  }))
  paper.y = y + height
}

function drawLines(paper: Paper, { grid, plot, ticks, lines, band, target, key }: Lines): void {
  const { doc } = paper
  doc.scale(SCALE)
  for (const { y, text } of grid) {
    doc.rect(plot.left, y, plot.right - plot.left, 0.5).fill(GREY)
    paper.print(text, { size: 9 }, { x: 0, y: y - 5, width: plot.left - 6 }, 12, 'right')
  }
  for (const { x, text } of ticks) paper.set({ size: 9 }).text(text, x - 40, plot.bottom + 8, { width: 80, align: 'center', lineBreak: false, height: 12 })
  if (band !== '') doc.path(band).fill(BAND)
  if (target !== null) doc.moveTo(plot.left, target.y).lineTo(plot.right, target.y).lineWidth(1.5).stroke(INK)
  for (const line of lines) stroke(paper, line)
  for (const { label, y, style, mark } of key) {
    if (style === 'band') doc.rect(10, y - 11, 24, 12).fill(BAND)
    else if (style === 'target') doc.moveTo(10, y - 5).lineTo(34, y - 5).lineWidth(1.5).stroke(INK)
    else stroke(paper, { style: Number(style), path: `M8 ${y - 5}L36 ${y - 5}`, ranges: '', marks: mark })
    paper.print(paper.shown(label, { size: 9 }).text, { size: 9 }, { x: 44, y: y - 10, width: 340 }, 12)
  }
}

function stroke({ doc }: Paper, { style, path, ranges, marks }: { readonly style: number; readonly path: string; readonly ranges: string; readonly marks: string }): void {
  const colour = COLOURS[style] ?? INK
  const dashes = DASHES[style] ?? []
  doc.save().lineWidth(1.8)
  if (dashes.length > 0) doc.dash(dashes[0]!, { space: dashes[1] ?? 2 })
  if (path !== '') doc.path(path).stroke(colour)
  doc.undash()
  if (ranges !== '') doc.path(ranges).stroke(colour)
  if (marks !== '') doc.path(marks).fill(colour)
  doc.restore()
}

function drawBars(paper: Paper, { bars, barHeight }: Bars): void {
  const width = Math.min(420, paper.width)
  for (const { lines, y, width: share, range } of bars) {
    for (const line of lines) paper.print(paper.shown(line.text, { size: 9 }).text, { size: 9 }, { x: 0, y: line.y - 9, width }, 12)
    paper.doc.rect(0, y, (share / 100) * width, barHeight).fill(ACCENT)
    if (range !== null) paper.doc.rect((range.x / 100) * width, y + 0.5, (range.width / 100) * width, barHeight - 1).lineWidth(1).dash(3, { space: 2 }).stroke(ACCENT).undash()
  }
}
