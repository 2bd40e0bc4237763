import { HttpException, Logger } from '@nestjs/common'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { AppError, type ErrorCode } from '../errors/index.js'
import { isConnectionFailure } from '../database/index.js'

const logger = new Logger('graphql')

/** Apollo's codes for a request that is the caller's fault. */
const CALLER_CODES = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE', 'PERSISTED_QUERY_NOT_FOUND'])
const NEST_CODES: Readonly<Record<number, ErrorCode>> = { 400: 'BAD_USER_INPUT', 401: 'UNAUTHENTICATED', 403: 'FORBIDDEN', 404: 'NOT_FOUND', 429: 'RATE_LIMITED' }

const original = (error: unknown): unknown => (error instanceof GraphQLError && error.originalError ? original(error.originalError) : error)

const messagesOf = (exception: HttpException): string => {
  const response = exception.getResponse()
  const message = typeof response === 'object' && 'message' in response ? response.message : undefined
  return Array.isArray(message) ? message.join('; ') : exception.message
}

/** Maps whatever went wrong to the closed set of codes. What is not ours to show becomes INTERNAL, and is logged. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const where = { ...(formatted.path ? { path: formatted.path } : {}), ...(formatted.locations ? { locations: formatted.locations } : {}) }
  const say = (code: ErrorCode, message: string): GraphQLFormattedError => ({ message, ...where, extensions: { code } })
  const cause = original(error)
  if (cause instanceof AppError) return say(cause.code, cause.message)
  if (cause instanceof HttpException) {
    const code = NEST_CODES[cause.getStatus()]
    if (code !== undefined) return say(code, messagesOf(cause))
  }
  // An argument that the schema refuses only when it is filled in, such as an explicit null for `Int!` with a default.
  if (cause instanceof GraphQLError && cause.message.startsWith('Argument "')) return say('BAD_USER_INPUT', cause.message)
  if (isConnectionFailure(cause)) return say('UNAVAILABLE', 'The database is not available right now. Nothing was changed; try again in a minute.')
  if (CALLER_CODES.has(String(formatted.extensions?.['code']))) return say('BAD_USER_INPUT', formatted.message)
  logger.error({ err: cause, path: formatted.path }, cause instanceof Error ? cause.stack : String(cause))
  return say('INTERNAL', 'Something went wrong on our side. Nothing was lost; try again, and quote the request id if it goes on.')
}
