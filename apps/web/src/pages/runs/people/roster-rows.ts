import { formatNumber, pluralise } from '#govuk'
import { pathTo, runPaths } from '../paths.js'

/** A learner of the run with their attendance, as the API tells it. */
export interface RosterPerson {
  readonly enrolmentId: string
  readonly personName: string
  readonly organisationName: string
  readonly region: string | null
  readonly state: string
  readonly setId: string | null
  readonly setName: string | null
  readonly sessionsAttended: number
  readonly minutesAttended: number
  /** Of the minutes marked so far that count; `null` while nothing is marked. */
  readonly attendancePercent: number | null
  readonly progressPercent: number
}

export interface RosterFilter {
  readonly search: string
  readonly set: string
  readonly state: string
  /** `low` shows those below {@link LOW_ATTENDANCE}. */
  readonly attendance: string
}

/** Below this share of the minutes that counted so far somebody deserves a word, in per cent. */
export const LOW_ATTENDANCE = 75

const isLow = ({ attendancePercent }: RosterPerson): boolean => (attendancePercent ?? 100) < LOW_ATTENDANCE
const fold = (words: string): string => words.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** The people that fit the filter. Every word of the search has to occur in the name or the organisation. */
export function filterRoster(people: readonly RosterPerson[], { search, set, state, attendance }: RosterFilter): RosterPerson[] {
  const words = fold(search).split(/\s+/).filter(Boolean)
  return people
    .filter((one) => words.every((word) => fold(`${one.personName} ${one.organisationName}`).includes(word)))
    .filter((one) => set === '' || (set === 'none' ? one.setId === null : one.setId === set))
    .filter((one) => state === '' || one.state === state)
    .filter((one) => attendance !== 'low' || isLow(one))
}

/** The figures above the roster; `people` is what the page holds of the `total`. */
export function rosterSummary(people: readonly RosterPerson[], total: number) {
  const marked = people.flatMap(({ attendancePercent }) => attendancePercent ?? [])
  const note = people.length < total ? 'of those on this page' : undefined
  return [
    { label: 'On the register', value: formatNumber(total) },
    { label: 'Attendance so far', value: marked.length === 0 ? 'None yet' : `${Math.floor(marked.reduce((sum, one) => sum + one, 0) / marked.length)}%`, note: marked.length === 0 ? undefined : (note ?? 'on average') },
    { label: `Below ${LOW_ATTENDANCE}% attendance`, value: formatNumber(people.filter(isLow).length), note },
    { label: 'Completed', value: formatNumber(people.filter(({ state }) => state === 'completed').length), note },
  ]
}

/** Rounded down, so that nothing looks better than it is. */
export const attendanceWords = ({ attendancePercent, sessionsAttended }: RosterPerson): string =>
  attendancePercent === null ? 'None yet' : `${Math.floor(attendancePercent)}% (${pluralise(sessionsAttended, 'session')})`

/** One line of the roster as the page shows it. */
export const rosterRow = (runId: string) => (person: RosterPerson) => ({
  name: person.personName, href: pathTo(runPaths.person, { id: runId, enrolmentId: person.enrolmentId }),
  organisation: person.organisationName, set: person.setName ?? '', attendance: attendanceWords(person), low: isLow(person),
  progress: `${Math.floor(person.progressPercent)}%`, state: person.state,
})

const FORMULA = /^[=+\-@\t\r]/

/** One cell of a CSV file. A text that a spreadsheet would take for a formula gets an apostrophe, so that opening the file runs nothing. */
export const csvCell = (value: string | number | null | undefined): string => {
  const words = value === null || value === undefined ? '' : String(value)
  const safe = typeof value === 'string' && FORMULA.test(words) ? `'${words}` : words
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The roster as CSV (RFC 4180, UTF-8 with a byte-order mark, which spreadsheets need to read names right). */
export function rosterCsv(people: readonly RosterPerson[]): string {
  const head = ['name', 'organisation', 'region', 'state', 'set', 'sessions_attended', 'minutes_attended', 'attendance_percent', 'progress_percent']
  const rows = people.map((one) => [
    one.personName, one.organisationName, one.region, one.state, one.setName, one.sessionsAttended, one.minutesAttended, one.attendancePercent, one.progressPercent,
  ])
  return `\uFEFF${[head, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
}
