import { Module } from '@nestjs/common'
import { DirectoryModule } from '#directory'
import { NotificationsModule } from '#notifications'
import { NudgeQueries } from '../../data/relationships/nudge.queries.js'
import { RelationshipsModule } from '../relationships/relationships.module.js'
import { HelpMessagesService } from './help-messages.service.js'
import { MatchMessagesService } from './match-messages.service.js'
import { MeetingMessagesService } from './meeting-messages.service.js'
import { NudgesService } from './nudges.service.js'
import { SchemeRunners } from './scheme-runners.js'

/** What people of matches are told. */
@Module({
  imports: [DirectoryModule, NotificationsModule, RelationshipsModule],
  providers: [HelpMessagesService, MatchMessagesService, MeetingMessagesService, NudgeQueries, NudgesService, SchemeRunners],
  exports: [HelpMessagesService, MatchMessagesService, MeetingMessagesService, NudgesService, RelationshipsModule],
})
export class MatchMessagesModule {}
