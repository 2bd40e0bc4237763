import type { ReportTable } from '../report-content.js'
import { marksUsed, plainText } from './cells.js'
import { csvColumns } from './csv-table.js'
import { methodInWords, type Publication, stateInWords, temporalCoverage } from './publication.js'

/**
 * Metadata of a table's CSV file, as "CSV on the Web" (W3C Recommendation, 2015): programs learn from it what each column is, of when and where the
 * figures are, how people are protected, and under what licence they may be used. `dc:` is DCMI Metadata Terms there.
 */
export function csvwMetadata(publication: Publication, table: ReportTable): Readonly<Record<string, unknown>> {
  const { address, asOf, areaKey, areaName, licence, state, number } = publication
  const url = `${address}/${table.key}.csv`
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    '@id': `${address}/${table.key}`,
    '@type': 'Table',
    url,
    'dc:title': plainText(`${publication.content.title}: ${table.title}`),
    'dc:description': [plainText(publication.content.summary), ...table.notes.map(plainText)].filter((text) => text !== '').join(' '),
    'dc:identifier': `${areaKey}/${asOf}/${number}/${table.key}`,
    'dc:isVersionOf': { '@id': `${address.split('/').slice(0, -2).join('/')}/latest/${table.key}.csv` },
    'dc:issued': { '@value': publication.issuedOn, '@type': 'xsd:date' },
    'dc:temporal': temporalCoverage(table, asOf),
    'dc:spatial': areaName,
    'dc:publisher': publication.publisher,
    'dc:license': { '@id': licence.address },
    'dc:accessRights': stateInWords(state),
    'dc:provenance': `${methodInWords(table.method)} Explained at ${publication.methodAddress}. Computed by version ${publication.engineVersion} from inputs ${publication.inputsHash}.`,
    notes: [...marksUsed(table.rows)],
    dialect: { encoding: 'utf-8', delimiter: ',', quoteChar: '"', doubleQuote: true, header: true, headerRowCount: 1, lineTerminators: ['\r\n'], skipBlankRows: false },
    tableSchema: {
      columns: csvColumns(table).map(({ name, title, description, datatype, marks }) => ({ name, titles: [...new Set([name, title])], 'dc:description': description, datatype, null: marks })),
    },
  }
}
