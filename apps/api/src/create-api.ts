import type { Server } from 'node:http'
import type { LoggerService, LogLevel } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { NestExpressApplication } from '@nestjs/platform-express'
import { json, type NextFunction, type Request, type Response } from 'express'
import helmet from 'helmet'
import { Authenticator } from '#platform/auth'
import { inputValidation, openShortWay, persistedDocuments, PersistedOperations } from '#platform/graphql'
import { Metrics } from '#platform/observability'
import { ApiModule, type ApiOptions } from './api.module.js'

const BODY_LIMIT = '1mb'

export interface CreateApiOptions extends ApiOptions {
  readonly logger?: LoggerService | LogLevel[] | false
}

/** A body that is no JSON, or too large, gets an answer in the shape of every other error. */
function refuseBadBody(error: Error & { status?: number }, _request: Request, response: Response, next: NextFunction): void {
  if (error.status === undefined || error.status >= 500) return next(error)
  const message = error.status === 413 ? `The request is larger than ${BODY_LIMIT}: send files through the import pages.` : 'The request body is not valid JSON.'
  response.status(error.status).json({ errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } }] })
}

/** Builds the API, ready to listen. */
export async function createApi({ logger, ...options }: CreateApiOptions): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.forRoot(options), {
    bodyParser: false, ...(logger === undefined ? {} : { logger }), abortOnError: false,
  })
  app.set('trust proxy', options.config.TRUSTED_PROXIES)
  app.disable('x-powered-by')
  app.use(app.get(Metrics).middleware())
  app.use(json({ limit: BODY_LIMIT }))
  app.use(refuseBadBody)
  // Before the headers that protect pages: what it answers is JSON and says so itself.
  app.use('/graphql', persistedDocuments(app.get(PersistedOperations), app.get(Authenticator)))
  openShortWay(app.getHttpServer() as Server, app.get(PersistedOperations), app.get(Authenticator), app.get(Metrics))
  app.use(helmet({ contentSecurityPolicy: options.config.NODE_ENV === 'production' }))
  app.useGlobalPipes(inputValidation())
  return app
}
