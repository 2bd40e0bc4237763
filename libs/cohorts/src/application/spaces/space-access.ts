import { Injectable } from '@nestjs/common'
import { isId } from '#kernel'
import { type Ctx, personOf, requireAccess } from '#platform/access'
import type { Executor } from '#platform/database'
import { notFound } from '#platform/errors'
import { type SpaceKey, SpaceQueries } from '../../data/spaces/space.queries.js'
import { can, type CohortPolicy, isOver, type Standing } from '../../domain/index.js'
import { type RunStanding, StandingService } from '../runs/standing.service.js'

export type SpaceAccessFacts = RunStanding & can.SpaceStanding & { readonly key: SpaceKey }

/** Who is in a space. */
@Injectable()
export class SpaceAccess {
  constructor(private readonly standing: StandingService, private readonly spaces: SpaceQueries) {}

  /** How the actor stands to a space. NOT_FOUND for a set that is not in the run. */
  async of(ctx: Ctx, { runId, setId }: SpaceKey, on?: Executor): Promise<SpaceAccessFacts> {
    const run = await this.standing.forRun(ctx, runId, on)
    const key = { runId: run.runId, setId }
    if (setId === null) return { ...run, space: 'run', key }
    const set = isId(setId) ? await this.spaces.set(setId, personOf(ctx.actor), on) : undefined
    if (set?.runId !== run.runId) throw notFound('The set')
    return { ...run, space: 'set', belongsToSet: set.belongs, key }
  }

  /** For reading. To outsiders a space does not exist. */
  async reading(ctx: Ctx, key: SpaceKey, on?: Executor): Promise<SpaceAccessFacts> {
    const facts = await this.of(ctx, key, on)
    requireAccess(ctx, can.readSpace, facts)
    return facts
  }

  /** For what only those who teach do: outsiders hear that there is no such space, members that it is not theirs to do. */
  async teaching(ctx: Ctx, key: SpaceKey, policy: CohortPolicy<Standing>, on?: Executor): Promise<SpaceAccessFacts> {
    const facts = await this.reading(ctx, key, on)
    requireAccess(ctx, policy, facts)
    return facts
  }
}

/** Writing ends with the run; reading does not. */
export const isOpenForWriting = ({ runState }: RunStanding): boolean => !isOver(runState)
