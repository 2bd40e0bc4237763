import type { Type } from '@nestjs/common'
import { auditJobs, AuditJobsModule } from '#audit/jobs'
import { CohortsJobsModule, cohortJobs } from '#cohorts/jobs'
import { directoryJobs, DirectoryJobsModule } from '#directory/jobs'
import { equalityJobs, EqualityJobsModule } from '#equality/jobs'
import { mentoringJobs, MentoringJobsModule } from '#mentoring/jobs'
import { NotificationsJobsModule, notificationJobs } from '#notifications/jobs'
import { FilesJobsModule, sweepFiles } from '#platform/files'
import { type JobDefinition, OutboxJobsModule, pruneOutbox } from '#platform/jobs'
import { reportsJobs, ReportsJobsModule } from '#reports/jobs'
import { workforceJobs, WorkforceJobsModule } from '#workforce/jobs'
import { returnJobs, WorkforceReturnsJobsModule } from '#workforce-returns/jobs'
import { AssemblyJobsModule } from './assembly-jobs.module.js'
import { ExportContributionsModule } from './export-contributions.module.js'
import { movePersonRecords } from './move-person-records.job.js'
import { IndicatorSourcesModule } from '../indicator-sources.module.js'
import { PopulationsModule } from '../populations.module.js'

/** Every job there is; the worker refuses to start unless each has exactly one handler. */
export const jobDefinitions: readonly JobDefinition[] = [
  ...auditJobs, ...cohortJobs, ...directoryJobs, ...equalityJobs, ...mentoringJobs, ...workforceJobs, sweepFiles as JobDefinition, pruneOutbox as JobDefinition, movePersonRecords as JobDefinition, ...notificationJobs, ...reportsJobs, ...returnJobs,
]

/** Where the handlers are, and what they need of libs that theirs does not know. */
export const jobModules: readonly Type[] = [
  AssemblyJobsModule, AuditJobsModule, CohortsJobsModule, DirectoryJobsModule, EqualityJobsModule, ExportContributionsModule, FilesJobsModule, IndicatorSourcesModule, MentoringJobsModule, WorkforceJobsModule, OutboxJobsModule, NotificationsJobsModule, PopulationsModule, ReportsJobsModule, WorkforceReturnsJobsModule,
]
