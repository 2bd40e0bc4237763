import type { LibPersistence } from '#platform/database'
import { reportsEntities } from './data/entities.js'

export const reportsPersistence: LibPersistence = { schema: 'reports', entities: reportsEntities, migrations: [] }
