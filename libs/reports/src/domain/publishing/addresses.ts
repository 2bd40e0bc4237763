import { type AreaKey, areaKey, isId, parseAreaKey, parsePlainDate, type PlainDate } from '#kernel'

/** Which report an address means: of an area against its own plan, or against another one. */
export interface ReportName {
  readonly areaKey: AreaKey
  readonly planId: string | null
}

/** What an address names beneath a report. */
export interface SnapshotName {
  readonly asOf: PlainDate
  readonly number: number
}

const PLAN = '~'

/** `nation`, `region:Wales`; with a plan that is not the area's own, `region:Wales~<plan>`. To be escaped in an address. */
export const reportName = ({ areaKey: key, planId }: ReportName): string => (planId === null ? key : `${key}${PLAN}${planId}`)

/** Reads what {@link reportName} writes; `undefined` for anything else. */
export function parseReportName(text: string): ReportName | undefined {
  const at = text.lastIndexOf(PLAN)
  const planId = at < 0 ? null : text.slice(at + 1)
  if (planId !== null && !isId(planId)) return undefined
  const area = parseAreaKey(at < 0 ? text : text.slice(0, at))
  return area === undefined ? undefined : { areaKey: areaKey(area), planId }
}

/** Reads the day and number of a snapshot; `undefined` unless both are written as they are printed, so that each has one address. */
export function parseSnapshotName(asOf: string, number: string): SnapshotName | undefined {
  const day = parsePlainDate(asOf)
  return day === undefined || day !== asOf || !/^[1-9]\d{0,8}$/.test(number) ? undefined : { asOf: day, number: Number(number) }
}

/** Path of a report's open data: snapshots and `latest` stand beneath it. */
export const openDataPath = (name: ReportName): string => `/open-data/${encodeURIComponent(reportName(name)).replaceAll('%3A', ':')}`
export const snapshotPath = (name: ReportName, { asOf, number }: SnapshotName): string => `${openDataPath(name)}/${asOf}/${number}`

export const FILE_FORMATS = ['csv', 'csv-metadata.json', 'json', 'ods', 'xlsx', 'pdf'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

/** A file of a snapshot: of one table, or (`report`) of all of it. */
export type FileName = { readonly format: 'csv' | 'csv-metadata.json'; readonly table: string } | { readonly format: 'json' | 'ods' | 'xlsx' | 'pdf' }

/** `<table>.csv`, `<table>.csv-metadata.json`, `report.json`, `.ods`, `.xlsx` and `.pdf`. */
export function parseFileName(text: string): FileName | undefined {
  const whole = /^report\.(json|ods|xlsx|pdf)$/.exec(text)
  if (whole !== null) return { format: whole[1] as 'json' | 'ods' | 'xlsx' | 'pdf' }
  const table = /^([^/]{1,200}?)\.(csv|csv-metadata\.json)$/.exec(text)
  return table === null ? undefined : { format: table[2] as 'csv' | 'csv-metadata.json', table: table[1]! }
}

export const MEDIA_TYPES: Readonly<Record<FileFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present', 'csv-metadata.json': 'application/csvm+json; charset=utf-8', json: 'application/json; charset=utf-8', ods: 'application/vnd.oasis.opendocument.spreadsheet',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', pdf: 'application/pdf',
}
