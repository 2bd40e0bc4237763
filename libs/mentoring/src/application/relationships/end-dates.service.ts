import { Injectable } from '@nestjs/common'
import { londonDate } from '#kernel'
import type { Ctx } from '#platform/access'
import { MatchQueries } from '../../data/matches/match.queries.js'
import { decideEndPassed, END_DATE_PASSED } from '../../domain/index.js'
import { MatchBatch } from '../matches/match-batch.js'

/** Closes relationships that nobody closed: the planned end has passed, and the days of grace after it. */
@Injectable()
export class EndDatesService {
  constructor(private readonly queries: MatchQueries, private readonly batch: MatchBatch) {}

  /** Whatever is due on the day of `ctx.now`; answers how many. Who extends at the same moment comes first, or finds it closed. */
  close(ctx: Ctx, signal?: AbortSignal): Promise<number> {
    const today = londonDate(ctx.now)
    return this.batch.endAll(ctx, (after, limit) => this.queries.pastGrace(today, after, limit), (match) => {
      const outcome = decideEndPassed(match, match.graceDays, today)
      return outcome && { ...outcome, why: END_DATE_PASSED }
    }, signal)
  }
}
