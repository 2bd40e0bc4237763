import { csvLine } from '#directory'
import { csvColumns } from '../../domain/publishing/csv-table.js'
import type { ReportTable } from '../../domain/report-content.js'

/**
 * A table as the lines of a CSV file (RFC 4180, UTF-8 without a byte order mark, which programs would take for a part of the first name). The first
 * line has the names of the columns as in the metadata. No cell is a formula: texts that would be run begin with an apostrophe.
 */
export function* csvLines(table: ReportTable): Generator<string> {
  const columns = csvColumns(table)
  yield csvLine(columns.map(({ name }) => name))
  for (const row of table.rows) yield csvLine(columns.map(({ of }) => of(row)))
}
