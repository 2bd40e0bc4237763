import { Injectable } from '@nestjs/common'
import type { PersonId, PlainDate } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { ReportId, ReportRunId, SnapshotId } from '../../domain/ids.js'
import type { RunState } from '../../domain/runs/run-states.js'

export interface ReportRunRow {
  readonly id: ReportRunId
  readonly reportId: ReportId
  readonly asOf: PlainDate
  readonly state: RunState
  readonly attempt: number
  readonly step: string | null
  readonly done: number
  readonly total: number
  readonly cancelRequestedAt: Date | null
  readonly problem: string | null
  readonly snapshotId: SnapshotId | null
  readonly requestedById: PersonId | null
  readonly queuedAt: Date
  readonly heartbeatAt: Date | null
  readonly finishedAt: Date | null
}

const COLUMNS = `u.id, u.report_id as "reportId", u.as_of as "asOf", u.state, u.attempt, u.step, u.done, u.total, u.cancel_requested_at as "cancelRequestedAt", u.problem,
  u.snapshot_id as "snapshotId", u.requested_by_id as "requestedById", u.queued_at as "queuedAt", u.heartbeat_at as "heartbeatAt", u.finished_at as "finishedAt"`

/** Runs. What a worker writes names its attempt, so that one that was given up for dead changes nothing when it comes back. */
@Injectable()
export class ReportRunQueries {
  constructor(private readonly database: Database) {}

  one(id: string, on: Executor = this.database): Promise<ReportRunRow | undefined> {
    return on.maybeOne<ReportRunRow>(`select ${COLUMNS} from reports.report_run u where u.id = $1`, [id])
  }

  lock(tx: Tx, id: string): Promise<ReportRunRow | undefined> {
    return tx.maybeOne<ReportRunRow>(`select ${COLUMNS} from reports.report_run u where u.id = $1 for no key update`, [id])
  }

  live(tx: Tx, reportId: ReportId, asOf: PlainDate): Promise<ReportRunRow | undefined> {
    return tx.maybeOne<ReportRunRow>(`select ${COLUMNS} from reports.report_run u where u.report_id = $1 and u.as_of = $2 and u.state in ('queued', 'computing')`, [reportId, asOf])
  }

  /** One request of a person at a time, until the transaction ends. */
  async lockRequests(tx: Tx, personId: PersonId): Promise<void> {
    await tx.run(`select pg_advisory_xact_lock(hashtextextended('reports.requests.' || $1, 0))`, [personId])
  }

  /** How many runs that somebody asked for have come to nothing yet. */
  async waitingOf(tx: Tx, personId: PersonId): Promise<number> {
    return (await tx.one<{ n: number }>(`select count(*)::int as n from reports.report_run where requested_by_id = $1 and state in ('queued', 'computing')`, [personId])).n
  }

  /** Newest first. */
  ofReport(reportId: ReportId, first: number): Promise<ReportRunRow[]> {
    return this.database.rows<ReportRunRow>(`select ${COLUMNS} from reports.report_run u where u.report_id = $1 order by u.queued_at desc, u.id desc limit $2`, [reportId, first])
  }

  async insert(tx: Tx, run: Pick<ReportRunRow, 'id' | 'reportId' | 'asOf' | 'requestedById' | 'queuedAt'>): Promise<void> {
    await tx.run(
      `insert into reports.report_run (id, report_id, as_of, state, requested_by_id, queued_at) values ($1, $2, $3, 'queued', $4, $5)`,
      [run.id, run.reportId, run.asOf, run.requestedById, run.queuedAt])
  }

  async start(tx: Tx, id: ReportRunId, total: number, now: Date): Promise<number> {
    return (await tx.one<{ attempt: number }>(
      `update reports.report_run set state = 'computing', attempt = attempt + 1, step = null, done = 0, total = $2, heartbeat_at = $3 where id = $1 returning attempt`, [id, total, now])).attempt
  }

  /** A sign of life. Answers whether the run is still wanted: neither cancelled nor taken over by another worker. */
  async beat(id: ReportRunId, attempt: number, step: string, done: number, now: Date): Promise<boolean> {
    return (await this.database.run(
      `update reports.report_run set step = $3, done = $4, heartbeat_at = $5 where id = $1 and attempt = $2 and state = 'computing' and cancel_requested_at is null`, [id, attempt, step, done, now])) > 0
  }

  async requestCancel(tx: Tx, { id, state }: ReportRunRow, now: Date): Promise<void> {
    if (state === 'queued') await this.end(tx, id, 'cancelled', null, now)
    else await tx.run('update reports.report_run set cancel_requested_at = $2 where id = $1', [id, now])
  }

  async end(tx: Tx, id: ReportRunId, state: 'failed' | 'cancelled', problem: string | null, now: Date): Promise<void> {
    await tx.run('update reports.report_run set state = $2, problem = $3, finished_at = $4, step = null where id = $1', [id, state, problem, now])
  }

  async finish(tx: Tx, id: ReportRunId, snapshotId: SnapshotId, now: Date): Promise<void> {
    await tx.run(`update reports.report_run set state = 'done', snapshot_id = $2, done = total, step = null, problem = null, finished_at = $3 where id = $1`, [id, snapshotId, now])
  }

  async requeue(tx: Tx, id: ReportRunId, now: Date): Promise<void> {
    await tx.run(`update reports.report_run set state = 'queued', attempt = 0, step = null, done = 0, cancel_requested_at = null, problem = null, queued_at = $2, heartbeat_at = null, finished_at = null where id = $1`, [id, now])
  }

  /** At work without a sign of life since, or waiting since long: their worker or their job is gone. */
  stuck(silentSince: Date, waitingSince: Date): Promise<ReportRunRow[]> {
    return this.database.rows<ReportRunRow>(
      `select ${COLUMNS} from reports.report_run u where (u.state = 'computing' and u.heartbeat_at < $1) or (u.state = 'queued' and coalesce(u.heartbeat_at, u.queued_at) < $2) order by u.id limit 100`, [silentSince, waitingSince])
  }

  countLive(): Promise<{ readonly queued: number; readonly computing: number }> {
    return this.database.one(
      `select count(*) filter (where state = 'queued')::int as queued, count(*) filter (where state = 'computing')::int as computing from reports.report_run where state in ('queued', 'computing')`)
  }

  async touch(tx: Tx, id: ReportRunId, now: Date): Promise<void> {
    await tx.run('update reports.report_run set heartbeat_at = $2 where id = $1', [id, now])
  }
}
