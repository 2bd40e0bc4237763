import type { DataSource, QueryRunner } from 'typeorm'
import type { LibPersistence } from './persistence.js'

const MIGRATION_LOCK = 7_020_451

/**
 * Brings the database up to date: creates each lib's schema, then runs the pending migrations, each in its own
 * transaction, in order of their timestamps. Several processes may call it at once: an advisory lock lets one work.
 * @returns the names of the migrations that ran.
 */
export function migrate(dataSource: DataSource, persistence: readonly LibPersistence[]): Promise<string[]> {
  return alone(dataSource, async (holder) => {
    await holder.query('create extension if not exists btree_gist')
    for (const { schema } of persistence) await holder.query(`create schema if not exists "${schema}"`)
  })
}

/** The same for a role that owns one schema, which is there already, and may make none. */
export const migrateOwnSchema = (dataSource: DataSource): Promise<string[]> => alone(dataSource, () => Promise.resolve())

async function alone(dataSource: DataSource, prepare: (holder: QueryRunner) => Promise<void>): Promise<string[]> {
  const holder = dataSource.createQueryRunner()
  await holder.connect()
  try {
    await holder.query(`select pg_advisory_lock(${MIGRATION_LOCK})`)
    await prepare(holder)
    const done = await dataSource.runMigrations({ transaction: 'each' })
    return done.map((migration) => migration.name)
  } finally {
    await holder.query(`select pg_advisory_unlock(${MIGRATION_LOCK})`)
    await holder.release()
  }
}

/** What the schema builder would still change: empty when migrations and entities agree. */
export async function schemaDrift(dataSource: DataSource): Promise<string[]> {
  const log = await dataSource.driver.createSchemaBuilder().log()
  return log.upQueries.map((query) => query.query)
}
