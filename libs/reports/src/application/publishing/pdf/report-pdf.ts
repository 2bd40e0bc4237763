import { setImmediate } from 'node:timers/promises'
import { tableParts, withoutFigure } from '#govuk'
import { dayInWords, marksUsed, plainText, printedCell } from '../../../domain/publishing/cells.js'
import { methodInWords, type Publication, stateInWords } from '../../../domain/publishing/publication.js'
import type { ReportCell, ReportTable } from '../../../domain/report-content.js'
import { chartOnPaper } from './paper-chart.js'
import { drawTable } from './paper-table.js'
import { ACCENT, Paper } from './paper.js'

const BODY = { size: 10.5, after: 7 } as const
const SMALL = { size: 8.5, after: 3 } as const

/**
 * The report on paper, for a steering group: tagged (title, language, headings, tables with headings of rows and columns, figures with words), with
 * numbered pages. The same publication gives the same bytes.
 */
export async function reportPdf(publication: Publication): Promise<Buffer> {
  const { content, areaName, asOf, number, issuedOn, licence } = publication
  const title = plainText(content.title)
  const paper = new Paper({ title: `${title}, ${dayInWords(asOf)}`, foot: `${title}, as of ${dayInWords(asOf)}, snapshot ${number}`, author: publication.publisher, made: new Date(`${issuedOn}T12:00:00Z`) })
  paper.block('P', publication.publisher, { size: 11, bold: true, colour: ACCENT, after: 10 })
  paper.block('H1', title, { size: 24, bold: true, after: 6 })
  paper.block('P', `${areaName}, as of ${dayInWords(asOf)}. Snapshot ${number}, ${dayInWords(issuedOn)}.`, { size: 12, after: 6 })
  paper.block('P', stateInWords(publication.state), { size: 10.5, bold: true, after: 10 })
  paper.block('P', plainText(content.summary), { size: 12, after: 12 })
  for (const section of content.sections) {
    paper.need(90)
    paper.block('H2', plainText(section.title), { size: 17, bold: true, after: 6 })
    for (const paragraph of section.paragraphs) paper.block('P', plainText(paragraph), BODY)
    for (const table of section.tables) {
      putTable(paper, table)
      // A long report takes seconds to be set: others have their turn after each table.
      await setImmediate()
    }
  }
  paper.need(110)
  paper.block('H2', 'About this report', { size: 17, bold: true, after: 6 })
  paper.block('P', 'How people are protected:', { ...BODY, after: 1 })
  paper.block('Link', publication.methodAddress, { ...BODY, colour: ACCENT, link: publication.methodAddress })
  paper.block('P', 'This report as a page, and as data:', { ...BODY, after: 1 })
  paper.block('Link', publication.address, { ...BODY, colour: ACCENT, link: publication.address })
  paper.block('P', `Licence: ${licence.name}.`, { ...BODY, after: 1 })
  paper.block('P', `Computed by version ${publication.engineVersion} from inputs ${publication.inputsHash}.`, SMALL)
  return paper.bytes()
}

function putTable(paper: Paper, table: ReportTable): void {
  const chart = chartOnPaper(paper, table)
  // A heading stays with its picture, or with the first rows.
  paper.need(chart === undefined ? 120 : chart.height + 30)
  paper.block('H3', plainText(table.title), { size: 13, bold: true, after: 4 })
  if (table.rows.length === 0) return paper.block('P', 'There is nothing in this table yet.', BODY)
  chart?.draw()
  const { parts, without } = partsOf(table)
  for (const { part, forecast } of parts) {
    if (forecast) paper.block('H4', plainText(`${table.title}: forecast if nothing changes`), { size: 11, bold: true, after: 4 })
    drawTable(paper, part)
  }
  if (without !== null) paper.block('P', without, SMALL)
  for (const note of [...marksUsed(parts.flatMap(({ part }) => part.rows)), ...table.notes, methodInWords(table.method)]) paper.block('P', plainText(note), SMALL)
  paper.y += 8
}

/** As on the page: what was, and what may come. Files of data have all of it in one table. */
function partsOf(table: ReportTable): { readonly parts: readonly { readonly part: ReportTable; readonly forecast: boolean }[]; readonly without: string | null } {
  const { chart, columns, rows } = table
  const whole = { parts: [{ part: table, forecast: false }], without: null }
  const [figure, edge] = chart?.kind === 'lines' ? [chart.lines[0], chart.band?.from] : []
  const apart = chart?.kind !== 'lines' || figure === undefined || edge === undefined ? undefined : tableParts<readonly ReportCell[]>(columns.map(({ key }) => key), rows, { along: chart.along, figure, edge }, (row, at) => (row[at] ?? null) === null)
  if (apart === undefined || chart?.kind !== 'lines') return whole
  const part = ({ columns: kept, rows: some }: typeof apart.figures): ReportTable => ({ ...table, columns: kept.flatMap((at) => columns[at] ?? []), rows: some.map((row) => kept.map((at) => row[at] ?? null)) })
  const day = columns.findIndex(({ key }) => key === chart.along)
  const parts = [{ one: apart.figures, forecast: false }, { one: apart.forecasts, forecast: true }].filter(({ one }) => one.rows.length > 0)
  return parts.length === 0 ? whole : { parts: parts.map(({ one, forecast }) => ({ part: part(one), forecast })), without: withoutFigure(apart.without.map((row) => printedCell('date', row[day] ?? null))) }
}
