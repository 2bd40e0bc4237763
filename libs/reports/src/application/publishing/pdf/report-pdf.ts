import { dayInWords, marksUsed, plainText } from '../../../domain/publishing/cells.js'
import { methodInWords, type Publication, stateInWords } from '../../../domain/publishing/publication.js'
import type { ReportTable } from '../../../domain/report-content.js'
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
    for (const table of section.tables) putTable(paper, table)
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
  drawTable(paper, table)
  for (const note of [...marksUsed(table.rows), ...table.notes, methodInWords(table.method)]) paper.block('P', plainText(note), SMALL)
  paper.y += 8
}
