import { Injectable } from '@nestjs/common'
import { err, londonDate, ok, type Result, transition } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { type LockedRun, PlacesQueries } from '../../data/places/places.queries.js'
import { VersionQueries } from '../../data/programmes/version.queries.js'
import { can, type CohortRunId, decideOpen, decideReopen, RUN_TRANSITIONS } from '../../domain/index.js'
import { PlacesService } from '../places/places.service.js'
import { refusalErrors } from '../refusals.js'
import { runPlanOf } from './run-plan-of.js'
import { RunProgress } from './run-progress.js'
import { RunWriter } from './run-writer.js'
import { StandingService } from './standing.service.js'

type Changed = Result<CohortRunId, readonly UserError[]>

/** The states of a run, by hand: open, close, reopen, start, complete. Cancelling stands by itself: it concerns people. */
@Injectable()
export class RunChangesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: PlacesQueries,
    private readonly versions: VersionQueries,
    private readonly standing: StandingService,
    private readonly writer: RunWriter,
    private readonly places: PlacesService,
    private readonly progress: RunProgress,
  ) {}

  open(ctx: Ctx, id: string): Promise<Changed> {
    return this.change(ctx, id, async (tx, run) => {
      const version = (await this.versions.byIds([run.versionId], tx))[0]
      const decision = decideOpen(run.state, runPlanOf(run), version?.state ?? 'draft', londonDate(ctx.now))
      if (!decision.ok) return err(refusalErrors(decision.error))
      await this.writer.move(tx, ctx, run, 'open', decision.value)
      return ok(run.id)
    })
  }

  /** Closes enrolment before its closing date. */
  close(ctx: Ctx, id: string): Promise<Changed> {
    return this.change(ctx, id, async (tx, run) => {
      const decision = transition(RUN_TRANSITIONS, run.state, 'close')
      if (!decision.ok) return err(refusalErrors(decision.error))
      const today = londonDate(ctx.now)
      await this.writer.move(tx, ctx, run, 'close', decision.value, { closedEarlyOn: today <= run.closesOn ? today : null })
      return ok(run.id)
    })
  }

  /** Opens enrolment again; set a later closing date first where the old one has passed. */
  reopen(ctx: Ctx, id: string): Promise<Changed> {
    return this.change(ctx, id, async (tx, run) => {
      const decision = decideReopen(run.state, runPlanOf(run), londonDate(ctx.now))
      if (!decision.ok) return err(refusalErrors(decision.error))
      await this.writer.move(tx, ctx, run, 'reopen', decision.value, { closedEarlyOn: null })
      await this.places.allocate(tx, ctx, { ...run, state: decision.value })
      return ok(run.id)
    })
  }

  /** Starts the teaching: whoever accepted takes part from now on; applications that still wait end. Below the minimum a reason is needed. */
  start(ctx: Ctx, id: string, reason: string): Promise<Changed> {
    return this.change(ctx, id, (tx, run) => this.progress.start(tx, ctx, run, reason))
  }

  complete(ctx: Ctx, id: string): Promise<Changed> {
    return this.change(ctx, id, (tx, run) => this.progress.complete(tx, ctx, run))
  }

  private async change(ctx: Ctx, id: string, work: (tx: Tx, run: LockedRun) => Promise<Changed>): Promise<Changed> {
    const standing = await this.standing.forRun(ctx, id)
    requireAccess(ctx, can.seeRun, standing)
    requireAccess(ctx, can.manageRun, standing)
    return this.uow.run(async (tx) => {
      const run = await this.queries.lockRun(tx, standing.runId)
      if (!run) throw notFound('The run')
      return work(tx, run)
    })
  }
}
