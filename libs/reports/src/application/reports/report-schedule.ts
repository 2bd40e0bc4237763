import { Injectable } from '@nestjs/common'
import { addDays, endOfQuarter, londonDate, type PlainDate, previousQuarter, quarterOf, transition } from '#kernel'
import type { Ctx } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { Outbox } from '#platform/outbox'
import { ReportQueries } from '../../data/reports/report.queries.js'
import { ReportRunQueries, type ReportRunRow } from '../../data/reports/report-run.queries.js'
import { RUN_TRANSITIONS } from '../../domain/runs/run-states.js'
import { reportRequested } from '../../events.js'
import { ReportsService } from './reports.service.js'
import { SnapshotsService } from './snapshots.service.js'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** A run gives a sign of life with each section. */
const SILENT_MS = 10 * MINUTE_MS
const WAITING_MS = 60 * MINUTE_MS
/** Days after a quarter's end on which its reports are computed for the first time, and again: registers are filled in late, returns come in later. */
export const COMPUTED_AFTER_DAYS = [7, 35] as const
/** Days after which provisional figures that nobody objected to become final. */
export const SETTLED_AFTER_DAYS = 28

/** What happens to reports by itself. */
@Injectable()
export class ReportSchedule {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reports: ReportQueries,
    private readonly runs: ReportRunQueries,
    private readonly service: ReportsService,
    private readonly snapshots: SnapshotsService,
    private readonly outbox: Outbox,
  ) {}

  /** Each day: asks for the quarterly reports that are due today, and settles what is due. */
  async daily(ctx: Ctx): Promise<void> {
    const asOf = quarterDueOn(londonDate(ctx.now))
    if (asOf !== undefined) for (const { id } of await this.reports.quarterly()) await this.service.requestAgain(ctx, id, asOf)
    await this.snapshots.settleDue(ctx, new Date(ctx.now.getTime() - SETTLED_AFTER_DAYS * DAY_MS))
  }

  /** How many runs have come to nothing yet, and how many of them have stood still. */
  async waiting(ctx: Ctx): Promise<{ readonly queued: number; readonly computing: number; readonly stuck: number }> {
    return { ...(await this.runs.countLive()), stuck: (await this.stuck(ctx)).length }
  }

  /** Queues runs once more whose worker or job is gone. The computer itself gives up after the third try. */
  async sweep(ctx: Ctx): Promise<void> {
    const before = (ms: number): Date => new Date(ctx.now.getTime() - ms)
    for (const { id, reportId } of await this.stuck(ctx)) {
      await this.uow.run(async (tx) => {
        const run = await this.runs.lock(tx, id)
        if (run === undefined || !transition(RUN_TRANSITIONS, run.state, 'start').ok || (run.heartbeatAt ?? run.queuedAt) >= before(SILENT_MS)) return
        await this.runs.touch(tx, id, ctx.now)
        await this.outbox.add(tx, ctx, reportRequested, { runId: id, reportId })
      })
    }
  }

  private stuck(ctx: Ctx): Promise<ReportRunRow[]> {
    return this.runs.stuck(new Date(ctx.now.getTime() - SILENT_MS), new Date(ctx.now.getTime() - WAITING_MS))
  }
}

/** The last day of the quarter whose reports are computed on a day; `undefined` on other days. */
export function quarterDueOn(today: PlainDate): PlainDate | undefined {
  const end = endOfQuarter(previousQuarter(quarterOf(today)))
  return COMPUTED_AFTER_DAYS.some((days) => addDays(end, days) === today) ? end : undefined
}
