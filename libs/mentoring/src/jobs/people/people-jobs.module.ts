import { Module } from '@nestjs/common'
import { FollowModule } from '../../application/follow/follow.module.js'
import { FollowMembershipHandler, FollowMentoringReorganisationHandler, MergeMentoringPeopleHandler, SweepMembershipsHandler } from './follow-directory.handlers.js'

/** What follows people and organisations. */
@Module({ imports: [FollowModule], providers: [FollowMembershipHandler, FollowMentoringReorganisationHandler, MergeMentoringPeopleHandler, SweepMembershipsHandler] })
export class PeopleJobsModule {}
