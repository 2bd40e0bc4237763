import { Inject, Injectable } from '@nestjs/common'
import { createRemoteJWKSet, decodeJwt, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose'
import { CONFIG, type Config, type IssuerConfig } from '../config/index.js'
import { unauthenticated, unavailable } from '../errors/index.js'

/** What a verified bearer token says of its bearer. */
export interface TokenClaims {
  readonly issuer: string
  readonly subject: string
  readonly email?: string | undefined
  readonly emailVerified: boolean
  readonly name?: string | undefined
  /** Set for client credentials: the program that signed in by itself. */
  readonly clientId?: string | undefined
  readonly scopes: readonly string[]
  /** Seconds since 1970. */
  readonly expiresAt: number
}

/** Asymmetric algorithms only: `none` and shared-secret signatures could be made by anybody. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384', 'EdDSA']
const CLOCK_TOLERANCE_S = 5
const REMEMBERED = 5_000

interface TrustedIssuer {
  readonly config: IssuerConfig
  keys?: JWTVerifyGetKey
}

/** Verifies bearer tokens against their issuer's published keys: signature, algorithm, issuer, audience, expiry, not-before. */
@Injectable()
export class TokenVerifier {
  private readonly issuers: ReadonlyMap<string, TrustedIssuer>
  // Checking a signature costs more than the query it guards; a token stays good until it expires.
  private readonly remembered = new Map<string, TokenClaims>()

  constructor(@Inject(CONFIG) config: Config) {
    this.issuers = new Map(config.OIDC_ISSUERS.map((issuer) => [issuer.issuer, { config: issuer }]))
  }

  /** Throws UNAUTHENTICATED for a token that is not good, UNAVAILABLE when its issuer cannot be asked for keys. */
  async verify(token: string, nowSeconds = Math.floor(performance.timeOrigin / 1000 + performance.now() / 1000)): Promise<TokenClaims> {
    const known = this.remembered.get(token)
    if (known && known.expiresAt > nowSeconds) return known
    const claims = await this.check(token)
    if (this.remembered.size >= REMEMBERED) this.remembered.clear()
    this.remembered.set(token, claims)
    return claims
  }

  private async check(token: string): Promise<TokenClaims> {
    const issuer = this.issuers.get(issuerOf(token))
    if (issuer === undefined) throw unauthenticated('Your sign-in is from an issuer that is not trusted here.')
    try {
      issuer.keys ??= await discoverKeys(issuer.config.issuer)
      const { payload } = await jwtVerify(token, issuer.keys, {
        issuer: issuer.config.issuer, audience: issuer.config.audience, algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE_S, requiredClaims: ['exp', 'sub'],
      })
      return claimsOf(payload)
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw unauthenticated('Your sign-in has expired. Sign in again.')
      if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout)) throw unauthenticated('Your sign-in could not be verified. Sign in again.')
      throw unavailable('The sign-in service', error)
    }
  }
}

function issuerOf(token: string): string {
  try {
    return decodeJwt(token).iss ?? ''
  } catch {
    throw unauthenticated('Your sign-in could not be verified. Sign in again.')
  }
}

async function discoverKeys(issuer: string): Promise<JWTVerifyGetKey> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(5_000) })
  if (!response.ok) throw new Error(`${issuer} answered ${response.status}`)
  const { jwks_uri: keysUrl } = (await response.json()) as { jwks_uri: string }
  return createRemoteJWKSet(new URL(keysUrl), { timeoutDuration: 5_000 })
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

function claimsOf(payload: JWTPayload): TokenClaims {
  const clientId = text(payload['client_id']) ?? text(payload['azp'])
  return {
    issuer: payload.iss!,
    subject: payload.sub!,
    email: text(payload['email']),
    emailVerified: payload['email_verified'] === true,
    name: text(payload['name']),
    // A client-credentials token speaks for the client itself: its subject is the client.
    clientId: clientId !== undefined && clientId === payload.sub ? clientId : undefined,
    scopes: (text(payload['scope']) ?? '').split(' ').filter(Boolean),
    expiresAt: payload.exp!,
  }
}
