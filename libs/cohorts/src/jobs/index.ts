import { Module } from '@nestjs/common'
import type { JobDefinition } from '#platform/jobs'
import { MessagesModule } from '../application/messages/messages.module.js'
import { EnrolmentJobsModule } from './enrolment-jobs.module.js'
import { enrolmentJobs } from './enrolment-jobs.js'
import { messageHandlers, messageJobs } from './message-jobs.js'
import { teachingJobs } from './teaching-jobs.js'
import { TeachingJobsModule } from './teaching-jobs.module.js'

/** The background work of this lib. */
export const cohortJobs: readonly JobDefinition[] = [...enrolmentJobs, ...messageJobs, ...teachingJobs]

/** Its handlers, for the worker. */
@Module({ imports: [EnrolmentJobsModule, MessagesModule, TeachingJobsModule], providers: [...messageHandlers] })
export class CohortsJobsModule {}
