import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { type Area, areaKey, isId, londonDate, newId, ok, type PlainDate, type Result, transition } from '#kernel'
import { type Ctx, isPlatformAdmin, personOf, requireAccess } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { notFound, refusal, type UserError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { PublishedTargetsService } from '#workforce'
import { ReportQueries, type ReportRow } from '../../data/reports/report.queries.js'
import { ReportRunQueries, type ReportRunRow } from '../../data/reports/report-run.queries.js'
import type { ReportId, ReportRunId } from '../../domain/ids.js'
import { RUN_TRANSITIONS } from '../../domain/runs/run-states.js'
import { reportRequested } from '../../events.js'
import { changeCadence } from './change-cadence.js'
import { makeReport, readReport, requireReadable, seeProvisional } from './report-policies.js'
import { ReportStanding } from './report-standing.js'

export type RunOutcome = Result<ReportRunId, readonly UserError[]>

/** Runs that one person may have waiting: more would only wait for each other. */
export const MOST_WAITING = 10

/** Reports and their computing. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reports: ReportQueries,
    private readonly runs: ReportRunQueries,
    private readonly standing: ReportStanding,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
    private readonly targets: PublishedTargetsService,
  ) {}

  /** Reports that the asker may read, by title, and how many there are. */
  async page(ctx: Ctx, first: number, after: readonly [string, string] | null): Promise<{ readonly rows: ReportRow[]; readonly total: number }> {
    const scope = { unsettled: isPlatformAdmin(ctx.actor) || await this.standing.isSteward(ctx), organisationIds: this.standing.worksFor(ctx) }
    // One more than asked for: whether there is a next page.
    const [rows, total] = await Promise.all([this.reports.list(scope, first + 1, after), this.reports.count(scope)])
    return { rows, total }
  }

  /** The report of an area against its own plan; `undefined` when there is none that the asker may read. */
  async ofArea(ctx: Ctx, area: Area): Promise<ReportRow | undefined> {
    const report = await this.reports.byArea(areaKey(area), null)
    if (report === undefined) return undefined
    const facts = await this.standing.factsOf(ctx, report)
    return readReport.allows(ctx.actor, facts) && (report.latestAsOf !== null || makeReport.allows(ctx.actor, facts)) ? report : undefined
  }

  /** Which of the reports that they have been shown the asker makes. */
  async whichMakes(ctx: Ctx, ids: readonly ReportId[]): Promise<ReadonlySet<ReportId>> {
    return this.standing.whichMakes(ctx, await this.reports.many(ids))
  }

  /** A report that is not for the asker is missing to them. One without anything final is, too, to those who may not see provisional figures. */
  async byId(ctx: Ctx, id: string): Promise<ReportRow & { readonly viewerCanMake: boolean }> {
    const { report, facts } = await this.standing.ofReport(ctx, id)
    requireReadable(ctx, readReport, facts)
    const viewerCanMake = makeReport.allows(ctx.actor, facts)
    if (report.latestAsOf === null && !viewerCanMake) throw notFound('The report')
    return { ...report, viewerCanMake }
  }

  /** Whether the asker may have reports of an area made. NOT_FOUND for an area that is not there. */
  async canMake(ctx: Ctx, area: Area): Promise<boolean> {
    return makeReport.allows(ctx.actor, await this.standing.ofArea(ctx, area))
  }

  /**
   * Has the report of an area, against a plan, computed for a day; makes the report when there is none yet. One that is being computed for the day already
   * is answered as it is. Errors: `DAY_NOT_OVER`, `TOO_MANY_WAITING`.
   */
  async request(ctx: Ctx, area: Area, { planId, asOf, quarterly }: { readonly planId: string | null; readonly asOf: PlainDate; readonly quarterly: boolean }): Promise<RunOutcome> {
    const facts = await this.standing.ofArea(ctx, area)
    requireAccess(ctx, makeReport, facts)
    if (planId !== null && !(await this.isPlanFor(area, planId))) throw notFound('The plan')
    if (asOf >= londonDate(ctx.now)) return refusal('DAY_NOT_OVER', 'asOf', 'Choose a day that is over: figures of a day are complete on the day after.')
    return this.uow.run(async (tx): Promise<RunOutcome> => {
      const report = await this.ensure(tx, ctx, { areaKey: areaKey(area), organisationId: facts.organisationId, planId, cadence: quarterly ? 'quarterly' : 'on_demand', title: titleOf(area, facts.areaName) })
      return this.queue(tx, ctx, report, asOf)
    })
  }

  /** For the schedule: asks for a run of an existing report, as Waymark itself. */
  requestAgain(ctx: Ctx, reportId: ReportId, asOf: PlainDate): Promise<RunOutcome> {
    return this.uow.run(async (tx): Promise<RunOutcome> => {
      const report = await this.reports.lock(tx, reportId)
      if (report === undefined) throw notFound('The report')
      return this.queue(tx, ctx, report, asOf)
    })
  }

  async run(ctx: Ctx, id: string): Promise<ReportRunRow> {
    const run = isId(id) ? await this.runs.one(id) : undefined
    if (run === undefined) throw notFound('The report')
    requireReadable(ctx, seeProvisional, (await this.standing.ofReport(ctx, run.reportId)).facts)
    return run
  }

  /** Newest first. */
  async runsOf(ctx: Ctx, reportId: string, first: number): Promise<readonly ReportRunRow[]> {
    const { report, facts } = await this.standing.ofReport(ctx, reportId)
    requireReadable(ctx, seeProvisional, facts)
    return this.runs.ofReport(report.id, first)
  }

  /** Calls a run off. One at work ends with its section; nothing of it is kept. */
  cancel(ctx: Ctx, id: string): Promise<RunOutcome> {
    return this.under(ctx, id, async (tx, run) => {
      if (!transition(RUN_TRANSITIONS, run.state, 'cancel').ok) return refusal('RUN_OVER', '', 'This run is over already: there is nothing to cancel.')
      await this.runs.requestCancel(tx, run, ctx.now)
      return ok(run.id)
    })
  }

  /** Queues a run again that failed or was cancelled. */
  retry(ctx: Ctx, id: string): Promise<RunOutcome> {
    return this.under(ctx, id, async (tx, run, report) => {
      if (!transition(RUN_TRANSITIONS, run.state, 'retry').ok) return refusal('RUN_NOT_FAILED', '', 'Only a run that failed or was cancelled can be tried again. Ask for a new one instead.')
      const live = await this.runs.live(tx, report.id, run.asOf)
      if (live !== undefined) return ok(live.id)
      await this.runs.requeue(tx, run.id, ctx.now)
      await this.outbox.add(tx, ctx, reportRequested, { runId: run.id, reportId: report.id })
      return ok(run.id)
    })
  }

  /** A plan with published targets: the national one, the area's own, or of something within a region any region's. */
  private async isPlanFor(area: Area, planId: string): Promise<boolean> {
    const plan = (await this.targets.all()).find((target) => target.planId === planId)?.area
    return plan !== undefined && (plan.kind === 'nation' || areaKey(plan) === areaKey(area) || (plan.kind === 'region' && area.kind !== 'nation' && area.kind !== 'region'))
  }

  private async under(ctx: Ctx, id: string, work: (tx: Tx, run: ReportRunRow, report: ReportRow) => Promise<RunOutcome>): Promise<RunOutcome> {
    const known = await this.run(ctx, id)
    requireAccess(ctx, makeReport, (await this.standing.ofReport(ctx, known.reportId)).facts)
    return this.uow.run(async (tx) => {
      const report = await this.reports.lock(tx, known.reportId)
      const run = await this.runs.lock(tx, known.id)
      if (report === undefined || run === undefined) throw notFound('The run')
      return work(tx, run, report)
    })
  }

  /** The report, locked: found, or made now. Of two who make it at once the second finds the first's. */
  private async ensure(tx: Tx, ctx: Ctx, wanted: Pick<ReportRow, 'areaKey' | 'organisationId' | 'planId' | 'cadence' | 'title'>): Promise<ReportRow> {
    const id = newId<ReportId>()
    await this.reports.insert(tx, { id, ...wanted, createdById: personOf(ctx.actor) ?? null, createdAt: ctx.now })
    const report = await this.reports.byArea(wanted.areaKey, wanted.planId, tx)
    if (report?.id === id) await this.audit.record(tx, ctx, { action: 'report:create', subject: { kind: 'report', id }, detail: { area: wanted.areaKey } })
    const locked = report === undefined ? undefined : await this.reports.lock(tx, report.id)
    if (locked === undefined) throw new Error('A report that was just made is not there')
    // Asking once does not end what somebody else has begun: that is said on the report itself.
    if (wanted.cadence === 'quarterly') await changeCadence({ reports: this.reports, audit: this.audit }, tx, ctx, locked, 'quarterly')
    return locked
  }

  private async queue(tx: Tx, ctx: Ctx, report: ReportRow, asOf: PlainDate): Promise<RunOutcome> {
    const live = await this.runs.live(tx, report.id, asOf)
    if (live !== undefined) return ok(live.id)
    const requestedById = personOf(ctx.actor) ?? null
    // Of two that are asked for at once the second counts the first.
    if (requestedById !== null) await this.runs.lockRequests(tx, requestedById)
    if (requestedById !== null && (await this.runs.waitingOf(tx, requestedById)) >= MOST_WAITING) {
      return refusal('TOO_MANY_WAITING', '', `You have ${MOST_WAITING} reports waiting. Wait for one of them, or cancel it, before you ask for another.`)
    }
    const id = newId<ReportRunId>()
    await this.runs.insert(tx, { id, reportId: report.id, asOf, requestedById, queuedAt: ctx.now })
    await this.audit.record(tx, ctx, { action: 'report:compute', subject: { kind: 'report', id: report.id }, detail: { asOf } })
    await this.outbox.add(tx, ctx, reportRequested, { runId: id, reportId: report.id })
    return ok(id)
  }
}

function titleOf(area: Area, name: string): string {
  if (area.kind === 'nation') return 'Progress of the nation'
  return area.kind === 'centre' ? `Progress of the Centre ${name}` : `Progress of ${name}`
}
