/** How long one process waits for its database. */
export interface DatabaseLimits {
  /** Milliseconds for one statement. Pages want a short one; jobs may count for minutes. */
  readonly answerWithinMs: number
  /**
   * Milliseconds that a transaction may do nothing before the server ends it and gives its locks back: a process that hangs, or that
   * vanished without a word, must not hold a run's row for ever. Without it `DATABASE_IDLE_TRANSACTION_SECONDS` holds.
   */
  readonly idleInTransactionMs?: number
}

export const DATABASE_LIMITS = Symbol('DATABASE_LIMITS')
