import type { PlainDate } from '#kernel'
import { type Cast, type CastMember, learnersOf } from './cast.js'

/** Somebody of the scenario who works for a programme and not for a council. */
export interface StaffMember {
  readonly email: string
  readonly givenName: string
  readonly familyName: string
  readonly organisationCode: string
  readonly role: string
  readonly background?: string
}

const cell = (value: string): string => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
const csv = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n'

/** Everybody, in the columns of a people file. */
export const peopleCsv = (cast: Cast, staff: readonly StaffMember[]): string =>
  csv(['email', 'given_name', 'family_name', 'background'], [
    // Somebody with two roles is one person.
    ...staff.filter(({ email }, at) => staff.findIndex((one) => one.email === email) === at).map(({ email, givenName, familyName, background = '' }) => [email, givenName, familyName, background]),
    ...[...cast.councils.flatMap(({ administrator, lineManager }) => [administrator, lineManager]), ...learnersOf(cast)].map(
      ({ email, givenName, familyName, background }) => [email, givenName, familyName, background]),
  ])

/** Who is what where, in the columns of a memberships file. */
export function membershipsCsv(cast: Cast, staff: readonly StaffMember[], from: PlainDate): string {
  const row = ({ email, organisationCode, jobTitle, lineManagerEmail = '' }: CastMember, role: string) => [email, organisationCode, role, from, jobTitle, lineManagerEmail]
  return csv(['email', 'organisation_code', 'role', 'from', 'job_title', 'line_manager_email'], [
    ...staff.map(({ email, organisationCode, role }) => [email, organisationCode, role, from, '', '']),
    ...cast.councils.flatMap(({ administrator, lineManager }) => [row(administrator, 'organisation_admin'), row(lineManager, 'line_manager'), row(lineManager, 'verifier')]),
    ...learnersOf(cast).map((leader) => row(leader, leader.background === 'elected_member' ? 'elected_member' : 'learner')),
  ])
}
