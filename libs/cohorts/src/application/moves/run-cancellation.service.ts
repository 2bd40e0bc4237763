import { Injectable } from '@nestjs/common'
import { err, londonDate, ok, type Result } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { type LockedRun, PlacesQueries } from '../../data/places/places.queries.js'
import { can, type CohortRunId, decideCancelRun } from '../../domain/index.js'
import { runCancelled } from '../../events.js'
import { refusalErrors } from '../refusals.js'
import { RunWriter } from '../runs/run-writer.js'
import { StandingService } from '../runs/standing.service.js'
import { Displacement } from './displacement.js'

type Changed = Result<CohortRunId, readonly UserError[]>

/** Cancels a run: everybody in it is told, keeps their claim, and is offered a place elsewhere where there is one. */
@Injectable()
export class RunCancellationService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly places: PlacesQueries,
    private readonly standing: StandingService,
    private readonly writer: RunWriter,
    private readonly displacement: Displacement,
    private readonly outbox: Outbox,
  ) {}

  async cancel(ctx: Ctx, id: string, reason: string): Promise<Changed> {
    const standing = await this.standing.forRun(ctx, id)
    requireAccess(ctx, can.seeRun, standing)
    requireAccess(ctx, can.manageRun, standing)
    return this.uow.run(async (tx): Promise<Changed> => {
      const others = await this.displacement.alternativesOf(tx, standing.runId, londonDate(ctx.now))
      const runs = await this.places.lockRuns(tx, [standing.runId, ...others])
      const run = runs.find((one) => one.id === standing.runId)
      if (!run) throw notFound('The run')
      const decision = decideCancelRun(run.state, reason)
      if (!decision.ok) return err(refusalErrors(decision.error))
      await this.cancelLocked(tx, ctx, run, runs.filter((one) => one !== run), reason.trim())
      return ok(run.id)
    })
  }

  private async cancelLocked(tx: Tx, ctx: Ctx, run: LockedRun, alternatives: readonly LockedRun[], reason: string): Promise<void> {
    // The run first: once it is cancelled, the places that people leave are offered to nobody.
    await this.writer.move(tx, ctx, run, 'cancel', 'cancelled', { reason })
    const steps = await this.displacement.displace(tx, ctx, { ...run, state: 'cancelled' }, alternatives, reason)
    await this.outbox.add(tx, ctx, runCancelled, { runId: run.id, reason, people: [...steps] })
  }
}
