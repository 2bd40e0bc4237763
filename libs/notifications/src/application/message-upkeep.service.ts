import { Injectable } from '@nestjs/common'
import { type PersonId, transition, unwrap } from '#kernel'
import { type Ctx, isPlatformAdmin, type Policy, requireAccess } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { Outbox } from '#platform/outbox'
import { PersonRecordsQueries } from '../data/person-records.queries.js'
import { MESSAGE_STATES } from '../domain/index.js'
import { deliverMessage } from '../jobs/deliver-message.job.js'

const UPKEEP: Policy<undefined> = { action: 'messages:upkeep', whenDenied: 'forbidden', allows: isPlatformAdmin }
const BATCH = 1_000

/** What operators and other libs do to stored messages as a whole. For the platform's administrators and Waymark itself. */
@Injectable()
export class MessageUpkeepService {
  constructor(private readonly records: PersonRecordsQueries, private readonly work: UnitOfWork, private readonly outbox: Outbox) {}

  /** Sends again what was given up since an instant, after the fault that stopped it was mended. Answers how many. */
  async queueFailedAgain(ctx: Ctx, since: Date): Promise<number> {
    requireAccess(ctx, UPKEEP, undefined)
    let total = 0
    for (;;) {
      const batch = await this.work.run(async (tx) => {
        const ids = await this.records.failedSince(tx, since, BATCH)
        await this.records.queueAgain(tx, ids, unwrap(transition(MESSAGE_STATES, 'failed', 'queue_again')))
        await this.outbox.addMany(tx, ctx, deliverMessage, ids.map((messageId) => ({ messageId })))
        return ids.length
      })
      total += batch
      if (batch < BATCH) return total
    }
  }

  /** Two records of one person became one: `to` gets the messages, choices and calendar of `from`. */
  async movePerson(tx: Tx, ctx: Ctx, from: PersonId, to: PersonId): Promise<void> {
    requireAccess(ctx, UPKEEP, undefined)
    await this.records.move(tx, from, to, ctx.now)
  }

  /** Deletes all that is kept about a person here. */
  async erasePerson(tx: Tx, ctx: Ctx, personId: PersonId): Promise<void> {
    requireAccess(ctx, UPKEEP, undefined)
    await this.records.erase(tx, personId)
  }
}
