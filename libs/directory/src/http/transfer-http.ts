import { Logger } from '@nestjs/common'
import type { Request, Response } from 'express'
import type { Ctx } from '#platform/access'
import type { Authenticator } from '#platform/auth'
import { isConnectionFailure } from '#platform/database'
import { AppError, httpStatus } from '#platform/errors'

const logger = new Logger('transfers')

/** The context of a request with the API's bearer token. */
export const ctxOf = (authenticator: Authenticator, request: Request): Promise<Ctx> =>
  authenticator.contextOf({ authorization: request.headers.authorization, requestId: request.headers['x-request-id'] as string | undefined, address: request.ip ?? '' })

/** Says what went wrong, in GraphQL's shape: `{ errors: [{ message, extensions: { code } }] }`. */
export function refuse(response: Response, error: unknown): void {
  const known = error instanceof AppError ? error : new AppError(isConnectionFailure(error) ? 'UNAVAILABLE' : 'INTERNAL', 'Something went wrong on our side. Nothing was kept; try again.')
  if (known !== error) logger.error(error instanceof Error ? error.stack : String(error))
  if (response.destroyed) return
  if (response.headersSent) return void response.destroy()
  for (const name of response.getHeaderNames()) if (/^content-/i.test(name)) response.removeHeader(name)
  response.status(httpStatus(known.code)).json({ errors: [{ message: known.message, extensions: { code: known.code } }] })
}

/** Headers of a file that is for its reader alone, and that no browser opens in place. */
export const downloadHeaders = (mediaType: string, fileName: string): Readonly<Record<string, string>> => ({
  'Content-Type': mediaType, 'Content-Disposition': `attachment; filename="${fileName}"`,
  'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'private, no-store', 'Referrer-Policy': 'no-referrer',
})
