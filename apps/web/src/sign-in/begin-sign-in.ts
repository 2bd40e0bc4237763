import type { Request, Response } from 'express'
import * as oidc from 'openid-client'
import type { IssuerConfig } from '#platform/config'
import { PageError } from '../http/page-error.js'
import { saveSession } from '../session/save-session.js'
import type { PendingSignIn } from '../session/session-data.js'
import { signInPaths } from './paths.js'

/** Several tabs may each have a sign-in under way; more than this many is somebody playing. */
const MAX_PENDING = 5

const callbackUrl = (webUrl: string) => new URL(signInPaths.callback, webUrl).href

/** Sends the browser to its issuer. State, nonce and the PKCE verifier stay in the session. */
export async function beginSignIn(req: Request, res: Response, issuer: IssuerConfig, returnTo: string): Promise<void> {
  const { issuers, config, clock } = req.web.services
  const client = await issuers.client(issuer).catch((cause: unknown) => {
    throw new PageError('signInBusy', { cause })
  })
  const pending: PendingSignIn = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
    issuer: issuer.issuer,
    returnTo,
    startedAt: clock.now().getTime(),
  }
  req.session.pendingSignIns = [...(req.session.pendingSignIns ?? []), pending].slice(-MAX_PENDING)
  const url = oidc.buildAuthorizationUrl(client, {
    redirect_uri: callbackUrl(config.WEB_URL),
    scope: issuer.scopes,
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: 'S256',
  })
  await saveSession(req)
  res.redirect(303, url.href)
}
