import { Module } from '@nestjs/common'
import type { JobDefinition } from '#platform/jobs'
import { ActivityJobsModule } from './activity/activity-jobs.module.js'
import { activityJobs } from './activity/follow-activity.jobs.js'

/** The background work of this lib. */
export const reportsJobs: readonly JobDefinition[] = [...activityJobs]

/** Its handlers, for the worker. */
@Module({ imports: [ActivityJobsModule] })
export class ReportsJobsModule {}
