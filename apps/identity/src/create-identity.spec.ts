import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { createIdentity, PERSONA_GRANT } from './index.js'

const CALLBACK = 'http://localhost:9/callback'
const VERIFIER = 'v'.repeat(43)
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url')
const persona = { subject: 'persona-asha', name: 'Asha <b>Rahman</b>', email: 'asha@example.org', description: 'Learner' }



describe('the demonstration identity provider', () => {
  let server: Server
  let dataDir: string
  let issuer: string
  const cookies = new Map<string, string>()

  const call = async (path: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([k, v]) => `${k}=${v}`).join('; ')
    const res = await fetch(new URL(path, issuer), { redirect: 'manual', ...init, headers: { ...(init.headers as Record<string, string>), cookie } })
    for (const line of res.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return res
  }
  const token = (body: Record<string, string>, user: string) =>
    call('/token', { method: 'POST', body: new URLSearchParams(body), headers: { authorization: `Basic ${Buffer.from(user).toString('base64')}` } })
  const authorise = (extra: Record<string, string> = {}) =>
    call(`/auth?${new URLSearchParams({ client_id: 'waymark-web', response_type: 'code', scope: 'openid profile email', redirect_uri: CALLBACK, state: 's', nonce: 'n', code_challenge: CHALLENGE, code_challenge_method: 'S256', ...extra })}`)
  const verify = async (jwt: string, audience = 'waymark-api') =>
    (await jwtVerify(jwt, createRemoteJWKSet(new URL('/jwks', issuer)), { issuer, audience, algorithms: ['RS256'] })).payload

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'identity-'))
    server = createServer()
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    server.on('request', await createIdentity({
      issuerUrl: issuer, dataDir, personas: async () => [persona], allowPersonaGrant: true,
      webClients: [{ clientId: 'waymark-web', secret: 'web-secret', redirectUris: [CALLBACK], postLogoutRedirectUris: ['http://localhost:9/out'] }],
      machineClients: [
        { clientId: 'payroll', secret: 'machine-secret', scopes: ['people:import'] },
        { clientId: 'simulation', secret: 'simulation-secret', scopes: [], personaGrant: true },
      ],
    }))
  })
  afterAll(async () => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
    await rm(dataDir, { recursive: true })
  })

  it('issues an access token for the picked person to a client that proves the code is its own', async () => {
    const asked = await authorise()
    const picker = await call(asked.headers.get('location') ?? '')
    const html = await picker.text()
    expect(html).toContain('Asha &lt;b&gt;Rahman&lt;/b&gt;')
    expect(html).not.toContain('<b>Rahman')
    expect(picker.headers.get('content-security-policy')).toContain("default-src 'none'")
    const picked = await call(asked.headers.get('location') ?? '', { method: 'POST', body: new URLSearchParams({ subject: persona.subject }) })
    const back = new URL((await call(picked.headers.get('location') ?? '')).headers.get('location') ?? '')
    expect(back.href).toMatch(CALLBACK)
    const code = back.searchParams.get('code') ?? ''

    const tokens = await (await token({ grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: VERIFIER }, 'waymark-web:web-secret')).json() as Record<string, string>
    const claims = await verify(tokens['access_token'] ?? '')
    expect(claims).toMatchObject({ sub: persona.subject, email: persona.email, email_verified: true, name: persona.name, aud: 'waymark-api' })
    expect(await verify(tokens['id_token'] ?? '', 'waymark-web')).toMatchObject({ sub: persona.subject, email: persona.email, nonce: 'n' })

    const renewed = await (await token({ grant_type: 'refresh_token', refresh_token: tokens['refresh_token'] ?? '' }, 'waymark-web:web-secret')).json() as Record<string, string>
    expect(await verify(renewed['access_token'] ?? '')).toMatchObject({ sub: persona.subject, aud: 'waymark-api' })
  })

  it('shows the picker again at the next sign-in, though the provider remembers the last', async () => {
    expect((await authorise()).headers.get('location')).toMatch(/^\/interaction\/|\/interaction\//)
  })

  it('refuses an address that is not registered, and a code request without PKCE', async () => {
    const wrong = await authorise({ redirect_uri: 'https://attacker.example/callback' })
    expect(wrong.status).toBe(400)
    expect(wrong.headers.get('location')).toBeNull()
    const noProof = await call(`/auth?${new URLSearchParams({ client_id: 'waymark-web', response_type: 'code', scope: 'openid', redirect_uri: CALLBACK, state: 's' })}`)
    expect(noProof.headers.get('location')).toContain('error=invalid_request')
  })

  it('sends the person back with a reason when they cancel', async () => {
    const asked = await authorise()
    const cancelled = await call(asked.headers.get('location') ?? '', { method: 'POST', body: new URLSearchParams({ cancel: 'yes' }) })
    expect((await call(cancelled.headers.get('location') ?? '')).headers.get('location')).toContain('error=access_denied')
  })

  it('issues a machine its own token with the scopes that are its own', async () => {
    const res = await (await token({ grant_type: 'client_credentials', scope: 'people:import' }, 'payroll:machine-secret')).json() as Record<string, string>
    expect(await verify(res['access_token'] ?? '')).toMatchObject({ sub: 'payroll', client_id: 'payroll', scope: 'people:import' })
    expect((await token({ grant_type: 'client_credentials' }, 'payroll:wrong')).status).toBe(401)
    const greedy = await token({ grant_type: 'client_credentials', scope: 'people:import' }, 'simulation:simulation-secret')
    expect(await greedy.json()).not.toHaveProperty('access_token')
  })

  it('takes a code once', async () => {
    const asked = await authorise()
    const picked = await call(asked.headers.get('location') ?? '', { method: 'POST', body: new URLSearchParams({ subject: persona.subject }) })
    const code = new URL((await call(picked.headers.get('location') ?? '')).headers.get('location') ?? '').searchParams.get('code') ?? ''
    const body = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: VERIFIER }
    expect((await token(body, 'waymark-web:web-secret')).status).toBe(200)
    expect((await token(body, 'waymark-web:web-secret')).status).toBe(400)
  })

  it('gives persona tokens only to the client marked for them', async () => {
    const res = await (await token({ grant_type: PERSONA_GRANT, persona: persona.subject }, 'simulation:simulation-secret')).json() as Record<string, string>
    expect(await verify(res['access_token'] ?? '')).toMatchObject({ sub: persona.subject, email: persona.email, email_verified: true })
    expect((await token({ grant_type: PERSONA_GRANT, persona: persona.subject }, 'payroll:machine-secret')).status).toBe(400)
    expect((await token({ grant_type: PERSONA_GRANT, persona: 'nobody' }, 'simulation:simulation-secret')).status).toBe(400)
  })

  it('keeps its keys where only their owner reads them, over restarts', async () => {
    const file = join(dataDir, 'keys.json')
    expect((await stat(file)).mode & 0o077).toBe(0)
    const before = await readFile(file, 'utf8')
    await createIdentity({ issuerUrl: issuer, dataDir, personas: async () => [], webClients: [] })
    expect(await readFile(file, 'utf8')).toBe(before)
  })
})
