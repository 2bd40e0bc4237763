import { Module } from '@nestjs/common'
import type { JobDefinition } from '#platform/jobs'
import { ReturnsModule } from '../application/returns.module.js'
import { followReturnReorganisation, mergeReturnPeople } from './follow-directory.jobs.js'
import { FollowReturnReorganisationHandler, MergeReturnPeopleHandler, PublishQuartersHandler, SendReturnRemindersHandler } from './return-jobs.handler.js'
import { publishQuarters } from './publish-quarters.job.js'
import { sendReturnReminders } from './send-return-reminders.job.js'

/** The background work of this lib. */
export const returnJobs = [followReturnReorganisation, mergeReturnPeople, publishQuarters, sendReturnReminders] as readonly JobDefinition[]

/** Its handlers, for the worker. */
@Module({ imports: [ReturnsModule], providers: [FollowReturnReorganisationHandler, MergeReturnPeopleHandler, PublishQuartersHandler, SendReturnRemindersHandler] })
export class WorkforceReturnsJobsModule {}
