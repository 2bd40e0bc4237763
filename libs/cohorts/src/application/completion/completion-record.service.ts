import { Injectable } from '@nestjs/common'
import { type Ctx, personOf } from '#platform/access'
import { Database, type Executor, type Tx } from '#platform/database'
import { Outbox } from '#platform/outbox'
import { CompletionQueries } from '../../data/completion/completion.queries.js'
import { type LearningRecord, readLearningRecord } from '../../data/completion/learning-record.js'
import type { CompletionEvent, EnrolmentId } from '../../domain/index.js'
import { learningRecorded } from '../../events.js'

/** What is recorded of a learner: read by everything that judges it, written by everything that adds to it. */
@Injectable()
export class CompletionRecordService {
  constructor(private readonly database: Database, private readonly queries: CompletionQueries, private readonly outbox: Outbox) {}

  /** Rule, curriculum, sessions and events of one learner, ready for `deriveCompletion` and `carryCredit`. The enrolment must exist. */
  async of(enrolmentId: string, on: Executor = this.database): Promise<LearningRecord> {
    return readLearningRecord(await this.queries.record(on, enrolmentId))
  }

  /** Adds events to a learner's record (attendance is kept by the register, so such events are left out); progress follows by itself. */
  async append(tx: Tx, ctx: Ctx, enrolmentId: EnrolmentId, events: readonly CompletionEvent[], reason?: string): Promise<void> {
    if (events.length === 0) return
    await this.queries.append(tx, enrolmentId, events, personOf(ctx.actor), reason, ctx.now)
    await this.outbox.add(tx, ctx, learningRecorded, { enrolmentId })
  }
}
