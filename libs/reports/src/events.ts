import { z } from 'zod'
import { defineEvent } from '#platform/outbox'

const id = z.uuid()

/** A run of a report waits to be computed. Answered by the job `reports.compute-report`. */
export const reportRequested = defineEvent('reports.report-requested', z.object({ runId: id, reportId: id }))

/** A snapshot became final: everybody who may read the report may read it. */
export const snapshotSettled = defineEvent('reports.snapshot-settled', z.object({ snapshotId: id, reportId: id }))
