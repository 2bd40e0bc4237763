import { Module } from '@nestjs/common'
import { AuditModule } from '#audit'
import { FilesModule } from '#platform/files'
import { DiscussionQueries } from '../../data/spaces/discussion.queries.js'
import { SpaceQueries } from '../../data/spaces/space.queries.js'
import { StandingModule } from '../runs/standing.module.js'
import { DiscussionService } from './discussion.service.js'
import { ModerationService } from './moderation.service.js'
import { SharingService } from './sharing.service.js'
import { SpaceAccess } from './space-access.js'

/** The spaces of runs and sets: resources, announcements, discussion. */
@Module({
  imports: [AuditModule, StandingModule, FilesModule],
  providers: [SpaceQueries, DiscussionQueries, SpaceAccess, SharingService, DiscussionService, ModerationService],
  exports: [SharingService, DiscussionService, ModerationService],
})
export class SpacesModule {}
