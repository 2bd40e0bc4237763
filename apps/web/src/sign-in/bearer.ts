import type { Request } from 'express'
import * as oidc from 'openid-client'
import { PageError } from '../http/page-error.js'
import type { SignedIn } from '../session/session-data.js'
import { sessionTokens } from './tokens.js'

const EARLY_MS = 60_000
type Renewed = NonNullable<ReturnType<typeof sessionTokens>>

/** Pages of one person load side by side: they share one renewal, since many issuers take a refresh token only once. */
const underWay = new Map<string, Promise<Renewed>>()

async function renew(req: Request, signedIn: SignedIn, refreshToken: string): Promise<Renewed> {
  const { issuers, clock } = req.web.services
  const issuer = issuers.byUrl(signedIn.issuer)
  if (!issuer) throw new PageError('sessionExpired')
  const client = await issuers.client(issuer).catch((cause: unknown) => {
    throw new PageError('unavailable', { cause })
  })
  try {
    const tokens = sessionTokens(issuer, await oidc.refreshTokenGrant(client, refreshToken), clock.now())
    if (tokens) return tokens
  } catch (cause) {
    throw new PageError(cause instanceof oidc.ResponseBodyError ? 'sessionExpired' : 'unavailable', { cause })
  }
  throw new PageError('sessionExpired')
}

/**
 * The API's bearer token of who is signed in, renewed when it is about to end; `undefined` for a visitor. Throws
 * `sessionExpired` when it ended and cannot be renewed.
 */
export async function bearerOf(req: Request): Promise<string | undefined> {
  const { signedIn } = req.session
  if (!signedIn) return undefined
  const left = signedIn.expiresAt - req.web.services.clock.now().getTime()
  if (left > EARLY_MS) return signedIn.bearer
  if (signedIn.refreshToken === undefined) {
    if (left > 0) return signedIn.bearer
    throw new PageError('sessionExpired')
  }
  const id = req.sessionID
  const running = underWay.get(id) ?? renew(req, signedIn, signedIn.refreshToken).finally(() => underWay.delete(id))
  underWay.set(id, running)
  const tokens = await running
  signedIn.bearer = tokens.bearer
  signedIn.expiresAt = tokens.expiresAt
  signedIn.idToken = tokens.idToken ?? signedIn.idToken
  signedIn.refreshToken = tokens.refreshToken ?? signedIn.refreshToken
  return tokens.bearer
}
