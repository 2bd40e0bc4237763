import connectPgSimple from 'connect-pg-simple'
import session, { type Store } from 'express-session'
import { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Config } from '#platform/config'
import { createSessionTable, pingSessions, SESSION_SCHEMA, SESSION_TABLE } from './data/session-table.queries.js'

export interface SessionStorage {
  readonly store: Store
  /** Throws when sessions cannot be kept just now. */
  readonly ping: () => Promise<void>
  readonly close: () => Promise<void>
}

const CONNECTIONS = 4

/** Sessions in PostgreSQL, in a schema of their own; expired ones are removed as it runs. */
export async function postgresSessions(config: Config, log: Logger, lifetimeMs: number): Promise<SessionStorage> {
  const pool = new Pool({ connectionString: config.DATABASE_URL, max: CONNECTIONS, connectionTimeoutMillis: 5_000, application_name: 'waymark-web' })
  // Without a listener a lost idle connection would end the process; the pool replaces it by itself.
  pool.on('error', (err) => log.warn({ err }, 'session database connection lost'))
  await createSessionTable(pool).catch(async (error: unknown) => {
    await pool.end()
    throw error
  })
  const PostgresStore = connectPgSimple(session)
  const store = new PostgresStore({
    pool, schemaName: SESSION_SCHEMA, tableName: SESSION_TABLE, ttl: lifetimeMs / 1_000, disableTouch: true,
    errorLog: (...args: unknown[]) => log.warn({ args }, 'session store'),
  })
  return {
    store,
    ping: () => pingSessions(pool),
    close: async () => {
      store.close()
      await pool.end()
    },
  }
}

/** Sessions in this process only: tests and first tries. */
export const memorySessions = (): SessionStorage => ({ store: new session.MemoryStore(), ping: async () => {}, close: async () => {} })
