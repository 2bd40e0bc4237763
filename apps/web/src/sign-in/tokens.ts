import type * as oidc from 'openid-client'
import type { IssuerConfig } from '#platform/config'

type Answer = oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers
const DEFAULT_SECONDS = 5 * 60

/** The parts of a token answer that a session keeps; `undefined` when the bearer that the API expects is not among them. */
export function sessionTokens(issuer: IssuerConfig, answer: Answer, now: Date) {
  const bearer = issuer.tokenUse === 'id_token' ? answer.id_token : answer.access_token
  if (bearer === undefined) return undefined
  const seconds = issuer.tokenUse === 'id_token'
    ? (answer.claims()?.exp ?? 0) - now.getTime() / 1_000
    : answer.expiresIn() ?? DEFAULT_SECONDS
  return { bearer, idToken: answer.id_token, refreshToken: answer.refresh_token, expiresAt: now.getTime() + seconds * 1_000 }
}
