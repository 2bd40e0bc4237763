import { Module } from '@nestjs/common'
import type { JobDefinition } from '#platform/jobs'
import { ReadModelsModule } from '#read-models'
import { ActivityModule } from '../application/activity/activity.module.js'
import { ComputeModule } from '../application/compute/compute.module.js'
import { ReportsModule } from '../application/reports/reports.module.js'
import * as activity from './activity/follow-activity.handlers.js'
import { activityJobs } from './activity/follow-activity.jobs.js'
import * as reports from './reports/report.handlers.js'
import { reportJobs } from './reports/report.jobs.js'

/** The background work of this lib. */
export const reportsJobs: readonly JobDefinition[] = [...activityJobs, ...reportJobs]

/** Its handlers, for the worker. */
@Module({ imports: [ActivityModule, ComputeModule, ReadModelsModule, ReportsModule], providers: [...Object.values(activity), ...Object.values(reports)] })
export class ReportsJobsModule {}
