import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { err, isId, ok, type Result, transition } from '#kernel'
import { type Ctx, personOf, requireAccess } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { ReportQueries } from '../../data/reports/report.queries.js'
import { type FullSnapshot, SnapshotQueries, type SnapshotRow } from '../../data/reports/snapshot.queries.js'
import type { ReportId, SnapshotId } from '../../domain/ids.js'
import { settling, SNAPSHOT_TRANSITIONS } from '../../domain/snapshots/snapshot-states.js'
import { type SnapshotChanges, whatChanged } from '../../domain/snapshots/what-changed.js'
import { snapshotSettled } from '../../events.js'
import { makeReport, readReport, requireReadable, seeProvisional } from './report-policies.js'
import { ReportStanding } from './report-standing.js'

export type SnapshotOutcome = Result<SnapshotId, readonly UserError[]>

/** What reports said, and what of it is final. Provisional figures are for those who make the report. */
@Injectable()
export class SnapshotsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reports: ReportQueries,
    private readonly snapshots: SnapshotQueries,
    private readonly standing: ReportStanding,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  async byId(ctx: Ctx, id: string): Promise<FullSnapshot> {
    const found = isId(id) ? await this.snapshots.one(id) : undefined
    return this.readable(ctx, found)
  }

  /** Those of the snapshots that the asker may read; whoever asks for many waits for the database once, and once for each report that they are of. */
  async byIds(ctx: Ctx, ids: readonly SnapshotId[]): Promise<ReadonlyMap<SnapshotId, FullSnapshot>> {
    const found = (await this.snapshots.many(ids)).filter(({ state }) => state !== 'replaced')
    const standings = new Map(await Promise.all([...new Set(found.map(({ reportId }) => reportId))].map(async (id) => [id, (await this.standing.ofReport(ctx, id)).facts] as const)))
    return new Map(found.filter(({ reportId, finalisedAt }) => (finalisedAt === null ? seeProvisional : readReport).allows(ctx.actor, standings.get(reportId)!)).map((snapshot) => [snapshot.id, snapshot]))
  }

  /** The newest final one of each of the reports that the asker may read, and that has one. */
  async latestOf(ctx: Ctx, reportIds: readonly ReportId[]): Promise<ReadonlyMap<ReportId, FullSnapshot>> {
    const readable = (await this.reports.many(reportIds)).filter((report) => this.standing.mayRead(ctx, report))
    return new Map((await this.snapshots.latestOf(readable.map(({ id }) => id))).map((snapshot) => [snapshot.reportId, snapshot]))
  }

  /** By the report and the snapshot's number in it: what stable addresses name. */
  async byNumber(ctx: Ctx, reportId: string, number: number): Promise<FullSnapshot> {
    const found = isId(reportId) ? await this.snapshots.byNumber(reportId as never, number) : undefined
    return this.readable(ctx, found)
  }

  /** The newest that is final; `undefined` when nothing is yet. */
  async latest(ctx: Ctx, reportId: string): Promise<FullSnapshot | undefined> {
    const { report, facts } = await this.standing.ofReport(ctx, reportId)
    requireReadable(ctx, readReport, facts)
    return this.snapshots.latest(report.id, true)
  }

  /** Newest first. */
  async list(ctx: Ctx, reportId: string, first: number, beforeNumber: number | null): Promise<readonly SnapshotRow[]> {
    const { report, facts } = await this.standing.ofReport(ctx, reportId)
    requireReadable(ctx, readReport, facts)
    return this.snapshots.list(report.id, !seeProvisional.allows(ctx.actor, facts), first, beforeNumber)
  }

  /** What is different between two snapshots of one report. */
  async compare(ctx: Ctx, beforeId: string, afterId: string): Promise<SnapshotChanges> {
    const [before, after] = [await this.byId(ctx, beforeId), await this.byId(ctx, afterId)]
    if (before.reportId !== after.reportId) throw notFound('The snapshot of this report')
    return whatChanged(before, after)
  }

  /** Says that a provisional snapshot is final; that cannot be taken back. A later one of the same day then becomes its revision. Error: `NOT_PROVISIONAL`. */
  async settle(ctx: Ctx, id: string): Promise<SnapshotOutcome> {
    const snapshot = await this.byId(ctx, id)
    requireAccess(ctx, makeReport, (await this.standing.ofReport(ctx, snapshot.reportId)).facts)
    return this.uow.run((tx) => this.settleUnder(tx, ctx, snapshot))
  }

  /** For the schedule: what has been provisional since `computedBefore` becomes final by itself. */
  async settleDue(ctx: Ctx, computedBefore: Date): Promise<void> {
    for (const snapshot of await this.snapshots.dueToSettle(computedBefore)) await this.uow.run((tx) => this.settleUnder(tx, ctx, snapshot))
  }

  private async settleUnder(tx: Tx, ctx: Ctx, { id, reportId }: SnapshotRow): Promise<SnapshotOutcome> {
    await this.reports.lock(tx, reportId)
    const snapshot = await this.snapshots.lock(tx, id)
    if (snapshot === undefined) throw notFound('The snapshot')
    const to = transition(SNAPSHOT_TRANSITIONS, snapshot.state, settling(await this.snapshots.hasFinal(tx, reportId, snapshot.asOf)))
    if (!to.ok) return err([{ code: 'NOT_PROVISIONAL', field: '', message: 'Only provisional figures can be made final. Open the report again to see what it says now.' }])
    await this.snapshots.setState(tx, id, to.value, { at: ctx.now, byId: personOf(ctx.actor) ?? null })
    await this.audit.record(tx, ctx, { action: 'report:settle', subject: { kind: 'snapshot', id }, detail: { state: to.value } })
    await this.outbox.add(tx, ctx, snapshotSettled, { snapshotId: id, reportId })
    return ok(id)
  }

  private async readable(ctx: Ctx, found: FullSnapshot | undefined): Promise<FullSnapshot> {
    if (found === undefined || found.state === 'replaced') throw notFound('The report')
    const { facts } = await this.standing.ofReport(ctx, found.reportId)
    requireReadable(ctx, found.finalisedAt === null ? seeProvisional : readReport, facts)
    return found
  }
}
