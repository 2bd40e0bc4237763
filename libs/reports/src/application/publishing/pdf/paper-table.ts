import { headingOf, isNumeric, printedCell } from '../../../domain/publishing/cells.js'
import type { ReportTable } from '../../../domain/report-content.js'
import { GREY, type Paper, type Structure, type TextStyle } from './paper.js'

const PADDING = 4
const CELL: TextStyle = { size: 8.5 }
const HEADING: TextStyle = { size: 8.5, bold: true }
/** Letters that count for a column's width: longer texts are wrapped. */
const LETTERS = { least: 7, most: 42 }

interface Column {
  readonly x: number
  readonly width: number
  readonly align: 'left' | 'right'
}

/** A table with rows that are never torn apart, and its headings again at the top of each page. */
export function drawTable(paper: Paper, table: ReportTable): void {
  const headings = table.columns.map(headingOf)
  const rows = table.rows.map((row) => row.map((cell, at) => printedCell(table.columns[at]?.kind ?? 'text', cell)))
  const columns = columnsOf(paper, table, [headings, ...rows])
  const structure = paper.doc.struct('Table')
  const top = heightOf(paper, headings, columns, HEADING)
  paper.need(top + (rows[0] === undefined ? 0 : heightOf(paper, rows[0], columns, CELL)))
  paper.root.add(structure)
  drawRow(paper, structure, headings, columns, 'heading')
  for (const row of rows) {
    if (paper.need(heightOf(paper, row, columns, CELL))) repeatHeadings(paper, headings, columns)
    drawRow(paper, structure, row, columns, 'body')
  }
  structure.end()
  paper.y += 8
}

function columnsOf(paper: Paper, table: ReportTable, lines: readonly (readonly string[])[]): readonly Column[] {
  const wanted = table.columns.map((_column, at) => Math.min(LETTERS.most, Math.max(LETTERS.least, ...lines.map((line) => (line[at] ?? '').length))))
  const all = wanted.reduce((sum, one) => sum + one, 0)
  // Narrow tables stay narrow, so that eyes need not travel.
  const room = Math.min(paper.width, all * 6.2 + table.columns.length * 2 * PADDING)
  let x = paper.left
  return table.columns.map(({ kind }, at) => {
    const width = (room * (wanted[at] ?? 1)) / all
    const column: Column = { x, width, align: isNumeric(kind) ? 'right' : 'left' }
    x += width
    return column
  })
}

const heightOf = (paper: Paper, cells: readonly string[], columns: readonly Column[], style: TextStyle): number =>
  Math.min(paper.tallest / 2, Math.max(0, ...cells.map((cell, at) => paper.heightOf(cell, style, (columns[at]?.width ?? 1) - 2 * PADDING)))) + 2 * PADDING

function drawRow(paper: Paper, table: Structure, cells: readonly string[], columns: readonly Column[], kind: 'heading' | 'body'): void {
  const style = kind === 'heading' ? HEADING : CELL
  const height = heightOf(paper, cells, columns, style)
  const row = paper.doc.struct('TR')
  table.add(row)
  for (const [at, cell] of cells.entries()) {
    const { x, width, align } = columns[at]!
    const scope = kind === 'heading' ? 'Column' : at === 0 ? 'Row' : undefined
    paper.text(row, scope === undefined ? 'TD' : 'TH', cell, style, { x: x + PADDING, y: paper.y + PADDING, width: width - 2 * PADDING }, height - 2 * PADDING,
      { ...(scope === undefined ? {} : { scope }), ...(align === 'right' ? { align } : {}) })
  }
  row.end()
  underline(paper, columns, height, kind === 'heading' ? 1 : 0.5)
}

/** On paper only: screen readers know the headings of every cell from the first. */
function repeatHeadings(paper: Paper, cells: readonly string[], columns: readonly Column[]): void {
  const height = heightOf(paper, cells, columns, HEADING)
  paper.aside(() => {
    for (const [at, cell] of cells.entries()) {
      const { x, width, align } = columns[at]!
      paper.print(paper.shown(cell, HEADING).text, HEADING, { x: x + PADDING, y: paper.y + PADDING, width: width - 2 * PADDING }, height - 2 * PADDING, align)
    }
  })
  underline(paper, columns, height, 1)
}

function underline(paper: Paper, columns: readonly Column[], height: number, thickness: number): void {
  paper.y += height
  const last = columns.at(-1)
  const end = last === undefined ? paper.left : last.x + last.width
  paper.aside(() => paper.doc.rect(paper.left, paper.y - thickness, end - paper.left, thickness).fill(GREY))
}
