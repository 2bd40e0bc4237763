import type { JobDefinition } from '#platform/jobs'
import { deliverMessage } from './deliver-message.job.js'

export { NotificationsJobsModule } from './notifications-jobs.module.js'

/** The background work of this lib. */
export const notificationJobs: readonly JobDefinition[] = [deliverMessage as JobDefinition]
