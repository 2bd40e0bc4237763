import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common'
import type { PoolClient } from 'pg'
import { Clock } from '../clock/index.js'
import { Database } from '../database/index.js'
import { outboxBacklog, OUTBOX_CHANNEL } from '../outbox/index.js'
import { JobQueues } from './job-queues.js'
import { JobRegistry } from './job-registry.js'

const BATCH = 500
const POLL_MS = 2_000

interface MessageRow {
  readonly id: string
  readonly topic: string
  readonly payload: unknown
  readonly request_id: string
}

/**
 * Carries committed outbox messages to the queues, at least once. A NOTIFY wakes it; a slow poll backs that up.
 * Any number may run: each takes its own rows.
 */
@Injectable()
export class OutboxRelay implements BeforeApplicationShutdown, OnApplicationBootstrap {
  private readonly logger = new Logger('outbox')
  private timer: NodeJS.Timeout | undefined
  private listener: PoolClient | undefined
  private running: Promise<void> | undefined
  private again = false
  private stopped = false

  constructor(
    private readonly database: Database,
    private readonly queues: JobQueues,
    private readonly registry: JobRegistry,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), POLL_MS)
    this.wake()
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true
    clearInterval(this.timer)
    await this.running
    const listener = this.listener
    this.listener = undefined
    listener?.removeAllListeners('end').removeAllListeners('error').on('error', () => undefined).release(true)
  }

  /** Publishes all that waits. Resolves when nothing does. */
  async drain(): Promise<void> {
    while ((await this.publishBatch()) === BATCH && !this.stopped);
  }

  /** How many messages have not been carried yet. */
  async backlog(): Promise<number> {
    return (await outboxBacklog(this.database)).waiting
  }

  private wake(): void {
    this.again = true
    this.running ??= this.loop().finally(() => (this.running = undefined))
  }

  private async loop(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false
      try {
        await this.listen()
        await this.drain()
      } catch (error) {
        // The rows stay unpublished: the next poll tries again.
        this.logger.warn(`Relay paused: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
  }

  private async listen(): Promise<void> {
    if (this.listener) return
    const client = await this.database.pool.connect()
    let held = true
    const lost = (): void => {
      if (!held) return
      held = false
      if (this.listener === client) this.listener = undefined
      // A pool counts a connection that broke while it was out until somebody returns it.
      client.release(true)
    }
    client.on('error', lost).on('end', lost).on('notification', () => this.wake())
    await client.query(`listen ${OUTBOX_CHANNEL}`).catch((error: unknown) => {
      lost()
      throw error
    })
    if (held) this.listener = client
  }

  private publishBatch(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const messages = await tx.rows<MessageRow>(
        `select id, topic, payload, request_id from platform.outbox_message
         where published_at is null order by seq limit ${BATCH} for update skip locked`)
      const jobs = messages.flatMap((message) =>
        this.registry.startedBy(message.topic).map((job) => ({
          job, id: `${message.id}-${job.name}`, envelope: { payload: message.payload, requestId: message.request_id },
        })))
      await this.queues.add(jobs)
      if (messages.length > 0) {
        const keep = messages.map(({ id, topic }) => ({ id, without: this.registry.secretsOf(topic) }))
        await tx.run(
          `update platform.outbox_message m set published_at = $2, payload = case when k.without = '{}' then m.payload else m.payload - k.without end
           from json_to_recordset($1::json) as k(id uuid, without text[]) where m.id = k.id`,
          [JSON.stringify(keep), this.clock.now()])
      }
      return messages.length
    }, () => true)
  }
}
