import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

export interface TokenOptions {
  readonly claims?: JWTPayload
  readonly key?: CryptoKey | Uint8Array
  readonly algorithm?: string
  /** Leaves the claim out. */
  readonly without?: readonly string[]
}

/** An OpenID Connect issuer that signs whatever a test wants, good or bad. */
export interface TestIssuer {
  readonly url: string
  readonly audience: string
  /** The published key as JWK text: what an attacker knows. */
  readonly publicKey: string
  /** A good token for the subject, but for what the options change. */
  token(subject: string, options?: TokenOptions): Promise<string>
  stop(): Promise<void>
}

const AUDIENCE = 'waymark-api'

export async function startTestIssuer(): Promise<TestIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'RS256', use: 'sig' }
  let url = ''
  const server: Server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    if (request.url === '/jwks') response.end(JSON.stringify({ keys: [jwk] }))
    else response.end(JSON.stringify({ issuer: url, jwks_uri: `${url}/jwks` }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url, audience: AUDIENCE, publicKey: JSON.stringify(jwk),
    token: (subject, { claims = {}, key = privateKey, algorithm = 'RS256', without = [] } = {}) => {
      const seconds = Math.floor(Date.now() / 1000)
      const payload: JWTPayload = { iss: url, aud: AUDIENCE, sub: subject, email: subject, email_verified: true, iat: seconds, exp: seconds + 600, ...claims }
      for (const claim of without) delete payload[claim]
      return new SignJWT(payload).setProtectedHeader({ alg: algorithm, kid: 'test' }).sign(key)
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
