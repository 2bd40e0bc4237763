export { cohortsPersistence } from './persistence.js'
export { can, CODE_CLOSES_AFTER, CODE_OPENS_BEFORE, type RunState, type Standing, STRANGER } from './domain/index.js'
export { cohortsExport } from './data/exports/export-tables.queries.js'
export { cohortsPersonalData } from './data/exports/personal-data.queries.js'
