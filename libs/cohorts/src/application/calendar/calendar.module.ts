import { Module } from '@nestjs/common'
import { NotificationsModule } from '#notifications'
import { InvitationQueries } from '../../data/calendar/invitation.queries.js'
import { SessionPeopleService } from './session-people.service.js'

@Module({ imports: [NotificationsModule], providers: [InvitationQueries, SessionPeopleService], exports: [InvitationQueries, SessionPeopleService] })
export class SessionCalendarModule {}
