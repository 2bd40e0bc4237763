import type { PlainDate } from '#kernel'
import type { Licence } from './publication.js'

/** A report with final figures, as the catalogue lists it. */
export interface CatalogueEntry {
  readonly title: string
  /** Absolute, without a final slash: that of the report, and that of its newest snapshot. */
  readonly address: string
  readonly newest: { readonly address: string; readonly asOf: PlainDate; readonly issuedOn: PlainDate; readonly number: number }
  readonly areaKey: string
}

const WHOLE_FILES = [['report.json', 'application/json'], ['report.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'], ['report.ods', 'application/vnd.oasis.opendocument.spreadsheet'], ['report.pdf', 'application/pdf']] as const

/** All open data for programs: a catalogue in DCAT 3 (W3C), as JSON-LD. Tables have their own metadata, named in each report's JSON. */
export const dcatCatalogue = (about: { readonly address: string; readonly publisher: string; readonly licence: Licence }, entries: readonly CatalogueEntry[]) => ({
  '@context': { dcat: 'http://www.w3.org/ns/dcat#', dct: 'http://purl.org/dc/terms/', foaf: 'http://xmlns.com/foaf/0.1/', xsd: 'http://www.w3.org/2001/XMLSchema#' },
  '@id': about.address, '@type': 'dcat:Catalog', 'dct:title': 'Open data of Waymark', 'dct:language': 'en', 'dct:license': { '@id': about.licence.address },
  'dct:publisher': { '@type': 'foaf:Organization', 'foaf:name': about.publisher },
  'dcat:dataset': entries.map(({ title, address, newest, areaKey }) => ({
    '@id': address, '@type': 'dcat:Dataset', 'dct:title': title, 'dct:identifier': areaKey, 'dcat:landingPage': { '@id': newest.address }, 'dcat:version': String(newest.number),
    'dct:issued': { '@value': newest.issuedOn, '@type': 'xsd:date' }, 'dct:temporal': { '@type': 'dct:PeriodOfTime', 'dcat:endDate': { '@value': newest.asOf, '@type': 'xsd:date' } },
    'dct:license': { '@id': about.licence.address },
    'dcat:distribution': WHOLE_FILES.map(([file, type]) => ({ '@id': `${newest.address}/${file}`, '@type': 'dcat:Distribution', 'dcat:downloadURL': { '@id': `${newest.address}/${file}` }, 'dcat:mediaType': type })),
  })),
})
