import pg from 'pg'
import { DataSource } from 'typeorm'
import type { LibPersistence } from './persistence.js'
import { SnakeNamingStrategy } from './snake-naming.strategy.js'

// Dates stay the text PostgreSQL made (a JS Date would move them across midnight); counts are plain numbers.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export interface DataSourceOptions {
  readonly url: string
  readonly persistence: readonly LibPersistence[]
  readonly poolSize?: number
  /**
   * The one schema of a role that owns nothing else: its migrations are listed there, and its connections look nowhere else for what is named
   * without a schema, whatever the owner of the database set as default. PostgreSQL's own functions always come first.
   */
  readonly ownSchema?: string
  /** What the server ends by itself, in milliseconds; absent (for migrations) nothing. */
  readonly timeouts?: { readonly statementMs: number; readonly idleInTransactionMs: number } | undefined
}

/** TypeORM over PostgreSQL. Never synchronises: the schema changes only through migrations. */
export function createDataSource({ url, persistence, poolSize = 8, ownSchema, timeouts }: DataSourceOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: persistence.flatMap((lib) => lib.entities) as never,
    migrations: persistence.flatMap((lib) => lib.migrations) as never,
    migrationsTableName: 'migration',
    ...(ownSchema === undefined ? {} : { schema: ownSchema }),
    namingStrategy: new SnakeNamingStrategy(),
    installExtensions: false,
    poolSize,
    poolErrorHandler: () => undefined,
    extra: {
      connectionTimeoutMillis: 5_000, idleTimeoutMillis: 30_000, application_name: ownSchema === undefined ? 'waymark' : `waymark-${ownSchema}`,
      ...(ownSchema === undefined ? {} : { options: `-c search_path=${ownSchema},pg_temp` }),
      ...(timeouts === undefined ? {} : { statement_timeout: timeouts.statementMs, idle_in_transaction_session_timeout: timeouts.idleInTransactionMs }),
    },
  })
}
