import type { Type } from '@nestjs/common'
import { auditJobs, AuditJobsModule } from '#audit/jobs'
import { NotificationsJobsModule, notificationJobs } from '#notifications/jobs'
import type { JobDefinition } from '#platform/jobs'

/** Every job there is; the worker refuses to start unless each has exactly one handler. */
export const jobDefinitions: readonly JobDefinition[] = [...auditJobs, ...notificationJobs]

/** Where the handlers are. */
export const jobModules: readonly Type[] = [AuditJobsModule, NotificationsJobsModule]
