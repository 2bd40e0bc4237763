import { Ajv } from 'ajv'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { readOds, readXlsx } from 'hucre'
import { plainText, sheetCell } from '../../domain/publishing/cells.js'
import { csvColumns } from '../../domain/publishing/csv-table.js'
import { csvwMetadata } from '../../domain/publishing/csvw.js'
import { tablesOf } from '../../domain/publishing/publication.js'
import { REPORT_JSON_SCHEMA, reportJson } from '../../domain/publishing/report-json.js'
import { sheetsOf } from '../../domain/publishing/sheets.js'
import { isBetween, isWithheld, type ReportCell, type ReportContent } from '../../domain/report-content.js'
import { anyContent, aPublication, aReport } from '../../testing/a-publication.js'
import { csvLines } from './table-csv.js'
import { reportOds, reportXlsx } from './workbook.js'

const written = (content: ReportContent) => tablesOf(content).map((table) => ({ table, records: parse([...csvLines(table)].join('')) as string[][] }))
const asRead = (cell: ReportCell): ReportCell => (typeof cell === 'string' ? plainText(cell) : cell)

/** A cell of a CSV file as a program reads it with the metadata's help. */
function fromCsv(text: string, lowest: string | undefined, highest: string | undefined, numeric: boolean): ReportCell {
  if (text === '[c]') return { withheld: true }
  if (text === '[x]') return null
  if (text === '[range]') return { from: Number(lowest), to: Number(highest) }
  return numeric ? Number(text) : text.replace(/^'(?=[=+\-@＝＋－＠])/u, '')
}

function csvAgrees(content: ReportContent): void {
  for (const { table, records } of written(content)) {
    const { columns } = csvwMetadata(aPublication(content), table)['tableSchema'] as { columns: { name: string; titles: string[]; datatype: unknown; null: string[] }[] }
    const [names = [], ...rows] = records
    expect(names).toEqual(columns.map(({ name }) => name))
    expect(columns.every(({ name, titles }) => titles.includes(name))).toBe(true)
    expect(rows.every((row) => row.every((cell, at) => columns[at]?.datatype !== 'number' || columns[at].null.includes(cell) || Number.isFinite(Number(cell))))).toBe(true)
    const read = rows.map((row) => table.columns.map(({ key, kind }) => {
      const at = names.indexOf(key)
      return fromCsv(row[at] ?? '', row[names.indexOf(`${key}_lowest`)], row[names.indexOf(`${key}_highest`)], kind !== 'text' && kind !== 'date')
    }))
    expect(read).toEqual(table.rows.map((row) => row.map(asRead)))
    expect(rows.flat().filter((cell) => /^[=+@\t\r＝＋－＠]|^-(?!\d)/u.test(cell))).toEqual([])
  }
}

async function workbooksAgree(content: ReportContent): Promise<void> {
  const publication = aPublication(content)
  const wanted = sheetsOf(publication)
  for (const { sheets } of [await readXlsx(await reportXlsx(publication)), await readOds(await reportOds(publication))]) {
    expect(sheets.map(({ name }) => name)).toEqual(wanted.map(({ name }) => name))
    for (const [at, { rows, headings }] of wanted.entries()) {
      const read = (sheets[at]?.rows ?? []).map((row) => row.map((value) => value ?? ''))
      expect(read.map((row, n) => row.slice(0, rows[n]?.length))).toEqual(rows)
      expect(read.every((row, n) => row.slice(rows[n]?.length).every((value) => value === ''))).toBe(true)
      expect(rows[headings]).toBeDefined()
    }
    for (const [at, table] of tablesOf(content).entries()) {
      const sheet = wanted[at + 2]
      expect(sheet?.rows.slice((sheet?.headings ?? 0) + 1)).toEqual(table.rows.map((row) => row.map(sheetCell)))
    }
  }
}

function jsonAgrees(content: ReportContent): void {
  const read = JSON.parse(JSON.stringify(reportJson(aPublication(content)))) as ReturnType<typeof reportJson>
  const valid = new Ajv({ strict: false }).compile(REPORT_JSON_SCHEMA)
  expect([valid(read), valid.errors]).toEqual([true, null])
  expect(read.sections.flatMap(({ tables }) => tables).map(({ columns, rows }) => rows.map((row) => columns.map(({ key }) => row[key])))).toEqual(tablesOf(content).map(({ rows }) => rows.map((row) => row.map(asRead))))
}

describe('files of a report, read back', () => {
  it('say in CSV what the report says, under the names of their metadata', () => csvAgrees(aReport))
  it('say so in XLSX and ODS', () => workbooksAgree(aReport))
  it('say so in JSON, in the documented form', () => jsonAgrees(aReport))

  it('agree for any content', async () => {
    await fc.assert(fc.asyncProperty(anyContent, async (content) => {
      csvAgrees(content)
      jsonAgrees(content)
      await workbooksAgree(content)
    }), { numRuns: 40 })
  }, 60_000)

  it('never hold a formula', async () => {
    const publication = aPublication()
    const texts = await Promise.all([reportXlsx(publication), reportOds(publication)])
    for (const [at, read] of [await readXlsx(texts[0]!, { readStyles: true }), await readOds(texts[1]!)].entries()) {
      const cells = read.sheets.flatMap(({ cells: some }) => [...(some ?? new Map()).values()] as { formula?: string }[])
      expect([at, cells.filter(({ formula }) => formula !== undefined)]).toEqual([at, []])
    }
  })

  it('have no bytes that depend on when they were made', async () => {
    const publication = aPublication()
    expect((await reportXlsx(publication)).equals(await reportXlsx(publication))).toBe(true)
    expect((await reportOds(publication)).equals(await reportOds(publication))).toBe(true)
  })
})

describe('columns of CSV', () => {
  const [, regions] = tablesOf(aReport)
  it('give the ends of ranges columns of their own, with a type each', () => expect(csvColumns(regions!).map(({ name, datatype }) => [name, datatype])).toEqual([
    ['region', 'string'], ['started', 'number'], ['started_lowest', 'number'], ['started_highest', 'number'], ['share', 'number'],
  ]))
  it('never take a name that is taken', () => {
    const table = { ...regions!, columns: [regions!.columns[0]!, regions!.columns[1]!, { ...regions!.columns[2]!, key: 'started_lowest' }] }
    const names = csvColumns(table).map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })
  it('tell withheld from missing', () => expect(written(aReport)[1]!.records.slice(1).map((row) => row.at(-1))).toEqual(['12.5', '[c]', '[x]']))
  it('tell withheld from ranges everywhere', () => expect(regions!.rows.flat().filter((cell) => isWithheld(cell) && isBetween(cell))).toEqual([]))
})
