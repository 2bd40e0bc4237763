import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'
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
}
export const JOB_RUNNER_OPTIONS = Symbol('JOB_RUNNER_OPTIONS')

const CONCURRENCY: Record<QueueName, number> = { work: 4, mail: 4, bulk: 1 }

/** Runs the handlers of every job. Lives in the worker only. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, OnApplicationShutdown {
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

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close().catch(() => undefined)))
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
