/** The closed set of codes that a caller may see in `extensions.code`. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'BAD_USER_INPUT'
  | 'RATE_LIMITED'
  | 'UNAVAILABLE'
  | 'INTERNAL'

/** A fault with a code that callers may rely on and a message that they may read. Anything else becomes INTERNAL. */
export class AppError extends Error {
  override name = 'AppError'

  constructor(readonly code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
  }
}

/** The answer for what does not exist *and* for what the caller may not know to exist. */
export const notFound = (what = 'What you asked for'): AppError =>
  new AppError('NOT_FOUND', `${what} was not found, or you do not have access to it.`)

export const forbidden = (message = 'You do not have permission to do this.'): AppError => new AppError('FORBIDDEN', message)

export const unauthenticated = (message = 'Sign in to continue.'): AppError => new AppError('UNAUTHENTICATED', message)

export const badInput = (message: string): AppError => new AppError('BAD_USER_INPUT', message)

export const unavailable = (what: string, cause?: unknown): AppError =>
  new AppError('UNAVAILABLE', `${what} is not available right now. Nothing was changed; try again in a minute.`, { cause })

const HTTP_STATUS: Record<ErrorCode, number> = {
  UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404, CONFLICT: 409, BAD_USER_INPUT: 400, RATE_LIMITED: 429, UNAVAILABLE: 503, INTERNAL: 500,
}

/** The HTTP status that says the same as an error code. */
export const httpStatus = (code: ErrorCode): number => HTTP_STATUS[code]

export * from './problem-errors.js'
export type { UserError } from './user-error.js'
