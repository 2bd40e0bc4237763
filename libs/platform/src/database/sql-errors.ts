import { AppError } from '../errors/index.js'

interface SqlError {
  readonly code: string
  readonly constraint?: string
}

const sqlError = (error: unknown): SqlError | undefined => {
  if (typeof error !== 'object' || error === null) return undefined
  const inner = 'driverError' in error ? error.driverError : error
  return typeof inner === 'object' && inner !== null && 'code' in inner && typeof inner.code === 'string' ? (inner as SqlError) : undefined
}

/** Whether a unique constraint or index of that name refused the write. */
export const isUniqueViolation = (error: unknown, constraint: string): boolean => {
  const sql = sqlError(error)
  return sql?.code === '23505' && sql.constraint === constraint
}

/** Whether an exclusion constraint of that name refused the write: two periods overlap. */
export const isExclusionViolation = (error: unknown, constraint: string): boolean => {
  const sql = sqlError(error)
  return sql?.code === '23P01' && sql.constraint === constraint
}

/** Deadlock or serialisation failure: the same work may succeed when tried again. */
export const isRetryable = (error: unknown): boolean => ['40P01', '40001'].includes(sqlError(error)?.code ?? '')

/** Whether the server ended a statement that took too long. The connection is sound. */
export const isStatementTimeout = (error: unknown): boolean => sqlError(error)?.code === '57014'

// 25P03: the server ended a transaction that did nothing, and the connection with it.
const CONNECTION_CODES = new Set(['25P03', 'ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE', '57P01', '57P02', '57P03', '53300', '08000', '08003', '08006'])

/** Whether the database could not be reached or went away. */
export const isConnectionFailure = (error: unknown): boolean =>
  CONNECTION_CODES.has(sqlError(error)?.code ?? '') ||
  (error instanceof Error && /Connection terminated|is not queryable|timeout exceeded when trying to connect|Cannot use a pool after calling end/.test(error.message))

/** Whether the fault will pass by itself: the database went away, or did not answer in time. The same work may succeed later. */
export const isPassing = (error: unknown): boolean => (error instanceof AppError && error.code === 'UNAVAILABLE') || isConnectionFailure(error) || isStatementTimeout(error)
