import type { LibPersistence } from '#platform/database'
import { workforceEntities } from './data/entities.js'
import { CreateWorkforce1795332278472 } from './data/migrations/1795332278472-create-workforce.js'

export const workforcePersistence: LibPersistence = { schema: 'workforce', entities: workforceEntities, migrations: [CreateWorkforce1795332278472] }
