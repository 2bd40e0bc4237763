import { Module } from '@nestjs/common'
import type { JobDefinition } from '#platform/jobs'
import { CandidatesModule } from '../application/evidence/candidates.module.js'
import { MilestoneMessagesModule } from '../application/evidence/milestone-messages.module.js'
import { FollowModule } from '../application/follow/follow.module.js'
import { WorkforceMessagesModule } from '../application/messages/messages.module.js'
import { milestoneHandlers } from './evidence/milestone.handlers.js'
import { milestoneJobs } from './evidence/milestone.jobs.js'
import { FollowWorkforceReorganisationHandler, MergeWorkforcePeopleHandler } from './people/follow-directory.handlers.js'
import { followJobs } from './people/follow-directory.jobs.js'
import { RemindOfReviewsHandler, TellPlanPublishedHandler, TellVersionMovedHandler } from './plans/plan.handlers.js'
import { remindOfReviews, tellPlanPublished, tellVersionMoved } from './plans/plan.jobs.js'

/** The background work of this lib. */
export const workforceJobs = [...followJobs, ...milestoneJobs, remindOfReviews, tellPlanPublished, tellVersionMoved] as unknown as readonly JobDefinition[]

/** Its handlers, for the worker. */
@Module({ imports: [CandidatesModule, FollowModule, MilestoneMessagesModule, WorkforceMessagesModule], providers: [...milestoneHandlers, FollowWorkforceReorganisationHandler, MergeWorkforcePeopleHandler, RemindOfReviewsHandler, TellPlanPublishedHandler, TellVersionMovedHandler] })
export class WorkforceJobsModule {}
