import type { ReportTable } from '../report-content.js'
import { headingOf, marksUsed, MISSING_MARK, plainText, sheetCell, WITHHELD_MARK } from './cells.js'
import { methodInWords, type Publication, stateInWords, tablesOf } from './publication.js'

/** One sheet of a workbook, as rows of plain values. */
export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly (string | number)[])[]
  /** The row (from 0) with the headings. */
  readonly headings: number
}

const LONGEST_NAME = 31
const OWN_SHEETS = ['Contents', 'Notes'] as const

/**
 * Names of sheets made of keys: at most 31 characters, of letters, digits, hyphens and underscores, and never one twice, whatever the case, because
 * spreadsheets do not tell those apart.
 */
export function sheetNames(keys: readonly string[], taken: readonly string[] = OWN_SHEETS): readonly string[] {
  const used = new Set(taken.map((name) => name.toLowerCase()))
  return keys.map((key) => {
    const wanted = key.replaceAll(/[^\w-]+/g, '_').slice(0, LONGEST_NAME) || 'Table'
    let name = wanted
    for (let n = 2; used.has(name.toLowerCase()); n += 1) name = `${wanted.slice(0, LONGEST_NAME - String(n).length - 1)}_${n}`
    used.add(name.toLowerCase())
    return name
  })
}

/**
 * A publication as a workbook in the way of the Government Statistical Service ("Releasing statistics in spreadsheets"): contents, notes, then one
 * table a sheet, in its first column, with a title, what the shorthand means, one row of headings, and no merged or empty cells.
 */
export function sheetsOf(publication: Publication): readonly Sheet[] {
  const tables = tablesOf(publication.content)
  const names = sheetNames(tables.map(({ key }) => key))
  return [contents(publication, tables, names), notes(publication, tables, names), ...tables.map((table, at) => tableSheet(table, names[at] ?? table.key))]
}

function contents(publication: Publication, tables: readonly ReportTable[], names: readonly string[]): Sheet {
  const { content, areaName, asOf, number, state, licence } = publication
  const lead = [
    content.title, content.summary, `Figures of ${areaName} as of ${asOf}, snapshot ${number}.`, stateInWords(state),
    `Published by ${publication.publisher} on ${publication.issuedOn}. Licence: ${licence.name}, ${licence.address}`, `Always at ${publication.address}`,
    'This sheet contains one table: the sheets of this workbook.',
  ].map((text) => [plainText(text)])
  return { name: OWN_SHEETS[0], rows: [...lead, ['Sheet', 'Contents'], ['Notes', 'What the shorthand means, how people are protected, and notes on each table'], ...tables.map(({ title }, at) => [names[at] ?? '', plainText(title)])], headings: lead.length }
}

function notes(publication: Publication, tables: readonly ReportTable[], names: readonly string[]): Sheet {
  const rows = [
    ['All sheets', `${WITHHELD_MARK} means that a figure is withheld so that nobody can be recognised.`],
    ['All sheets', `${MISSING_MARK} means that there is no figure: it was not collected, or cannot be computed.`],
    ['All sheets', '“0 to 4” means that the figure lies between the two numbers, both of them possible.'],
    ['All sheets', `How people are protected is explained at ${publication.methodAddress}`],
    ['All sheets', `Computed by version ${publication.engineVersion} from inputs ${publication.inputsHash}`],
    ...tables.flatMap((table, at) => [methodInWords(table.method), ...table.notes].map((note) => [names[at] ?? '', plainText(note)])),
  ]
  return { name: OWN_SHEETS[1], rows: [['Notes'], ['This sheet contains one table: notes and the sheets that they belong to.'], ['Sheet', 'Note'], ...rows], headings: 2 }
}

function tableSheet(table: ReportTable, name: string): Sheet {
  const lead = [table.title, 'This sheet contains one table. Notes on it stand in the sheet Notes.', methodInWords(table.method), ...marksUsed(table.rows)].map((text) => [plainText(text)])
  return { name, rows: [...lead, table.columns.map(headingOf), ...table.rows.map((row) => row.map(sheetCell))], headings: lead.length }
}
