import type { Request, Response } from 'express'
import * as oidc from 'openid-client'
import { PageError } from '../http/page-error.js'
import { newSession, saveSession } from '../session/save-session.js'
import type { PendingSignIn } from '../session/session-data.js'
import { sessionTokens } from './tokens.js'

const LIMIT_MS = 15 * 60 * 1_000

/** Takes the sign-in that this answer belongs to out of the session: each can be completed once. */
function takePending(req: Request): PendingSignIn {
  const pending = req.session.pendingSignIns?.find(({ state }) => state === req.query['state'])
  if (!pending) throw new PageError('signInExpired')
  req.session.pendingSignIns = req.session.pendingSignIns?.filter((one) => one !== pending) ?? []
  if (req.web.services.clock.now().getTime() - pending.startedAt > LIMIT_MS) throw new PageError('signInExpired')
  return pending
}

function asPageError(error: unknown): PageError {
  if (error instanceof oidc.AuthorizationResponseError) {
    const denied = ['access_denied', 'login_required', 'interaction_required', 'consent_required'].includes(error.error)
    return new PageError(denied ? 'signInDenied' : error.error === 'temporarily_unavailable' ? 'signInBusy' : 'signInFailed', { cause: error })
  }
  const code = (error as { code?: unknown }).code
  const unreachable = (error as { name?: unknown }).name === 'TypeError' || code === 'OAUTH_TIMEOUT'
  return new PageError(unreachable ? 'signInBusy' : 'signInFailed', { cause: error })
}

/** Checks the issuer's answer, exchanges the code, and starts a fresh session for the person. */
export async function completeSignIn(req: Request, res: Response): Promise<void> {
  const { issuers, config, clock } = req.web.services
  const pending = takePending(req)
  const issuer = issuers.byUrl(pending.issuer)
  if (!issuer) throw new PageError('signInExpired')
  const answer = await issuers.client(issuer)
    .then((client) => oidc.authorizationCodeGrant(client, new URL(req.originalUrl, config.WEB_URL), {
      expectedState: pending.state, expectedNonce: pending.nonce, pkceCodeVerifier: pending.verifier, idTokenExpected: true,
    }))
    .catch((error: unknown) => {
      throw asPageError(error)
    })
  const claims = answer.claims()
  const tokens = sessionTokens(issuer, answer, clock.now())
  if (!claims || !tokens) throw new PageError('signInFailed')
  const text = (name: string) => (typeof claims[name] === 'string' ? claims[name] : undefined)
  const now = clock.now().getTime()
  await newSession(req)
  req.session.signedIn = { issuer: issuer.issuer, subject: claims.sub, name: text('name'), email: text('email'), ...tokens, since: now, seenAt: now }
  await saveSession(req)
  res.redirect(303, pending.returnTo)
}
