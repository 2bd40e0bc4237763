import type { Id } from '#kernel'

export type ReportId = Id<'Report'>
export type ReportRunId = Id<'ReportRun'>
export type SnapshotId = Id<'Snapshot'>
