import { type Cell, writeOds, writeXlsx, type WriteOptions } from 'hucre'
import { plainText } from '../../domain/publishing/cells.js'
import type { Publication } from '../../domain/publishing/publication.js'
import { type Sheet, sheetsOf } from '../../domain/publishing/sheets.js'

const WIDEST = 60
const NARROWEST = 10

function widthsOf({ rows, headings }: Sheet): { readonly width: number }[] {
  const below = rows.slice(headings)
  return (below[0] ?? []).map((_heading, at) => ({ width: Math.min(WIDEST, Math.max(NARROWEST, ...below.map((row) => String(row[at] ?? '').length + 2))) }))
}

/** Titles and headings are bold. Values are given as typed cells, so that no text is ever a formula. */
function optionsOf(publication: Publication, written: (text: string) => string = (text) => text): WriteOptions {
  const when = new Date(`${publication.issuedOn}T12:00:00Z`)
  return {
    properties: { title: plainText(publication.content.title), creator: publication.publisher, description: plainText(publication.content.summary), created: when, modified: when },
    sheets: sheetsOf(publication).map((sheet) => ({
      name: sheet.name, rows: sheet.rows.map((row) => row.map((value) => (typeof value === 'string' ? written(value) : value))), columns: widthsOf(sheet),
      cells: new Map<string, Partial<Cell>>([['0,0', { style: { font: { bold: true, size: 15 } } }], ...(sheet.rows[sheet.headings] ?? []).map((_heading, at) => [`${sheet.headings},${at}`, { style: { font: { bold: true } } }] as const)]),
      a11y: { summary: String(sheet.rows[0]?.[0] ?? ''), headerRow: sheet.headings },
    })),
  }
}

/** Office Open XML reads `_x0041_` in a text as the letter A (ST_Xstring), so one that is meant has its first underscore escaped. The writer does not see to it. */
const escaped = (text: string): string => text.replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')

/** An Office Open XML workbook of all tables. */
export const reportXlsx = async (publication: Publication): Promise<Buffer> => Buffer.from(await writeXlsx(optionsOf(publication, escaped)))

/** An OpenDocument spreadsheet of the same. */
export const reportOds = async (publication: Publication): Promise<Buffer> => Buffer.from(await writeOds(optionsOf(publication)))
