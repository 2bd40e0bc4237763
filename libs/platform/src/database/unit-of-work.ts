import { Injectable } from '@nestjs/common'
import { Database } from './database.js'
import type { Tx } from './executor.js'

const isRefusal = (value: unknown): boolean => typeof value === 'object' && value !== null && 'ok' in value && value.ok === false

/** One business write: everything in it commits together, or nothing does. */
@Injectable()
export class UnitOfWork {
  constructor(private readonly database: Database) {}

  /** Runs `work` in a transaction. An `err` result rolls back like a throw, so a refused decision leaves no trace. */
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.transaction(work, (value) => !isRefusal(value))
  }
}
