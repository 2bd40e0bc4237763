import { isBetween, isWithheld, type ReportCell, type ReportTable } from '../report-content.js'
import { plainText } from './cells.js'
import type { Publication } from './publication.js'

type JsonValue = string | number | null | { readonly from: number; readonly to: number } | { readonly withheld: true }

const valueOf = (cell: ReportCell): JsonValue => {
  if (typeof cell === 'string') return plainText(cell)
  if (isBetween(cell)) return { from: cell.from, to: cell.to }
  return isWithheld(cell) ? { withheld: true } : cell
}

const tableOf = (table: ReportTable) => ({
  key: table.key, title: plainText(table.title), method: table.method, notes: table.notes.map(plainText),
  columns: table.columns.map(({ key, title, kind, description }) => ({ key, title: plainText(title), kind, description: plainText(description) })),
  rows: table.rows.map((row) => Object.fromEntries(table.columns.map(({ key }, at) => [key, valueOf(row[at] ?? null)]))),
})

/** A publication as JSON in the form of {@link REPORT_JSON_SCHEMA}: rows as objects by the keys of their columns. */
export const reportJson = (publication: Publication) => ({
  $schema: publication.schemaAddress,
  id: publication.address,
  title: plainText(publication.content.title),
  summary: plainText(publication.content.summary),
  area: { key: publication.areaKey, name: publication.areaName },
  asOf: publication.asOf, number: publication.number, state: publication.state, issuedOn: publication.issuedOn,
  publisher: publication.publisher, licence: publication.licence, method: publication.methodAddress,
  provenance: { contentHash: publication.contentHash, inputsHash: publication.inputsHash, engineVersion: publication.engineVersion },
  sections: publication.content.sections.map(({ key, title, paragraphs, tables }) => ({ key, title: plainText(title), paragraphs: paragraphs.map(plainText), tables: tables.map(tableOf) })),
})

const text = { type: 'string' } as const
const hash = { type: 'string', description: 'SHA-256' } as const
const object = (properties: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}) =>
  ({ type: 'object', properties, required: Object.keys(properties), additionalProperties: false, ...more })
const list = (items: unknown) => ({ type: 'array', items })

/** The form of the JSON file (JSON Schema). A change that would break a reader gets a new number in its address. */
export const REPORT_JSON_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'A report of Waymark',
  description: 'Version 1. A cell is a text, a number in the unit of its column, null where there is no figure, {from, to} for a range of which both ends are possible, or {withheld: true} where a figure is withheld so that nobody can be recognised.',
  definitions: {
    cell: { anyOf: [{ type: ['string', 'number', 'null'] }, object({ from: { type: 'number' }, to: { type: 'number' } }), object({ withheld: { const: true } })] },
    column: object({ key: text, title: text, kind: { enum: ['text', 'count', 'percent', 'percentage_points', 'relative_change', 'ratio', 'date', 'quarter'] }, description: text }),
    table: object({
      key: text, title: text, method: { ...text, description: 'How people are protected; none where no people’s characteristics are counted' }, notes: list(text),
      columns: list({ $ref: '#/definitions/column' }), rows: list({ type: 'object', additionalProperties: { $ref: '#/definitions/cell' } }),
    }),
  },
  ...object({
    $schema: text, id: { ...text, description: 'Stable address of the snapshot' }, title: text, summary: text, area: object({ key: text, name: text }),
    asOf: { ...text, description: 'Figures are those of the end of this day' }, number: { type: 'integer', minimum: 1 }, state: { enum: ['provisional', 'final', 'revised'] }, issuedOn: text,
    publisher: text, licence: object({ name: text, address: text }), method: text, provenance: object({ contentHash: hash, inputsHash: hash, engineVersion: text }),
    sections: list(object({ key: text, title: text, paragraphs: list(text), tables: list({ $ref: '#/definitions/table' }) })),
  }),
} as const
