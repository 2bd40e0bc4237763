import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

export const AUDIENCE = 'waymark-api'

/** An OpenID Connect issuer for the bench: real signatures, checked by the real verifier. */
export interface BenchIssuer {
  readonly url: string
  token(subject: string): Promise<string>
  stop(): void
}

export async function startIssuer(): Promise<BenchIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid: 'bench', alg: 'ES256', use: 'sig' }
  let url = ''
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(request.url === '/jwks' ? { keys: [jwk] } : { issuer: url, jwks_uri: `${url}/jwks` }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    token: (subject) => new SignJWT({ sub: subject }).setProtectedHeader({ alg: 'ES256', kid: 'bench' }).setIssuer(url).setAudience(AUDIENCE).setIssuedAt().setExpirationTime('6h').sign(privateKey),
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
