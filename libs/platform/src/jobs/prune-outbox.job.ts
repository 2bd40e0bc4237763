import { Injectable, Module } from '@nestjs/common'
import { z } from 'zod'
import { Database } from '../database/index.js'
import { defineJob } from './job-definition.js'
import { HandlesJob, type JobHandler, type JobRun } from './job-handler.js'

/** Published messages are kept this long, for whoever has to find out what happened. */
const KEPT_MS = 7 * 86_400_000
const BATCH = 5_000

/** Deletes outbox messages that were carried to the queues more than a week ago. */
export const pruneOutbox = defineJob({ name: 'platform.prune-outbox', payload: z.object({}), queue: 'bulk', schedule: { pattern: '50 3 * * *', payload: {} } })

@Injectable()
@HandlesJob(pruneOutbox)
export class PruneOutboxHandler implements JobHandler<object> {
  constructor(private readonly database: Database) {}

  async handle(_payload: object, { ctx, signal }: JobRun): Promise<void> {
    const before = new Date(ctx.now.getTime() - KEPT_MS)
    while (!signal.aborted && (await this.deleteBatch(before)) === BATCH);
  }

  /** One batch in a statement of its own: no lock is held for long. What waits has no date of publication and is never touched. */
  private deleteBatch(before: Date): Promise<number> {
    return this.database.run(
      `delete from platform.outbox_message where id in (
         select id from platform.outbox_message where published_at < $1 order by published_at limit ${BATCH} for update skip locked)`, [before])
  }
}

/** For the worker. */
@Module({ providers: [PruneOutboxHandler] })
export class OutboxJobsModule {}
