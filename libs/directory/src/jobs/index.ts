import type { JobDefinition } from '#platform/jobs'
import { applyReorganisations } from './apply-reorganisations.job.js'
import { forgetRefusals } from './forget-refusals.job.js'
import { sendInvitation } from './send-invitation.job.js'
import { transferJobs } from './transfer-jobs.module.js'

export { DirectoryJobsModule } from './directory-jobs.module.js'

/** The background work of this lib. */
export const directoryJobs: readonly JobDefinition[] = [
  applyReorganisations as JobDefinition, forgetRefusals as JobDefinition, sendInvitation as JobDefinition, ...transferJobs,
]
