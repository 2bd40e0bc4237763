import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import type { WebServices } from './web-context.js'

const ACCEPTABLE = /^[\w-]{8,64}$/

/** Gives each request its id (the proxy's, when it sent a sane one) and its context, and logs how it ended. */
export const requestContext = (services: WebServices): RequestHandler => (req, res, next) => {
  const given = req.get('x-request-id')
  const requestId = given !== undefined && ACCEPTABLE.test(given) ? given : randomUUID()
  req.web = { services, requestId, locale: 'en', sessionEnded: false }
  res.setHeader('x-request-id', requestId)
  const started = performance.now()
  res.on('finish', () => {
    // The path only: query strings carry sign-in codes and what people searched for.
    services.log.info({ requestId, method: req.method, path: req.path, status: res.statusCode, ms: Math.round(performance.now() - started) }, 'request')
  })
  next()
}
