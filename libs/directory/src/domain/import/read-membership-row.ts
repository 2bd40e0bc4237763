import type { PlainDate, Result } from '#kernel'
import type { Email } from '../normalise-person.js'
import type { ColumnList } from './read-header.js'
import type { RawRow, RowProblem, SeenValues } from './row-problem.js'
import { RowReader } from './row-reader.js'

export const MEMBERSHIP_COLUMNS: ColumnList = {
  required: ['email', 'organisation_code', 'role', 'from'],
  optional: ['to', 'job_title', 'line_manager_email'],
}

export interface MembershipRow<Role extends string> {
  readonly email: Email
  readonly organisationCode: string
  readonly role: Role
  readonly from: PlainDate
  /** First day on which the role is no longer held. */
  readonly to: PlainDate | undefined
  readonly jobTitle: string | undefined
  readonly lineManagerEmail: Email | undefined
}

export interface MembershipFileState<Role extends string> {
  readonly seen: SeenValues
  /** Roles that a file may give: never the platform's own administrators, who are made by hand. */
  readonly roles: readonly Role[]
  /** Codes of organisations, upper case; leave out when the database will check. */
  readonly knownCodes?: ReadonlySet<string>
}

export function readMembershipRow<Role extends string>(
  row: RawRow,
  line: number,
  { seen, roles, knownCodes }: MembershipFileState<Role>,
): Result<MembershipRow<Role>, readonly RowProblem[]> {
  const reader = new RowReader(row, line)
  for (const column of MEMBERSHIP_COLUMNS.required) reader.required(column)
  const email = reader.email('email')
  const organisationCode = reader.code('organisation_code', knownCodes)
  const role = reader.oneOf('role', roles)
  const [from, to] = [reader.date('from'), reader.date('to')]
  const jobTitle = reader.text('job_title', 200)
  const lineManagerEmail = reader.email('line_manager_email')
  if (from !== undefined && to !== undefined && to <= from) reader.refuse('to', 'CONTRADICTION', 'is not after from; it is the first day on which the role is no longer held')
  if (email !== undefined && email === lineManagerEmail) reader.refuse('line_manager_email', 'CONTRADICTION', 'is the person themselves')
  if (email !== undefined && organisationCode !== undefined && role !== undefined && from !== undefined)
    reader.once('email', JSON.stringify([email, organisationCode, role, from]), seen, `The same person, organisation, role and first day`)
  return reader.finish(() => ({
    email: email as Email, organisationCode: organisationCode as string, role: role as Role, from: from as PlainDate, to, jobTitle, lineManagerEmail,
  }))
}
