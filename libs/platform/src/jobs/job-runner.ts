import { setTimeout as pause } from 'node:timers/promises'
import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common'
import { DiscoveryService } from '@nestjs/core'
import type { Job, Worker } from 'bullmq'
import { systemCtx } from '../access/index.js'
import { Clock } from '../clock/index.js'
import type { JobBackend } from './backend.js'
import { type JobDefinition, QUEUE_NAMES, type QueueName } from './job-definition.js'
import { HANDLES_JOB, type JobHandler } from './job-handler.js'
import { envelopeSchema, JOB_BACKEND, JobQueues } from './job-queues.js'
import { type HandlerBinding, JobRegistry } from './job-registry.js'

/** How the workers of this process behave. */
export interface JobRunnerOptions {
  readonly takeOverAfterMs: number
  /** How long a job at work when the process is told to stop has to finish. What has not is taken over by another worker. */
  readonly graceMs: number
}
export const JOB_RUNNER_OPTIONS = Symbol('JOB_RUNNER_OPTIONS')

const CONCURRENCY: Record<QueueName, number> = { work: 4, mail: 4, bulk: 1 }

/** Runs the handlers of every job. Lives in the worker only. */
@Injectable()
export class JobRunner implements BeforeApplicationShutdown, OnApplicationBootstrap {
  private readonly logger = new Logger('jobs')
  private workers: Worker[] = []
  private handlers: ReadonlyMap<string, JobHandler<unknown>> = new Map()

  constructor(
    private readonly registry: JobRegistry,
    private readonly queues: JobQueues,
    @Inject(JOB_BACKEND) private readonly backend: JobBackend,
    private readonly discovery: DiscoveryService,
    private readonly clock: Clock,
    @Inject(JOB_RUNNER_OPTIONS) private readonly options: JobRunnerOptions,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.handlers = this.registry.bind(this.discoverHandlers())
    this.workers = QUEUE_NAMES.map((name) => {
      const worker = this.backend.worker(name, (job, _token, signal) => this.process(job, signal), { concurrency: CONCURRENCY[name], ...this.options })
      worker.on('error', (error) => this.logger.warn(`Queue ${name}: ${error.message}`))
      worker.on('failed', (job, error) => this.logger.warn(`${job?.name} failed (try ${job?.attemptsMade}): ${error.message}`))
      return worker
    })
    await this.queues.schedule(this.registry.definitions)
  }

  /** Before the queues and the database close, which a job at work still needs. */
  async beforeApplicationShutdown(): Promise<void> {
    const closed = Promise.all(this.workers.map((worker) => worker.close().catch(() => undefined)))
    const grace = new AbortController()
    // Bounded, too, because a worker told to stop while it reconnects to Redis waits for ever (BullMQ 6).
    const over = pause(this.options.graceMs, true, { signal: grace.signal }).catch(() => false)
    if (await Promise.race([closed.then(() => false), over])) for (const worker of this.workers) worker.cancelAllJobs('The worker stops')
    grace.abort()
  }

  private discoverHandlers(): HandlerBinding[] {
    return this.discovery.getProviders().flatMap(({ metatype, instance }): HandlerBinding[] => {
      const job = typeof metatype === 'function' ? (Reflect.getMetadata(HANDLES_JOB, metatype) as JobDefinition | undefined) : undefined
      return job && instance ? [{ job, handler: instance as JobHandler<unknown> }] : []
    })
  }

  private async process(job: Job, signal?: AbortSignal): Promise<void> {
    const definition = this.registry.job(job.name)
    const handler = this.handlers.get(job.name)
    if (definition === undefined || handler === undefined) throw new Error(`Nothing handles ${job.name}`)
    const { payload, requestId } = envelopeSchema.parse(job.data)
    await handler.handle(definition.payload.parse(payload), {
      ctx: systemCtx(job.name, this.clock.now(), requestId),
      attempt: job.attemptsMade + 1,
      signal: signal ?? new AbortController().signal,
      progress: (done, total) => job.updateProgress({ done, total }),
    })
  }
}
