import { ok, type Result } from '#kernel'
import { checkOrganisation } from '../check-organisation.js'
import type { ImportKind } from './import-run.js'
import type { ColumnList } from './read-header.js'
import { MEMBERSHIP_COLUMNS, readMembershipRow } from './read-membership-row.js'
import { ORGANISATION_COLUMNS, readOrganisationRow } from './read-organisation-row.js'
import { PERSON_COLUMNS, readPersonRow } from './read-person-row.js'
import type { RawRow, RowProblem, SeenValues } from './row-problem.js'

/** The cells of a good row in the order in which they are staged. */
export type StagedCells = readonly (string | undefined)[]

/** One kind of file: its columns, and how a row of it is read. */
export interface ImportFormat {
  readonly columns: ColumnList
  read(row: RawRow, line: number, seen: SeenValues): Result<StagedCells, readonly RowProblem[]>
}

const then = <T>(result: Result<T, readonly RowProblem[]>, cells: (row: T) => StagedCells): Result<StagedCells, readonly RowProblem[]> =>
  result.ok ? ok(cells(result.value)) : result

const people: ImportFormat = {
  columns: PERSON_COLUMNS,
  read: (row, line, seen) => then(readPersonRow(row, line, seen), ({ email, givenName, familyName, background }) => [email, givenName, familyName, background]),
}

const memberships = (roles: readonly string[]): ImportFormat => ({
  columns: MEMBERSHIP_COLUMNS,
  read: (row, line, seen) => then(readMembershipRow(row, line, { seen, roles }), ({ email, organisationCode, role, from, to, jobTitle, lineManagerEmail }) =>
    [email, organisationCode, role, from, to, jobTitle, lineManagerEmail]),
})

const organisations: ImportFormat = {
  columns: ORGANISATION_COLUMNS,
  read: (row, line, seen) => {
    const read = readOrganisationRow(row, line, seen)
    if (!read.ok) return read
    const checked = checkOrganisation(read.value)
    if (!checked.ok) return { ok: false, error: checked.error.map(({ field, message }) => ({ line, column: field, code: 'CONTRADICTION', message: `Line ${line}, ${field}: ${message}` })) }
    const { code, name, shortName, kind, tier, nation, region, combinedAuthorityCode, countyCode, validFrom, validTo } = read.value
    // A district stands under its county; who has no county, under the combined authority.
    return ok([code, name, row['short_name'] ? shortName : undefined, kind, tier, row['nation'] ? nation : undefined, region, countyCode ?? combinedAuthorityCode, validFrom, validTo])
  },
}

/** The format of a kind of file. `roles` are those that a file of memberships may give. */
export function importFormat(kind: ImportKind, roles: readonly string[]): ImportFormat {
  return kind === 'people' ? people : kind === 'memberships' ? memberships(roles) : organisations
}
