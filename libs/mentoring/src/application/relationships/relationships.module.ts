import { Module } from '@nestjs/common'
import { AgreementQueries } from '../../data/relationships/agreement.queries.js'
import { FeedbackQueries } from '../../data/relationships/feedback.queries.js'
import { ItemQueries } from '../../data/relationships/item.queries.js'
import { MeetingQueries } from '../../data/relationships/meeting.queries.js'
import { AuditModule } from '#audit'
import { ProposalsModule } from '../matches/proposals.module.js'
import { AgreementsService } from './agreements.service.js'
import { EndDatesService } from './end-dates.service.js'
import { EndingsService } from './endings.service.js'
import { FeedbackService, HelpService } from './feedback.service.js'
import { ItemsService } from './items.service.js'
import { MeetingsService } from './meetings.service.js'
import { RelationshipViewService } from './relationship-view.service.js'
import { RelationshipWork } from './relationship-work.js'

const queries = [AgreementQueries, FeedbackQueries, ItemQueries, MeetingQueries]
const services = [AgreementsService, EndDatesService, EndingsService, FeedbackService, HelpService, ItemsService, MeetingsService, RelationshipViewService]

/** What the two of a match keep together, and how it goes and ends. */
@Module({ imports: [AuditModule, ProposalsModule], providers: [...queries, ...services, RelationshipWork], exports: [...queries, ...services, ProposalsModule] })
export class RelationshipsModule {}
