import type { OrganisationId, PlainDate } from '#kernel'
import type { Tx } from '#platform/database'
import type { CsvCell } from '../domain/index.js'

export interface ExportedOrganisation {
  readonly organisationId: OrganisationId
  /** People count as the organisation's by their memberships on or after this day. */
  readonly today: PlainDate
}

/** One table of an organisation's export: a CSV file in the zip. */
export interface ExportTable {
  /** Name of the file without its ending, in kebab-case, e.g. `cohort-enrolments`. */
  readonly name: string
  readonly columns: readonly string[]
  /** The organisation's rows, in the order of the columns; read as they are written, so never gather them. Use `readByCursor`. */
  rows(tx: Tx, of: ExportedOrganisation): AsyncIterable<readonly CsvCell[]>
}

/**
 * What a lib adds to the export of an organisation. The app binds the list of all of them to {@link EXPORT_CONTRIBUTIONS}
 * in a global module; the directory's own tables are always there.
 */
export interface ExportContribution {
  readonly tables: readonly ExportTable[]
}

/** Injection token of the list of every lib's {@link ExportContribution}. */
export const EXPORT_CONTRIBUTIONS = Symbol('EXPORT_CONTRIBUTIONS')
