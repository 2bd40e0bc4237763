export { ensureDatabase, recreateDatabase, takeAlone } from './databases.js'
export { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './embedded-postgres.js'
export { freePort, freePorts } from './free-ports.js'
