import { z } from 'zod'
import { defineJob, type JobDefinition } from '#platform/jobs'
import { reportRequested } from '../../events.js'

/** Computes a report. Few tries: the computer counts its own, and a sweep finds what was lost. */
export const computeReport = defineJob({ name: 'reports.compute-report', payload: reportRequested.payload, queue: 'bulk', attempts: 4, backoffMs: 2_000, on: [reportRequested] })

/** Queues runs once more whose worker died. */
export const sweepReports = defineJob({ name: 'reports.sweep-reports', payload: z.object({}), schedule: { pattern: '*/5 * * * *', payload: {} } })

/** Computes what is due after the end of a quarter; makes final what has been provisional long enough. */
export const scheduleReports = defineJob({ name: 'reports.schedule-reports', payload: z.object({}), schedule: { pattern: '30 4 * * *', payload: {} } })

export const reportJobs = [computeReport, sweepReports, scheduleReports] as unknown as readonly JobDefinition[]
