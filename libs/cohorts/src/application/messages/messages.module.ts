import { Module } from '@nestjs/common'
import { DirectoryModule } from '#directory'
import { NotificationsModule } from '#notifications'
import { MessageFactsQueries } from '../../data/messages/message-facts.queries.js'
import { ReminderQueries } from '../../data/messages/reminder.queries.js'
import { StandingModule } from '../runs/standing.module.js'
import { EnrolmentMessagesService } from './enrolment-messages.service.js'
import { RemindersService } from './reminders.service.js'
import { RunMessagesService } from './run-messages.service.js'
import { TransferMessagesService } from './transfer-messages.service.js'

/** What people are told. */
@Module({
  imports: [DirectoryModule, NotificationsModule, StandingModule],
  providers: [MessageFactsQueries, ReminderQueries, EnrolmentMessagesService, RunMessagesService, RemindersService, TransferMessagesService],
  exports: [EnrolmentMessagesService, RunMessagesService, RemindersService, TransferMessagesService],
})
export class MessagesModule {}
