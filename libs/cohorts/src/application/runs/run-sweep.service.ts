import { Injectable } from '@nestjs/common'
import { londonDate } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { type LockedRun, PlacesQueries } from '../../data/places/places.queries.js'
import { RunSweepQueries } from '../../data/runs/run-sweep.queries.js'
import { RunQueries } from '../../data/runs/run.queries.js'
import { type CohortRunId, dueRunAction } from '../../domain/index.js'
import { PlacesService } from '../places/places.service.js'
import { keepTime } from './keep-time-policy.js'
import { RunSteps } from './run-steps.js'

const BATCH = 100

/** What the calendar does to runs. Run it as often as you like: each run is decided on again under its lock. */
@Injectable()
export class RunSweepService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly due: RunSweepQueries,
    private readonly queries: RunQueries,
    private readonly locks: PlacesQueries,
    private readonly places: PlacesService,
    private readonly steps: RunSteps,
  ) {}

  /** Hands places whose release has come to the queue. Answers how many runs had some. */
  async release(ctx: Ctx): Promise<number> {
    requireAccess(ctx, keepTime, undefined)
    const today = londonDate(ctx.now)
    let released = 0
    for (;;) {
      const ids = await this.due.withPlacesToRelease(today, BATCH)
      for (const id of ids) {
        await this.onLocked(id, async (tx, run) => {
          if ((await this.due.markReleased(tx, id, today, ctx.now)) === 0) return
          released += 1
          await this.places.allocate(tx, ctx, run)
        })
      }
      if (ids.length < BATCH) return released
    }
  }

  /** Closes, starts and completes what is due, and warns once where too few people come. Answers how many runs changed. */
  async advance(ctx: Ctx): Promise<number> {
    requireAccess(ctx, keepTime, undefined)
    const today = londonDate(ctx.now)
    let changed = 0
    for (let after: CohortRunId | undefined; ;) {
      const ids = await this.due.due(today, after, BATCH)
      for (const id of ids) {
        // A run that was closed late may be due to start on the same day.
        while (await this.onLocked(id, (tx, run) => this.step(tx, ctx, run))) changed += 1
      }
      if (ids.length < BATCH) return changed
      after = ids.at(-1)
    }
  }

  private async step(tx: Tx, ctx: Ctx, run: LockedRun): Promise<boolean> {
    const today = londonDate(ctx.now)
    if (run.state === 'in_progress') return this.steps.complete(tx, ctx, run)
    const { accepted } = await this.queries.countAccepted(run.id, tx)
    switch (dueRunAction({ state: run.state, closesOn: run.closesOn, startsOn: run.startsOn, minimum: run.minimum, accepted }, today)) {
      case 'close': return this.steps.close(tx, ctx, run)
      case 'start': return this.steps.start(tx, ctx, run)
      case 'warn_minimum': return (await this.due.markWarned(tx, run.id, today)) && this.steps.warn(tx, ctx, run, accepted)
      case undefined: return false
    }
  }

  private onLocked<T>(id: string, work: (tx: Tx, run: LockedRun) => Promise<T>): Promise<T | undefined> {
    return this.uow.run(async (tx) => {
      const run = await this.locks.lockRun(tx, id)
      return run === undefined ? undefined : work(tx, run)
    })
  }
}
