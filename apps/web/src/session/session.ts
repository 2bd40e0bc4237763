import type { RequestHandler, Response } from 'express'
import session, { type Store } from 'express-session'
import type { Config } from '#platform/config'
import { readCookie } from '../http/cookies.js'
import { PageError } from '../http/page-error.js'
import { SealedStore } from './sealed-store.js'
import './session-data.js'

export const IDLE_MS = 60 * 60 * 1_000
/** Nobody stays signed in longer than a working day, however busy. */
export const LIFETIME_MS = 12 * 60 * 60 * 1_000
const MINUTE = 60_000

const isSecure = (config: Config) => config.WEB_URL.startsWith('https:')
/** `__Host-` makes browsers refuse the cookie from anywhere but this host, over TLS. */
export const sessionCookieName = (config: Config) => (isSecure(config) ? '__Host-waymark' : 'waymark_session')

const cookieOptions = (config: Config) => ({ httpOnly: true, sameSite: 'lax' as const, secure: isSecure(config), path: '/' })

/** Server-side sessions; the browser holds a signed id for as long as it is open. */
export function sessions(config: Config, store: Store): RequestHandler {
  const handle = session({
    name: sessionCookieName(config),
    secret: config.SESSION_SECRET,
    store: new SealedStore(store, config.SESSION_SECRET),
    cookie: cookieOptions(config),
    resave: false,
    saveUninitialized: false,
    unset: 'destroy',
  })
  return (req, res, next) => handle(req, res, (error?: unknown) => next(error ? new PageError('unavailable', { cause: error }) : undefined))
}

/** Ends sessions that were idle or lasted too long, and notices that the browser brought one that is no more. */
export const endIdleSession = (config: Config): RequestHandler => (req, res, next) => {
  const now = req.web.services.clock.now().getTime()
  const { signedIn } = req.session
  const brought = readCookie(req, sessionCookieName(config))
  if (brought !== undefined && !brought.startsWith(`s:${req.sessionID}.`)) req.web.sessionEnded = true
  if (signedIn === undefined) return next()
  if (now - signedIn.seenAt > IDLE_MS || now - signedIn.since > LIFETIME_MS) {
    return req.session.regenerate((error) => {
      req.web.sessionEnded = true
      next(error)
    })
  }
  if (now - signedIn.seenAt >= MINUTE) signedIn.seenAt = now
  res.locals['viewer'] = { name: signedIn.name, email: signedIn.email }
  next()
}

export const forgetSessionCookie = (config: Config, res: Response): void =>
  void res.clearCookie(sessionCookieName(config), cookieOptions(config))
