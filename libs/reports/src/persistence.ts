import type { LibPersistence } from '#platform/database'
import { reportsEntities } from './data/entities.js'
import { CreateReports1795334445611 } from './data/migrations/1795334445611-create-reports.js'
import { KeepFinalSnapshots1795334500000 } from './data/migrations/1795334500000-keep-final-snapshots.js'
import { AddDifferences1795344600000 } from './data/migrations/1795344600000-add-differences.js'
import { KeepSources1795352400000 } from './data/migrations/1795352400000-keep-sources.js'
import { ForgetActivityCounts1795356000000 } from './data/migrations/1795356000000-forget-activity-counts.js'

export const reportsPersistence: LibPersistence = { schema: 'reports', entities: reportsEntities, migrations: [CreateReports1795334445611, KeepFinalSnapshots1795334500000, AddDifferences1795344600000, KeepSources1795352400000, ForgetActivityCounts1795356000000] }
