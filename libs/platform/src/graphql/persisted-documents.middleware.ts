import type { NextFunction, Request, RequestHandler, Response } from 'express'
import type { Authenticator } from '../auth/index.js'
import { AppError, httpStatus } from '../errors/index.js'
import { formatError } from './format-error.js'
import type { PersistedOperations } from './trusted-operations.js'

const fail = (response: Response, error: unknown): void => {
  const formatted = formatError({ message: '' }, error)
  response.status(error instanceof AppError && error.code !== 'NOT_FOUND' && error.code !== 'FORBIDDEN' ? httpStatus(error.code) : 200)
  response.json({ data: null, errors: [formatted] })
}

/** Sends the text on as it is. Express's own `send` would hash all of it for an ETag that nobody asks after in answer to a POST. */
function answer(response: Response, data: string): void {
  const body = Buffer.from(`{"data":${data}}`)
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' }).end(body)
}

/**
 * Takes `{ documentId, variables }`: an unknown id is refused, a known one is put in place of its hash, and a trusted one
 * is answered straight away. Authentication and limits are the {@link Authenticator}'s, as on the long way.
 */
export function persistedDocuments(operations: PersistedOperations, authenticator: Authenticator): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const body = request.body as { documentId?: unknown; query?: string; variables?: Record<string, unknown> } | undefined
    if (request.method !== 'POST' || typeof body?.documentId !== 'string') return next()
    const known = operations.find(body.documentId.replace(/^sha256:/, ''))
    if (known === undefined) return fail(response, new AppError('BAD_USER_INPUT', 'documentId is not one of this version\'s documents: reload, or send the query itself.'))
    if (known.trusted === undefined) {
      body.query = known.text
      delete body.documentId
      return next()
    }
    const { trusted } = known
    const variables = body.variables ?? {}
    authenticator
      .contextOf({ authorization: request.headers.authorization, requestId: request.headers['x-request-id'] as string | undefined, address: request.ip ?? '' })
      .then((ctx) => trusted.answer(ctx, variables))
      .then((data) => answer(response, data))
      .catch((error: unknown) => fail(response, error))
  }
}
