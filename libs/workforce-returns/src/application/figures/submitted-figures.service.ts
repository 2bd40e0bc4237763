import { Injectable } from '@nestjs/common'
import { type PlainDate, type Quarter } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import type { Tx } from '#platform/database'
import { streamDiversity, type StreamedDiversity, type StreamedHeadcount, streamHeadcount } from '../../data/figures/figure-streams.queries.js'
import { type CountedReturn, FiguresQueries } from '../../data/figures/figures.queries.js'
import { endOfDay } from '../../domain/index.js'
import { computeFigures } from '../return-policies.js'

/** What was submitted, for reports: true counts, which only leave Waymark through disclosure control. Waymark itself may ask, nobody else. */
@Injectable()
export class SubmittedFiguresService {
  constructor(private readonly figures: FiguresQueries) {}

  /** The revision of each organisation that counted for a quarter at the end of a day. */
  returns(ctx: Ctx, quarter: Quarter, asOf: PlainDate): Promise<CountedReturn[]> {
    requireAccess(ctx, computeFigures, undefined)
    return this.figures.counted(quarter, endOfDay(asOf))
  }

  /** The headcount lines of these revisions, organisation by organisation, read as they are consumed. Hold the transaction open until the end. */
  headcount(tx: Tx, ctx: Ctx, quarter: Quarter, asOf: PlainDate): AsyncIterable<StreamedHeadcount> {
    requireAccess(ctx, computeFigures, undefined)
    return streamHeadcount(tx, quarter, endOfDay(asOf))
  }

  /** The diversity lines, likewise. */
  diversity(tx: Tx, ctx: Ctx, quarter: Quarter, asOf: PlainDate): AsyncIterable<StreamedDiversity> {
    requireAccess(ctx, computeFigures, undefined)
    return streamDiversity(tx, quarter, endOfDay(asOf))
  }
}
