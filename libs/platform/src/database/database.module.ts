import { type DynamicModule, Module } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { CONFIG, type Config } from '../config/index.js'
import { createDataSource } from './data-source.js'
import { DATABASE_LIMITS, type DatabaseLimits } from './database-limits.js'
import { Database } from './database.js'
import { type LibPersistence, PERSISTENCE } from './persistence.js'
import { SchemaState } from './schema-state.js'
import { UnitOfWork } from './unit-of-work.js'

const DEFAULT_LIMITS: DatabaseLimits = { answerWithinMs: 300_000 }

@Module({})
export class DatabaseModule {
  static forRoot(persistence: readonly LibPersistence[], limits: DatabaseLimits = DEFAULT_LIMITS): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        { provide: PERSISTENCE, useValue: persistence },
        { provide: DATABASE_LIMITS, useValue: limits },
        {
          provide: DataSource,
          useFactory: (config: Config) =>
            createDataSource({
              url: config.DATABASE_URL, persistence, poolSize: config.DATABASE_POOL_SIZE,
              // The server ends what we no longer wait for: closing the connection alone would leave the statement and its locks.
              timeouts: { statementMs: limits.answerWithinMs, idleInTransactionMs: limits.idleInTransactionMs ?? config.DATABASE_IDLE_TRANSACTION_SECONDS * 1_000 },
            }).initialize(),
          inject: [CONFIG],
        },
        Database,
        UnitOfWork,
        SchemaState,
      ],
      exports: [PERSISTENCE, DataSource, Database, UnitOfWork, SchemaState],
    }
  }
}
