import { Module } from '@nestjs/common'
import type { JobDefinition } from '#platform/jobs'
import { matchJobs, MatchJobsModule } from './matches/match-jobs.module.js'
import { followJobs } from './people/follow-directory.jobs.js'
import { PeopleJobsModule } from './people/people-jobs.module.js'
import { roundJobs, RoundJobsModule } from './rounds/round-jobs.module.js'

/** The background work of this lib. */
export const mentoringJobs: readonly JobDefinition[] = [...followJobs, ...matchJobs, ...roundJobs]

/** Its handlers, for the worker. */
@Module({ imports: [MatchJobsModule, PeopleJobsModule, RoundJobsModule] })
export class MentoringJobsModule {}
