import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common'
import type { Pool, PoolClient } from 'pg'
import { DataSource } from 'typeorm'
import { AppError, unavailable } from '../errors/index.js'
import { DATABASE_LIMITS, type DatabaseLimits } from './database-limits.js'
import { executorOver, type Executor, type Statement, type Tx } from './executor.js'
import { isConnectionFailure, isRetryable, isStatementTimeout } from './sql-errors.js'

const ATTEMPTS = 3
const ignore = (): void => undefined

/**
 * The database as the application sees it: reads outside a transaction, and {@link Database.transaction}.
 * A database that cannot be reached becomes an `UNAVAILABLE` error, never a hang: connecting is limited to five seconds,
 * and a statement that is not answered in time ends its connection.
 */
@Injectable()
export class Database implements Executor, OnApplicationShutdown {
  private readonly onPool: Executor

  constructor(@Inject(DataSource) private readonly dataSource: DataSource, @Inject(DATABASE_LIMITS) private readonly limits: DatabaseLimits) {
    this.onPool = executorOver(() => Promise.resolve({ query: (config) => this.once(config) }))
  }

  /** The pg pool, for streaming (COPY, cursors) and LISTEN. Return what you take. */
  get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master
  }

  rows<T>(statement: string | Statement, values?: readonly unknown[]): Promise<T[]> {
    return this.guarded(this.onPool.rows<T>(statement, values))
  }

  maybeOne<T>(statement: string | Statement, values?: readonly unknown[]): Promise<T | undefined> {
    return this.guarded(this.onPool.maybeOne<T>(statement, values))
  }

  one<T>(statement: string | Statement, values?: readonly unknown[]): Promise<T> {
    return this.guarded(this.onPool.one<T>(statement, values))
  }

  run(statement: string | Statement, values?: readonly unknown[]): Promise<number> {
    return this.guarded(this.onPool.run(statement, values))
  }

  /**
   * Runs `work` in one transaction: commits when it resolves and `keep` accepts the value, else rolls back.
   * A deadlock or serialisation failure is tried again, so `work` must have no effect outside the transaction.
   */
  async transaction<T>(work: (tx: Tx) => Promise<T>, keep: (value: T) => boolean): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.guarded(this.attempt(work, keep))
      } catch (error) {
        if (attempt === ATTEMPTS || !isRetryable(error)) throw error
      }
    }
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy()
  }

  private async attempt<T>(work: (tx: Tx) => Promise<T>, keep: (value: T) => boolean): Promise<T> {
    const runner = this.dataSource.createQueryRunner()
    let held: PoolClient | undefined
    try {
      const client = (held = (await runner.connect()) as PoolClient)
      await this.inTime(client, runner.startTransaction())
      const tx: Tx = Object.assign(executorOver(() => Promise.resolve({ query: (config) => this.inTime(client, client.query(config)) })), { manager: runner.manager })
      const value = await work(tx)
      if (keep(value)) await this.inTime(client, runner.commitTransaction()).catch((error: unknown) => { throw isConnectionFailure(error) ? lostInCommit(error) : error })
      else await this.inTime(client, runner.rollbackTransaction())
      return value
    } catch (error) {
      const cause = error instanceof AppError ? error.cause : error
      // The connection itself is gone, and nothing is left to roll back. The failed statement may be known before the socket's end is: told of
      // it now, the runner gives the connection back as broken, and nobody else gets it.
      if (isConnectionFailure(cause)) {
        if (!runner.isReleased) held?.emit('error', cause)
      } else if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined)
      throw error
    } finally {
      await runner.release().catch(() => undefined)
    }
  }

  /** One statement on a connection of the pool, which keeps the connection unless it is broken. */
  private async once(config: { name?: string; text: string; values: unknown[] }): Promise<{ rows: unknown[]; rowCount: number | null }> {
    const client = await this.pool.connect()
    // The answer fails with it; without a listener the same fault would end the process.
    client.on('error', ignore)
    let broken = false
    try {
      return await this.inTime(client, client.query(config))
    } catch (error) {
      broken = isConnectionFailure(error)
      throw error
    } finally {
      client.off('error', ignore)
      client.release(broken)
    }
  }

  /** Ends the connection when the answer does not come: whatever waits on it fails at once instead of for ever. */
  private inTime<T>(client: PoolClient, answer: Promise<T>): Promise<T> {
    const { stream } = (client as unknown as { connection: { stream: { destroy(): void } } }).connection
    const timer = setTimeout(() => stream.destroy(), this.limits.answerWithinMs)
    return answer.finally(() => clearTimeout(timer))
  }

  private async guarded<T>(work: Promise<T>): Promise<T> {
    try {
      return await work
    } catch (error) {
      if (isConnectionFailure(error) || isStatementTimeout(error)) throw unavailable('The database', error)
      throw error
    }
  }
}

/** The one case in which nobody can say whether the change was made. */
const lostInCommit = (cause: unknown): AppError =>
  new AppError('UNAVAILABLE', 'The connection to the database was lost while your change was being saved. Check whether it was made before you try again.', { cause })
