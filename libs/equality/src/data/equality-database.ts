import { Injectable } from '@nestjs/common'
import type { Config } from '#platform/config'
import { ConfigError } from '#platform/config'
import { createDataSource, Database, type DatabaseLimits, UnitOfWork } from '#platform/database'
import { equalityPersistence } from '../persistence.js'

/** Few: people answer once, and one snapshot is taken at a time. */
const POOL_SIZE = 3
/** A snapshot computes for minutes between two statements; nobody else waits for its locks. */
const LIMITS: DatabaseLimits = { answerWithinMs: 120_000, idleInTransactionMs: 600_000 }

/** The schema `equality`, by the role that owns it, on connections of its own. This lib alone has it. */
@Injectable()
export class EqualityDatabase extends Database {}

/** One write of equality data. What the application's own database holds cannot commit with it: see docs/adr/0015. */
@Injectable()
export class EqualityUnitOfWork extends UnitOfWork {}

/** Connects. Throws a {@link ConfigError} when the connection is not configured. */
export async function openEqualityDatabase({ EQUALITY_DATABASE_URL: url }: Config): Promise<EqualityDatabase> {
  if (url === undefined) throw new ConfigError('EQUALITY_DATABASE_URL: is missing. Equality answers are kept by a database role of their own: see docs/operations.md, “Database roles”.')
  const dataSource = createDataSource({
    url, persistence: [equalityPersistence], poolSize: POOL_SIZE, ownSchema: equalityPersistence.schema,
    timeouts: { statementMs: LIMITS.answerWithinMs, idleInTransactionMs: LIMITS.idleInTransactionMs ?? 0 },
  })
  return new EqualityDatabase(await dataSource.initialize(), LIMITS)
}
