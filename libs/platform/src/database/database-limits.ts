/** How long one process waits for its database. */
export interface DatabaseLimits {
  /** Milliseconds for one statement. Pages want a short one; jobs may count for minutes. */
  readonly answerWithinMs: number
}

export const DATABASE_LIMITS = Symbol('DATABASE_LIMITS')
