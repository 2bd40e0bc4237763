import { Module } from '@nestjs/common'
import type { JobDefinition } from '#platform/jobs'

/** The background work of this lib. */
export const mentoringJobs: readonly JobDefinition[] = []

/** Its handlers, for the worker. */
@Module({ imports: [] })
export class MentoringJobsModule {}
