import type { Executor } from '../database/index.js'

export interface OutboxBacklog {
  /** Messages that no relay has carried to a queue yet. */
  readonly waiting: number
  /** When the oldest of them was written. */
  readonly oldest: Date | null
}

export const outboxBacklog = (executor: Executor): Promise<OutboxBacklog> =>
  executor.one<OutboxBacklog>('select count(*) as waiting, min(occurred_at) as oldest from platform.outbox_message where published_at is null')
