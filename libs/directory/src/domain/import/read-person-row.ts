import type { Result } from '#kernel'
import { BACKGROUNDS, type Background } from '../career-history.js'
import type { Email } from '../normalise-person.js'
import type { ColumnList } from './read-header.js'
import type { RawRow, RowProblem, SeenValues } from './row-problem.js'
import { RowReader } from './row-reader.js'

export const PERSON_COLUMNS: ColumnList = { required: ['email', 'given_name', 'family_name'], optional: ['background'] }

export interface PersonRow {
  readonly email: Email
  readonly givenName: string
  readonly familyName: string
  readonly background: Background | undefined
}

export function readPersonRow(row: RawRow, line: number, seenEmails: SeenValues): Result<PersonRow, readonly RowProblem[]> {
  const reader = new RowReader(row, line)
  reader.required('email')
  const email = reader.email('email')
  const givenName = reader.required('given_name', 100)
  const familyName = reader.required('family_name', 100)
  const background = reader.oneOf('background', BACKGROUNDS)
  if (email !== undefined) reader.once('email', email, seenEmails, `The address ${email}`)
  return reader.finish(() => ({ email: email as Email, givenName, familyName, background }))
}
