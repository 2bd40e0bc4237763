import type { LibPersistence } from '#platform/database'
import { reportsEntities } from './data/entities.js'
import { CreateReports1795334445611 } from './data/migrations/1795334445611-create-reports.js'
import { KeepFinalSnapshots1795334500000 } from './data/migrations/1795334500000-keep-final-snapshots.js'

export const reportsPersistence: LibPersistence = { schema: 'reports', entities: reportsEntities, migrations: [CreateReports1795334445611, KeepFinalSnapshots1795334500000] }
