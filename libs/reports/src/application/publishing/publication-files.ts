import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { type FileName, MEDIA_TYPES } from '../../domain/publishing/addresses.js'
import { csvwMetadata } from '../../domain/publishing/csvw.js'
import { type Publication, tablesOf } from '../../domain/publishing/publication.js'
import { reportJson } from '../../domain/publishing/report-json.js'
import { reportPdf } from './pdf/report-pdf.js'
import { csvLines } from './table-csv.js'
import { reportOds, reportXlsx } from './workbook.js'

/** Raised whenever the same report gives other bytes in some format. */
export const FORMATS_VERSION = '2'

/** A file that is made when it is asked for; its tag is known before. */
export interface PublishedFile {
  readonly mediaType: string
  readonly downloadName: string
  /** Changes with what the file says and with how it is written, never otherwise. */
  readonly etag: string
  readonly content: () => Promise<Readable>
  /** Worth keeping: it will never say anything else, and takes long to make. */
  readonly isKept: boolean
}

const LABORIOUS: ReadonlySet<FileName['format']> = new Set(['pdf', 'xlsx', 'ods'])

const whole = (bytes: Buffer | string): Readable => Readable.from([typeof bytes === 'string' ? Buffer.from(bytes) : bytes])
const json = (value: unknown): Readable => whole(`${JSON.stringify(value, null, 2)}\n`)

/** A file of a publication; `undefined` when it has no table of that name. */
export function publishedFile(publication: Publication, name: FileName): PublishedFile | undefined {
  const table = 'table' in name ? tablesOf(publication.content).find(({ key }) => key === name.table) : undefined
  if ('table' in name && table === undefined) return undefined
  const { areaKey, asOf, number, content: _content, ...about } = publication
  const stem = [areaKey, asOf, number, ...('table' in name ? [name.table] : [])].join('-').replaceAll(/[^\w-]+/g, '-')
  return {
    mediaType: MEDIA_TYPES[name.format], downloadName: `${stem}.${name.format}`,
    etag: `"${createHash('sha256').update(JSON.stringify([FORMATS_VERSION, name, areaKey, asOf, number, about])).digest('hex').slice(0, 40)}"`,
    isKept: LABORIOUS.has(name.format) && (publication.state === 'final' || publication.state === 'revised'),
    content: async () => {
      switch (name.format) {
        case 'csv': return Readable.from(csvLines(table!))
        case 'csv-metadata.json': return json(csvwMetadata(publication, table!))
        case 'json': return json(reportJson(publication))
        case 'xlsx': return whole(await reportXlsx(publication))
        case 'ods': return whole(await reportOds(publication))
        case 'pdf': return whole(await reportPdf(publication))
      }
    },
  }
}
