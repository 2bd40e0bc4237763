import { type DynamicModule, Module } from '@nestjs/common'
import { DiscoveryModule } from '@nestjs/core'
import { CONFIG, type Config } from '../config/index.js'
import { Outbox } from '../outbox/index.js'
import { createJobBackend } from './backend.js'
import type { JobDefinition } from './job-definition.js'
import { JOB_BACKEND, JobQueues } from './job-queues.js'
import { JobRegistry } from './job-registry.js'
import { JOB_RUNNER_OPTIONS, JobRunner, type JobRunnerOptions } from './job-runner.js'
import { OutboxRelay } from './outbox-relay.js'

const DEFAULT_OPTIONS: JobRunnerOptions = { takeOverAfterMs: 30_000, graceMs: 20_000 }

/** `forProducer` lets a process request work (through the outbox); `forWorker` also relays and runs it. */
@Module({})
export class JobsModule {
  static forProducer(): DynamicModule {
    return { module: JobsModule, global: true, providers: [Outbox], exports: [Outbox] }
  }

  static forWorker(definitions: readonly JobDefinition[], options: Partial<JobRunnerOptions> = {}): DynamicModule {
    return {
      module: JobsModule,
      global: true,
      imports: [DiscoveryModule],
      providers: [
        Outbox,
        { provide: JobRegistry, useValue: new JobRegistry(definitions) },
        { provide: JOB_BACKEND, useFactory: (config: Config) => createJobBackend(config), inject: [CONFIG] },
        { provide: JOB_RUNNER_OPTIONS, useValue: { ...DEFAULT_OPTIONS, ...options } },
        JobQueues,
        JobRunner,
        OutboxRelay,
      ],
      exports: [Outbox, JobRegistry, JOB_BACKEND, JobQueues, JobRunner, OutboxRelay],
    }
  }
}
