export { type EmbeddedPostgres, type EmbeddedPostgresOptions, recreateDatabase, startEmbeddedPostgres } from './embedded-postgres.js'
