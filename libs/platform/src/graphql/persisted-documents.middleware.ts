import type { NextFunction, Request, RequestHandler, Response } from 'express'
import type { Authenticator } from '../auth/index.js'
import { AppError } from '../errors/index.js'
import { answerTrusted, refuse } from './trusted-answer.js'
import type { PersistedOperations } from './trusted-operations.js'

/**
 * Takes `{ documentId, variables }`: an unknown id is refused, a known one is put in place of its hash, and a trusted one
 * is answered straight away. Authentication and limits are the {@link Authenticator}'s, as on the long way.
 */
export function persistedDocuments(operations: PersistedOperations, authenticator: Authenticator): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const body = request.body as { documentId?: unknown; query?: string; variables?: Record<string, unknown> } | undefined
    if (request.method !== 'POST' || typeof body?.documentId !== 'string') return next()
    const known = operations.find(body.documentId.replace(/^sha256:/, ''))
    if (known === undefined) return refuse(response, new AppError('BAD_USER_INPUT', 'documentId is not one of this version\'s documents: reload, or send the query itself.'))
    if (known.trusted === undefined) {
      body.query = known.text
      delete body.documentId
      return next()
    }
    const ctx = authenticator.contextOf({ authorization: request.headers.authorization, requestId: request.headers['x-request-id'] as string | undefined, address: request.ip ?? '' })
    return void answerTrusted(response, known.trusted, ctx, body.variables ?? {})
  }
}
