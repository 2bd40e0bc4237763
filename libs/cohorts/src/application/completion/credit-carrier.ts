import { Injectable } from '@nestjs/common'
import type { Ctx } from '#platform/access'
import type { Tx } from '#platform/database'
import { CompletionQueries, type LearnerRow } from '../../data/completion/completion.queries.js'
import { readLearningRecord } from '../../data/completion/learning-record.js'
import { carryCredit } from '../../domain/index.js'

/** What somebody did in one run counts in the run that they were moved to. */
@Injectable()
export class CreditCarrier {
  constructor(private readonly queries: CompletionQueries) {}

  /** Puts the credit at the start of a moved learner's record. Does nothing once anything is recorded there, so it happens once. */
  async carry(tx: Tx, ctx: Ctx, { enrolmentId, transferredFromId }: LearnerRow): Promise<void> {
    if (transferredFromId === null) return
    const here = await this.queries.record(tx, enrolmentId)
    if (here.events.length > 0) return
    const before = readLearningRecord(await this.queries.record(tx, transferredFromId))
    const credit = carryCredit(before.curriculum, before.rule, before.events, readLearningRecord(here).curriculum)
    if (credit.length > 0) await this.queries.append(tx, enrolmentId, credit, undefined, undefined, ctx.now)
  }
}
