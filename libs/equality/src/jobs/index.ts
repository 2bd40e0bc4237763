import { Module } from '@nestjs/common'
import type { JobDefinition } from '#platform/jobs'
import { EqualityModule } from '../equality.module.js'
import { ChangeEqualityKeysHandler, MergeEqualityAnswersHandler } from './answers/answer.handlers.js'
import { answerJobs } from './answers/answer.jobs.js'
import { AuditEqualityReleaseHandler, PublishEqualityReleaseHandler, RemoveExpiredAggregatesHandler, RequestDueReleasesHandler, RequestWaitingReleasesHandler } from './releases/release.handlers.js'
import { releaseJobs } from './releases/release.jobs.js'

/** The background work of this lib. */
export const equalityJobs: readonly JobDefinition[] = [...answerJobs, ...releaseJobs]

/** Its handlers, for the worker. Needs a global binding of `EQUALITY_POPULATIONS`. */
@Module({
  imports: [EqualityModule],
  providers: [AuditEqualityReleaseHandler, ChangeEqualityKeysHandler, MergeEqualityAnswersHandler, PublishEqualityReleaseHandler, RemoveExpiredAggregatesHandler, RequestDueReleasesHandler, RequestWaitingReleasesHandler],
})
export class EqualityJobsModule {}
