import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common'
import type { Pool, PoolClient } from 'pg'
import { DataSource } from 'typeorm'
import { unavailable } from '../errors/index.js'
import { executorOver, type Executor, type Statement, type Tx } from './executor.js'
import { isConnectionFailure, isRetryable } from './sql-errors.js'

const ATTEMPTS = 3

/**
 * The database as the application sees it: reads outside a transaction, and {@link Database.transaction}.
 * A database that cannot be reached becomes an `UNAVAILABLE` error, never a hang: connecting is limited to five seconds.
 */
@Injectable()
export class Database implements Executor, OnApplicationShutdown {
  private readonly onPool: Executor

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {
    this.onPool = executorOver(() => Promise.resolve(this.pool))
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
    try {
      const client = (await runner.connect()) as PoolClient
      await runner.startTransaction()
      const tx: Tx = Object.assign(executorOver(() => Promise.resolve(client)), { manager: runner.manager })
      const value = await work(tx)
      if (keep(value)) await runner.commitTransaction()
      else await runner.rollbackTransaction()
      return value
    } catch (error) {
      // The connection itself may be gone; then there is nothing left to roll back.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined)
      throw error
    } finally {
      await runner.release().catch(() => undefined)
    }
  }

  private async guarded<T>(work: Promise<T>): Promise<T> {
    try {
      return await work
    } catch (error) {
      if (isConnectionFailure(error)) throw unavailable('The database', error)
      throw error
    }
  }
}
