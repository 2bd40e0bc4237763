import { type DynamicModule, Module } from '@nestjs/common'
import { ContactsModule, persistence } from '#assembly'
import { jobDefinitions, jobModules } from '#assembly/jobs'
import { AuditModule } from '#audit'
import { CoreModule, type CoreOptions } from '#platform/core'
import { DatabaseModule } from '#platform/database'
import { JobsModule } from '#platform/jobs'
import { ObservabilityModule } from '#platform/observability'
import { WorkerMetrics } from './worker-metrics.js'

/** The worker: carries the outbox to the queues, runs every job, keeps the schedules. */
@Module({})
export class WorkerModule {
  static forRoot(core: CoreOptions): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        CoreModule.forRoot(core),
        DatabaseModule.forRoot(persistence),
        ObservabilityModule.forRoot('worker', core.config),
        JobsModule.forWorker(jobDefinitions),
        AuditModule,
        ContactsModule,
        ...jobModules,
      ],
      providers: [WorkerMetrics],
    }
  }
}
