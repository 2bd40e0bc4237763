import { Module } from '@nestjs/common'
import { AuditModule } from '#audit'
import { DirectoryModule } from '#directory'
import { MentoringOrganisationQueries } from '../../data/follow/organisation-references.queries.js'
import { MentoringPersonQueries } from '../../data/follow/person-references.queries.js'
import { ProposalsModule } from '../matches/proposals.module.js'
import { ProfilesModule } from '../profiles/profiles.module.js'
import { MatchesOfMerge } from './matches-of-merge.js'
import { MembershipSweepService } from './membership-sweep.service.js'
import { MentoringReorganisationService } from './mentoring-reorganisation.service.js'
import { PersonMergeService } from './person-merge.service.js'

/** What mentoring does when people and organisations change. */
@Module({
  imports: [AuditModule, DirectoryModule, ProfilesModule, ProposalsModule],
  providers: [MatchesOfMerge, MembershipSweepService, MentoringOrganisationQueries, MentoringPersonQueries, MentoringReorganisationService, PersonMergeService],
  exports: [MembershipSweepService, MentoringReorganisationService, PersonMergeService],
})
export class FollowModule {}
