import type { AreaKey, PlainDate } from '#kernel'
import type { ReportContent, ReportTable } from '../report-content.js'
import type { SnapshotState } from '../snapshots/snapshot-states.js'

/** Under what anybody may use open data. */
export interface Licence {
  readonly name: string
  readonly address: string
}

export const OPEN_GOVERNMENT_LICENCE: Licence = { name: 'Open Government Licence v3.0', address: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/' }

/** A snapshot with everything that a file says about itself. Each file is made of this alone. */
export interface Publication {
  readonly content: ReportContent
  readonly areaKey: AreaKey
  readonly areaName: string
  readonly asOf: PlainDate
  /** Of the snapshot within its report. */
  readonly number: number
  readonly state: SnapshotState
  /** Day on which it became final; of provisional ones that on which it was computed. */
  readonly issuedOn: PlainDate
  readonly contentHash: string
  readonly inputsHash: string
  readonly engineVersion: string
  /** Stable address of the snapshot, without a final slash: files stand beneath it. */
  readonly address: string
  /** Where the method of protection is explained. */
  readonly methodAddress: string
  /** Where the form of the JSON file is described. */
  readonly schemaAddress: string
  readonly publisher: string
  readonly licence: Licence
}

export const tablesOf = ({ sections }: ReportContent): readonly ReportTable[] => sections.flatMap(({ tables }) => tables)

/** What is said of figures that may still change. */
export const stateInWords = (state: SnapshotState): string =>
  ({ provisional: 'Provisional: these figures may change until they are final.', replaced: 'Replaced by newer figures.', final: 'Final: these figures do not change any more.', revised: 'Revised: final figures in the place of earlier ones of the same day.' })[state]

/** How people are protected in a table, as a sentence. */
export const methodInWords = (method: string): string => (method === 'none' ? 'Protection: none needed, no people’s characteristics are counted.' : `Protection: ${method}.`)

const DAY = /^\d{4}-\d{2}-\d{2}$/
const QUARTER = /^(\d{4})-Q([1-4])$/

/** The first day of the earliest date or quarter in a table, to the day that the figures are of; an ISO 8601 interval. */
export function temporalCoverage(table: ReportTable, asOf: PlainDate): string {
  const starts = table.columns.flatMap(({ kind }, at) => (kind === 'date' || kind === 'quarter' ? table.rows.flatMap((row) => startOf(row[at]) ?? []) : []))
  return `${starts.reduce<string>((first, day) => (day < first ? day : first), asOf)}/${asOf}`
}

function startOf(cell: unknown): string | undefined {
  if (typeof cell !== 'string') return undefined
  const found = QUARTER.exec(cell)
  if (found !== null) return `${found[1]}-${String(Number(found[2]) * 3 - 2).padStart(2, '0')}-01`
  return DAY.test(cell) ? cell : undefined
}
