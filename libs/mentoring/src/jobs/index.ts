import { Module } from '@nestjs/common'
import type { JobDefinition } from '#platform/jobs'
import { roundJobs, RoundJobsModule } from './rounds/round-jobs.module.js'

/** The background work of this lib. */
export const mentoringJobs: readonly JobDefinition[] = [...roundJobs]

/** Its handlers, for the worker. */
@Module({ imports: [RoundJobsModule] })
export class MentoringJobsModule {}
