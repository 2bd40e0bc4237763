import { Module } from '@nestjs/common'
import { CalendarController } from '../http/calendar.controller.js'
import { NotificationsModule } from '../notifications.module.js'
import { MyCalendarResolver } from './my-calendar.resolver.js'
import { MyMessagesResolver } from './my-messages.resolver.js'

export { MessageType } from './message.type.js'

/** Messages and calendars in the API: the GraphQL schema, and calendar files at `/calendar`. */
@Module({ imports: [NotificationsModule], providers: [MyMessagesResolver, MyCalendarResolver], controllers: [CalendarController] })
export class NotificationsGraphqlModule {}
