import { setTimeout as pause } from 'node:timers/promises'
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common'
import type { Queue } from 'bullmq'
import { z } from 'zod'
import type { JobBackend } from './backend.js'
import { type JobDefinition, QUEUE_NAMES, type QueueName } from './job-definition.js'

export const JOB_BACKEND = Symbol('JOB_BACKEND')

/** What travels through a queue: the payload, and the request that caused it. */
export const envelopeSchema = z.object({ payload: z.unknown(), requestId: z.string() })
export type JobEnvelope = z.output<typeof envelopeSchema>

export interface QueuedJob {
  readonly job: JobDefinition
  /** Deduplicates: a second job with the same id is ignored while the first is known. No `:` and not an integer. */
  readonly id: string
  readonly envelope: JobEnvelope
}

/** The queues themselves. Domain code never calls this: it writes to the outbox, whose relay does. */
@Injectable()
export class JobQueues implements OnApplicationShutdown {
  private readonly queues: ReadonlyMap<QueueName, Queue>

  constructor(@Inject(JOB_BACKEND) private readonly backend: JobBackend) {
    this.queues = new Map(QUEUE_NAMES.map((name) => [name, backend.queue(name)]))
    for (const queue of this.queues.values()) queue.on('error', () => undefined)
  }

  all(): readonly Queue[] {
    return [...this.queues.values()]
  }

  queue(name: QueueName): Queue {
    const queue = this.queues.get(name)
    if (queue === undefined) throw new Error(`There is no queue ${name}`)
    return queue
  }

  /** Adds jobs; one that is already known by its id is left alone. */
  async add(jobs: readonly QueuedJob[]): Promise<void> {
    for (const name of QUEUE_NAMES) {
      const here = jobs.filter(({ job }) => job.queue === name)
      if (here.length > 0) await this.queue(name).addBulk(here.map(({ job, id, envelope }) => ({ name: job.name, data: envelope, opts: { jobId: id, ...jobOptions(job) } })))
    }
  }

  /** Registers (or refreshes) what starts by itself, and forgets schedules whose job no longer has one. */
  async schedule(jobs: readonly JobDefinition[]): Promise<void> {
    const scheduled = jobs.filter((job) => job.schedule !== undefined)
    for (const queue of this.all()) {
      for (const known of await queue.getJobSchedulers()) {
        if (known.key && !scheduled.some((job) => job.name === known.key && job.queue === queue.name)) await queue.removeJobScheduler(known.key)
      }
    }
    for (const job of scheduled) {
      const { pattern, payload } = job.schedule!
      await this.queue(job.queue).upsertJobScheduler(job.name, { pattern, tz: 'Europe/London' }, {
        name: job.name, data: { payload, requestId: `schedule-${job.name}` }, opts: jobOptions(job),
      })
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.all().map((queue) => queue.close().catch(() => undefined)))
    // A worker that could not be stopped still holds a connection: the process must end all the same.
    await Promise.race([this.backend.close().catch(() => undefined), pause(CLOSE_MS, undefined, { ref: false })])
  }
}

const HOUR_S = 3_600
const DAY_S = 24 * HOUR_S
const CLOSE_MS = 5_000
const jobOptions = (job: JobDefinition) => ({
  attempts: job.attempts,
  backoff: { type: 'exponential', delay: job.backoffMs },
  // Kept for an hour: long enough to recognise a message that the relay sends twice. What carries a secret goes at once.
  // By age alone: on PostgreSQL BullMQ sorts all that is kept, at every job's end, to keep no more than a number.
  removeOnComplete: job.secret === undefined ? { age: HOUR_S } : true,
  removeOnFail: { age: job.secret === undefined ? 30 * DAY_S : DAY_S },
})
