import type { LibPersistence } from '#platform/database'
import { CalendarEntryEntity } from './data/calendar-entry.entity.js'
import { CalendarFeedEntity } from './data/calendar-feed.entity.js'
import { MessagePreferenceEntity } from './data/message-preference.entity.js'
import { MessageEntity } from './data/message.entity.js'
import { CreateNotifications1795288200117 } from './data/migrations/1795288200117-create-notifications.js'
import { RefusedAddressEntity } from './data/refused-address.entity.js'

export const notificationsPersistence: LibPersistence = {
  schema: 'notifications',
  entities: [MessageEntity, MessagePreferenceEntity, CalendarEntryEntity, CalendarFeedEntity, RefusedAddressEntity],
  migrations: [CreateNotifications1795288200117],
}
