import type { LibPersistence } from '../database/index.js'
import { StoredFileEntity } from '../files/stored-file.entity.js'
import { CreateOutbox1795286828290 } from './migrations/1795286828290-create-outbox.js'
import { CreateFiles1795288803731 } from './migrations/1795288803731-create-files.js'
import { OutboxMessageEntity } from './outbox-message.entity.js'

/** The platform's own tables. */
export const platformPersistence: LibPersistence = {
  schema: 'platform',
  entities: [OutboxMessageEntity, StoredFileEntity],
  migrations: [CreateOutbox1795286828290, CreateFiles1795288803731],
}
