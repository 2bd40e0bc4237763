import type { AuditService } from '#audit'
import type { Ctx } from '#platform/access'
import type { Tx } from '#platform/database'
import type { ReportQueries, ReportRow } from '../../data/reports/report.queries.js'

/** Begins or ends a report's schedule, where that is anything new. For a report that is locked, on behalf of somebody who makes it. */
export async function changeCadence(by: { readonly reports: ReportQueries; readonly audit: AuditService }, tx: Tx, ctx: Ctx, { id, cadence: before }: ReportRow, cadence: ReportRow['cadence']): Promise<void> {
  if (before === cadence) return
  await by.reports.setCadence(tx, id, cadence)
  await by.audit.record(tx, ctx, { action: 'report:schedule', subject: { kind: 'report', id }, detail: { before, after: cadence } })
}
