import { Module } from '@nestjs/common'
import { CalendarFeedService } from './application/calendar-feed.service.js'
import { CalendarLinks } from './application/calendar-links.js'
import { MessageUpkeepService } from './application/message-upkeep.service.js'
import { MyMessagesService } from './application/my-messages.service.js'
import { NotificationsService } from './application/notifications.service.js'
import { CalendarEntryQueries } from './data/calendar-entry.queries.js'
import { CalendarFeedQueries } from './data/calendar-feed.queries.js'
import { MessageQueries } from './data/message.queries.js'
import { PersonRecordsQueries } from './data/person-records.queries.js'
import { PreferenceQueries } from './data/preference.queries.js'

/** Messages and calendars. Needs a global binding of `PersonContacts`. */
@Module({
  providers: [
    MessageQueries, PreferenceQueries, PersonRecordsQueries, CalendarEntryQueries, CalendarFeedQueries,
    CalendarLinks, NotificationsService, MyMessagesService, MessageUpkeepService, CalendarFeedService,
  ],
  exports: [PreferenceQueries, CalendarLinks, NotificationsService, MyMessagesService, MessageUpkeepService, CalendarFeedService],
})
export class NotificationsModule {}
