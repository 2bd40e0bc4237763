import type { RequestHandler } from 'express'
import { PageError } from './page-error.js'

const MAX_CALLERS = 10_000

/**
 * At most `limit` requests per `windowMs` from one address, counted in this process. Generous on purpose: a whole
 * council may share one address. Guards sign-in, which starts sessions and calls other servers.
 */
export function rateLimit(limit: number, windowMs = 60_000): RequestHandler {
  let windowStart = 0
  const seen = new Map<string, number>()
  return (req, _res, next) => {
    const now = req.web.services.clock.now().getTime()
    if (now - windowStart >= windowMs || seen.size >= MAX_CALLERS) {
      windowStart = now
      seen.clear()
    }
    const caller = req.ip ?? ''
    const count = (seen.get(caller) ?? 0) + 1
    seen.set(caller, count)
    if (count > limit) throw new PageError('rateLimited')
    next()
  }
}
