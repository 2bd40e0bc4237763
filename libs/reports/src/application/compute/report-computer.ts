import { Inject, Injectable, Logger } from '@nestjs/common'
import { newId, parseAreaKey, transition } from '#kernel'
import type { Ctx } from '#platform/access'
import { Clock } from '#platform/clock'
import { isPassing, type Tx, UnitOfWork } from '#platform/database'
import { ReportQueries, type ReportRow } from '../../data/reports/report.queries.js'
import { ReportRunQueries, type ReportRunRow } from '../../data/reports/report-run.queries.js'
import { SnapshotQueries } from '../../data/reports/snapshot.queries.js'
import type { ReportRunId, SnapshotId } from '../../domain/ids.js'
import { contentProblems, type ReportContent, type ReportSection } from '../../domain/report-content.js'
import { RUN_TRANSITIONS } from '../../domain/runs/run-states.js'
import type { RecordedSource } from '../../domain/snapshots/recorded-source.js'
import { type ReportInput, sortInputs } from '../../domain/snapshots/report-input.js'
import { whatChanged } from '../../domain/snapshots/what-changed.js'
import { hashOf } from './hash-of.js'
import { SECTION_BUILDERS, type SectionBuilder, type SectionRequest } from './section-builder.js'
import { asStored, reportOf } from './told-again.js'

/** What a run of the job needs beside the run of the report. */
export interface ComputeRun {
  readonly ctx: Ctx
  readonly signal: AbortSignal
  progress(done: number, total: number): Promise<void>
}

/** Raised whenever the same records may give another report. */
export const REPORT_ENGINE_VERSION = '2'
/** So often a run that keeps bringing its worker down is begun. */
export const MOST_ATTEMPTS = 3
const STOPPED = `The computing stopped ${MOST_ATTEMPTS} times without an end, perhaps because the worker or the database was restarted. Try it again; if it stops once more, ask whoever runs Waymark to look at both.`
const BROKE = 'The computing ended with an error, and nothing of it was kept. Try it again; if it fails once more, tell whoever runs Waymark.'

interface Computed {
  readonly content: ReportContent
  readonly inputs: readonly ReportInput[]
  readonly sources: readonly RecordedSource[]
}

/**
 * Computes a queued run and keeps the report whole or not at all: sections are gathered in memory, and the snapshot is written in one transaction that
 * asks under the locks of report and run whether it is still wanted. May run any number of times, at once, too: there is one snapshot in the end.
 */
@Injectable()
export class ReportComputer {
  private readonly logger = new Logger('reports')

  constructor(
    private readonly uow: UnitOfWork,
    private readonly reports: ReportQueries,
    private readonly runs: ReportRunQueries,
    private readonly snapshots: SnapshotQueries,
    @Inject(SECTION_BUILDERS) private readonly builders: readonly SectionBuilder[],
    private readonly clock: Clock,
  ) {}

  async compute(id: ReportRunId, job: ComputeRun): Promise<void> {
    const begun = await this.begin(id)
    if (begun === undefined) return
    const computed = await this.gather(begun.report, begun.run, begun.attempt, job)
    // The worker stops: the job is given to another, which begins again.
    if (job.signal.aborted) throw new Error('The worker stopped in the middle of a report')
    await this.end(id, begun.attempt, computed)
  }

  /** Takes the run; `undefined` where there is nothing to do any more. */
  private begin(id: ReportRunId): Promise<{ readonly report: ReportRow; readonly run: ReportRunRow; readonly attempt: number } | undefined> {
    return this.uow.run(async (tx) => {
      const { report, run } = await this.lock(tx, id)
      if (report === undefined || run === undefined || !transition(RUN_TRANSITIONS, run.state, 'start').ok) return undefined
      const now = this.clock.now()
      if (run.cancelRequestedAt !== null) return void (await this.runs.end(tx, id, 'cancelled', null, now))
      if (run.attempt >= MOST_ATTEMPTS) return void (await this.runs.end(tx, id, 'failed', STOPPED, now))
      return { report, run, attempt: await this.runs.start(tx, id, this.builders.length, now) }
    })
  }

  private async gather(report: ReportRow, run: ReportRunRow, attempt: number, job: ComputeRun): Promise<Computed | 'cancelled' | { readonly problem: string }> {
    const area = parseAreaKey(report.areaKey)
    if (area === undefined) throw new Error(`Report ${report.id} is of an area that cannot be read: ${report.areaKey}`)
    const request: SectionRequest = { area, asOf: run.asOf, planId: report.planId, forOwnPeople: report.organisationId !== null }
    const sections: ReportSection[] = []
    const sources: RecordedSource[] = []
    const inputs: ReportInput[] = [{ key: 'engine', kind: 'formula', label: 'The report', version: REPORT_ENGINE_VERSION }]
    try {
      for (const [at, builder] of this.builders.entries()) {
        if (!(await this.runs.beat(run.id, attempt, builder.title, at, this.clock.now()))) return 'cancelled'
        await job.progress(at, this.builders.length)
        if (job.signal.aborted) return 'cancelled'
        const gathered = await builder.gather(request)
        if (gathered === undefined) continue
        const source = asStored(gathered.source)
        const section = await builder.tell(request, source)
        if (section === undefined) continue
        sections.push(section)
        sources.push({ key: builder.key, source })
        inputs.push(...gathered.inputs)
      }
    } catch (error) {
      // The job is tried again: nothing is wrong with the report.
      if (isPassing(error)) throw error
      this.logger.error(`Report run ${run.id} (try ${attempt}): ${error instanceof Error ? error.stack : String(error)}`)
      return { problem: BROKE }
    }
    const content = reportOf(report.title, sections)
    const problems = contentProblems(content)
    if (problems.length > 0) throw new Error(`A report that does not keep its own rules is not published: ${problems.join('; ')}`)
    return { content, sources, inputs: sortInputs(inputs) }
  }

  private async end(id: ReportRunId, attempt: number, computed: Computed | 'cancelled' | { readonly problem: string }): Promise<void> {
    await this.uow.run(async (tx) => {
      const { report, run } = await this.lock(tx, id)
      // Cancelled, or taken over by another worker meanwhile: nothing is kept, and nothing that the other does is ended.
      if (report === undefined || run?.state !== 'computing' || run.attempt !== attempt) return
      const now = this.clock.now()
      if (computed === 'cancelled' || run.cancelRequestedAt !== null) return this.runs.end(tx, id, 'cancelled', null, now)
      if ('problem' in computed) return this.runs.end(tx, id, 'failed', computed.problem, now)
      await this.runs.finish(tx, id, await this.keep(tx, report, run, computed, now), now)
    })
  }

  /** The snapshot that says so already, or a new one in the place of a provisional one. */
  private async keep(tx: Tx, report: ReportRow, { asOf }: ReportRunRow, { content, inputs, sources }: Computed, now: Date): Promise<SnapshotId> {
    const hashes = { contentHash: hashOf(content), inputsHash: hashOf(inputs) }
    const standing = await this.snapshots.ofDay(tx, report.id, asOf)
    if (standing !== undefined && standing.contentHash === hashes.contentHash && standing.inputsHash === hashes.inputsHash) return standing.id
    if (standing?.state === 'provisional') await this.snapshots.setState(tx, standing.id, 'replaced', null)
    const before = await this.snapshots.before(tx, report.id, asOf)
    const id = newId<SnapshotId>()
    await this.snapshots.insert(tx, {
      id, reportId: report.id, number: await this.reports.takeNumber(tx, report.id), asOf, content, inputs, sources, ...hashes, engineVersion: REPORT_ENGINE_VERSION, computedAt: now,
      changes: before === undefined ? null : whatChanged(before, { content, inputs }),
    })
    return id
  }

  /** The report before the run, as everybody does it. */
  private async lock(tx: Tx, id: ReportRunId): Promise<{ readonly report?: ReportRow | undefined; readonly run?: ReportRunRow | undefined }> {
    const known = await this.runs.one(id, tx)
    if (known === undefined) return {}
    const report = await this.reports.lock(tx, known.reportId)
    return { report, run: await this.runs.lock(tx, id) }
  }
}
