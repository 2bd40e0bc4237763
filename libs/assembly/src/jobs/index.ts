import type { Type } from '@nestjs/common'
import { NotificationsJobsModule, notificationJobs } from '#notifications/jobs'
import type { JobDefinition } from '#platform/jobs'

/** Every job there is; the worker refuses to start unless each has exactly one handler. */
export const jobDefinitions: readonly JobDefinition[] = [...notificationJobs]

/** Where the handlers are. */
export const jobModules: readonly Type[] = [NotificationsJobsModule]
