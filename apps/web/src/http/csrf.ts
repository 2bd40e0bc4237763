import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { RequestHandler } from 'express'
import { PageError } from './page-error.js'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** Gives templates `csrfToken()`; error pages need it too, so it comes before anything that may refuse the request. */
export const csrfToken: RequestHandler = (req, res, next) => {
  res.locals['csrfToken'] = () => (req.session.csrf ??= randomBytes(32).toString('base64url'))
  next()
}

/**
 * Each session has a secret that every form repeats as `_csrf` (templates: `{{ csrfToken() }}`). It is made when the
 * first form is shown, so that visitors who only read get no session. A request that changes something without it
 * is refused, and so is one that the browser says comes from another site.
 */
export const csrf: RequestHandler = (req, _res, next) => {
  if (SAFE.has(req.method)) return next()
  const given = (req.body as Record<string, unknown> | undefined)?.['_csrf']
  const expected = req.session.csrf
  const elsewhere = req.get('sec-fetch-site') === 'cross-site'
  if (elsewhere || expected === undefined || typeof given !== 'string' || !same(given, expected)) {
    // Without its session a form cannot match: saying that the session ended is the more useful answer.
    throw new PageError(req.web.sessionEnded ? 'sessionExpired' : 'formExpired')
  }
  next()
}
