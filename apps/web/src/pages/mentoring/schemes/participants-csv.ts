import { PROFILE_STATES, SECTORS, SENIORITIES } from '../words.js'

export interface ParticipantLine {
  readonly personName: string
  readonly organisationName: string
  readonly side: string
  readonly state: string
  readonly seniority: string | null
  readonly sector: string | null
  readonly wants: readonly string[]
  readonly offers: readonly string[]
  readonly capacity: number
  readonly taken: number
  readonly submittedAt: string
}

const HEAD = ['Name', 'Organisation', 'Side', 'State', 'Seniority', 'Area of work', 'Wants to learn', 'Can teach', 'Places', 'Taken', 'Submitted']

/** Text for one cell: quoted where needed, and never taken for a formula by a spreadsheet. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Who takes part, as a spreadsheet. `names`: of skills by their keys. */
export function participantsCsv(people: readonly ParticipantLine[], names: ReadonlyMap<string, string>): string {
  const skills = (keys: readonly string[]): string => keys.map((key) => names.get(key) ?? key).join('; ')
  const rows = people.map((one) => [
    one.personName, one.organisationName, one.side, PROFILE_STATES[one.state] ?? one.state, SENIORITIES[one.seniority ?? ''] ?? '', SECTORS[one.sector ?? ''] ?? '', skills(one.wants), skills(one.offers), one.capacity, one.taken, one.submittedAt.slice(0, 10),
  ])
  return `\u{FEFF}${[HEAD, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}
