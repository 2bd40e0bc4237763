import { Injectable } from '@nestjs/common'
import type { Ctx } from '#platform/access'
import type { Tx } from '#platform/database'
import { Outbox } from '#platform/outbox'
import type { LockedRun } from '../../data/places/places.queries.js'
import { runBelowMinimum } from '../../events.js'
import { RunProgress } from './run-progress.js'
import { RunWriter } from './run-writer.js'

/** The steps that a run takes by itself; each says whether it was taken. The run's row is locked. */
@Injectable()
export class RunSteps {
  constructor(private readonly writer: RunWriter, private readonly progress: RunProgress, private readonly outbox: Outbox) {}

  async close(tx: Tx, ctx: Ctx, run: LockedRun): Promise<boolean> {
    await this.writer.move(tx, ctx, run, 'close', 'closed', { closedEarlyOn: null })
    return true
  }

  async start(tx: Tx, ctx: Ctx, run: LockedRun): Promise<boolean> {
    return (await this.progress.start(tx, ctx, run, '')).ok
  }

  /** Not while a session waits to be held or cancelled: then the next sweep asks again. */
  async complete(tx: Tx, ctx: Ctx, run: LockedRun): Promise<boolean> {
    return (await this.progress.complete(tx, ctx, run)).ok
  }

  async warn(tx: Tx, ctx: Ctx, run: LockedRun, accepted: number): Promise<boolean> {
    await this.outbox.add(tx, ctx, runBelowMinimum, { runId: run.id, accepted, minimum: run.minimum })
    return true
  }
}
