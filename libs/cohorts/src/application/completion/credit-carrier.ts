import { Injectable } from '@nestjs/common'
import type { Ctx } from '#platform/access'
import type { Tx } from '#platform/database'
import { CompletionQueries, type LearnerRow } from '../../data/completion/completion.queries.js'
import { readLearningRecord } from '../../data/completion/learning-record.js'
import { carryCredit, type CompletionEvent } from '../../domain/index.js'

/** What somebody did in one run counts in the run that they were moved to. */
@Injectable()
export class CreditCarrier {
  constructor(private readonly queries: CompletionQueries) {}

  /**
   * Puts the credit into a moved learner's record: for each item once, and never over what this run itself says of written work.
   * Asked again, it adds only what has come to be known since.
   */
  async carry(tx: Tx, ctx: Ctx, { enrolmentId, transferredFromId }: LearnerRow): Promise<void> {
    if (transferredFromId === null) return
    const here = readLearningRecord(await this.queries.record(tx, enrolmentId))
    const before = readLearningRecord(await this.queries.record(tx, transferredFromId))
    const credit = carryCredit(before.curriculum, before.rule, before.events, here.curriculum).filter((one) => !here.events.some((event) => saysOfSameItem(event, one)))
    if (credit.length > 0) await this.queries.append(tx, enrolmentId, credit, undefined, undefined, ctx.now)
  }
}

const saysOfSameItem = (event: CompletionEvent, credit: CompletionEvent): boolean =>
  event.type === credit.type && 'itemId' in event && 'itemId' in credit && event.itemId === credit.itemId
