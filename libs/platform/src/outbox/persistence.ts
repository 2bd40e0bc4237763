import type { LibPersistence } from '../database/index.js'
import { CreateOutbox1795286828290 } from './migrations/1795286828290-create-outbox.js'
import { OutboxMessageEntity } from './outbox-message.entity.js'

/** The platform's own tables. */
export const platformPersistence: LibPersistence = {
  schema: 'platform',
  entities: [OutboxMessageEntity],
  migrations: [CreateOutbox1795286828290],
}
