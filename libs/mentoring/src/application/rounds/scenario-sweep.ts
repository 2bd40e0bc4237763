import { Injectable } from '@nestjs/common'
import { transition } from '#kernel'
import type { Ctx } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { Outbox } from '#platform/outbox'
import { ScenarioQueries } from '../../data/rounds/scenario.queries.js'
import { SolvingQueries } from '../../data/rounds/solving.queries.js'
import { SCENARIO_TRANSITIONS } from '../../domain/index.js'
import { scenarioQueued } from '../../events.js'

const MINUTE_MS = 60_000
/** A solve that gives no sign of life for so long is dead: it gives one every second. */
const SILENT_MS = 5 * MINUTE_MS
/** Longer than any queue of scenarios takes. */
const WAITING_MS = 60 * MINUTE_MS

/** Finds scenarios whose worker or job is gone and queues them once more. The solver itself gives up after the third try. */
@Injectable()
export class ScenarioSweep {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scenarios: ScenarioQueries,
    private readonly solving: SolvingQueries,
    private readonly outbox: Outbox,
  ) {}

  async sweep(ctx: Ctx): Promise<void> {
    const before = (ms: number): Date => new Date(ctx.now.getTime() - ms)
    for (const { id, roundId } of await this.solving.stuck(before(SILENT_MS), before(WAITING_MS))) {
      await this.uow.run(async (tx) => {
        const scenario = await this.scenarios.lock(tx, id)
        if (scenario === undefined || !transition(SCENARIO_TRANSITIONS, scenario.state, 'start').ok || (scenario.heartbeatAt ?? scenario.queuedAt) >= before(SILENT_MS)) return
        await this.solving.touch(tx, id, ctx.now)
        await this.outbox.add(tx, ctx, scenarioQueued, { scenarioId: id, roundId })
      })
    }
  }
}
