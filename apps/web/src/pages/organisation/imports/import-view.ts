import { formatDateTime, formatNumber, pluralise, summaryRows, type Tag } from '#govuk'
import type { ImportReportData } from '../../../generated/graphql.js'
import { fileSizeWords } from '../exports/export-view.js'

type Report = ImportReportData['import']
type State = Report['state']

const TAGS: Readonly<Record<State, readonly [string, string]>> = {
  UPLOADED: ['Waiting to start', 'yellow'], CHECKING: ['Being checked', ''], CHECKED: ['Checked, not imported yet', 'orange'],
  APPLYING: ['Being imported', ''], APPLIED: ['Imported', 'green'], FAILED: ['Nothing imported', 'red'], CANCELLED: ['Cancelled', 'grey'],
}
const KINDS = { PEOPLE: 'People', MEMBERSHIPS: 'Roles of people', ORGANISATIONS: 'Organisations' } as const

/** What each kind of file must and may hold, as shown beside the upload. */
export const IMPORT_FILES = [
  { value: 'people', text: 'People', needed: 'email, given_name, family_name', also: 'background' },
  { value: 'memberships', text: 'Roles of people', needed: 'email, organisation_code, role, from', also: 'to, job_title, line_manager_email' },
  { value: 'organisations', text: 'Organisations', needed: 'code, name, kind', also: 'short_name, tier, nation, region, combined_authority_code, county_code, valid_from, valid_to' },
] as const

export const importKindWords = (kind: keyof typeof KINDS): string => KINDS[kind]

export const importTag = (state: State): Tag => {
  const [text, colour] = TAGS[state]
  return { text, classes: colour === '' ? '' : `govuk-tag--${colour}` }
}

/** Whether something still happens by itself, so that the page should look again. */
export const isUnderWay = (state: State): boolean => state === 'UPLOADED' || state === 'CHECKING' || state === 'APPLYING'

/** What the report says first of all: what happened, or would, and what to do. */
export function importHeadline({ state, refused, rows, failure }: Pick<Report, 'state' | 'refused' | 'rows' | 'failure'>): string {
  const bad = `${pluralise(refused, 'row')} of ${formatNumber(rows)}`
  switch (state) {
    case 'UPLOADED': return 'The file has arrived. It is checked in a moment.'
    case 'CHECKING': return 'The file is being checked. Nothing is changed yet.'
    case 'APPLYING': return 'The file is being imported. You can leave this page and come back.'
    case 'CHECKED': return refused === 0 ? 'No problems found. Nothing is imported yet.' : `${bad} cannot be imported as they stand. Nothing is imported yet.`
    case 'APPLIED': return refused === 0 ? 'Everything is imported.' : `The good rows are imported. ${bad} were left out.`
    case 'FAILED': return failure ?? `${bad} cannot be imported, so nothing was. Put them right and send the file again, or import the good rows only.`
    case 'CANCELLED': return 'This import was cancelled. It changed nothing.'
  }
}

export function importRows(report: Report) {
  const would = report.state !== 'APPLIED'
  return summaryRows([
    { key: 'File', value: `${report.fileName ?? 'Deleted'} (${fileSizeWords(report.fileSize)})` },
    { key: 'Holds', value: importKindWords(report.kind) },
    { key: 'Organisation', value: report.organisation?.name ?? 'All' },
    { key: 'Sent', value: formatDateTime(new Date(report.createdAt)) },
    { key: 'Rows', value: formatNumber(report.rows) },
    { key: would ? 'Would be new' : 'New', value: formatNumber(report.created) },
    { key: would ? 'Would change' : 'Changed', value: formatNumber(report.updated) },
    { key: 'As they are already', value: formatNumber(report.unchanged) },
    { key: 'Refused', value: formatNumber(report.refused) },
  ])
}
