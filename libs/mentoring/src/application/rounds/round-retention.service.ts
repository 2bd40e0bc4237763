import { Injectable } from '@nestjs/common'
import type { Ctx } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { FrozenRoundQueries } from '../../data/rounds/frozen-round.queries.js'
import { RoundQueries } from '../../data/rounds/round.queries.js'
import { RoundTrail } from './round-trail.js'

/** A round that nobody closes keeps what is private for so long after its publication at most. */
const LONGEST_MS = 365 * 86_400_000

/** Private facts stay in the frozen input of a round for as long as somebody may ask why two were matched, and no longer. */
@Injectable()
export class RoundRetentionService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: RoundQueries,
    private readonly frozen: FrozenRoundQueries,
    private readonly trail: RoundTrail,
  ) {}

  /** Whatever is due at `ctx.now`; answers of how many rounds. Done again it finds none. */
  async removeDue(ctx: Ctx, signal?: AbortSignal): Promise<number> {
    const due = await this.rounds.privateDue(ctx.now, new Date(ctx.now.getTime() - LONGEST_MS))
    for (const { id } of due) {
      signal?.throwIfAborted()
      await this.uow.run(async (tx) => {
        const round = await this.rounds.lock(tx, id)
        if (round === undefined || round.privateRemovedAt !== null) return
        await this.frozen.removePrivate(tx, round.id, ctx.now)
        await this.trail.record(tx, ctx, round.id, { action: 'remove_private', toState: round.state })
      })
    }
    return due.length
  }
}
