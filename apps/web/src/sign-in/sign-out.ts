import type { Request, Response } from 'express'
import * as oidc from 'openid-client'
import { forgetSessionCookie } from '../session/session.js'
import { endSession } from '../session/save-session.js'
import type { SignedIn } from '../session/session-data.js'
import { signInPaths } from './paths.js'

/** Where the issuer ends its own session, when it offers that and answers. */
async function issuerSignOut(req: Request, signedIn: SignedIn): Promise<string | undefined> {
  const { issuers, config } = req.web.services
  const issuer = issuers.byUrl(signedIn.issuer)
  const client = issuer && (await issuers.client(issuer).catch(() => undefined))
  if (!issuer || !client?.serverMetadata().end_session_endpoint) return undefined
  return oidc.buildEndSessionUrl(client, {
    ...(signedIn.idToken !== undefined && { id_token_hint: signedIn.idToken }),
    client_id: issuer.clientId,
    post_logout_redirect_uri: new URL(signInPaths.signedOut, config.WEB_URL).href,
  }).href
}

/** Ends the session here first, whatever the issuer does, then at the issuer. */
export async function signOut(req: Request, res: Response): Promise<void> {
  const { signedIn } = req.session
  await endSession(req)
  forgetSessionCookie(req.web.services.config, res)
  res.redirect(303, (signedIn && (await issuerSignOut(req, signedIn))) ?? signInPaths.signedOut)
}
