import { createSecretKey } from 'node:crypto'
import { generateKeyPair, UnsecuredJWT } from 'jose'
import { startTestIssuer, startTestPlatform, type SeededPerson, type TestIssuer, type TestPlatform } from '#testing'

const ASK = JSON.stringify({ query: '{ organisations(first: 1) { totalCount } }' })
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('bearer tokens', () => {
  let issuer: TestIssuer
  let platform: TestPlatform
  let person: SeededPerson

  beforeAll(async () => {
    issuer = await startTestIssuer()
    platform = await startTestPlatform({
      config: {
        OIDC_ISSUERS: JSON.stringify([
          { issuer: issuer.url, label: 'Test', clientId: 'waymark-web', audience: issuer.audience },
          { issuer: 'http://127.0.0.1:1', label: 'Away', clientId: 'waymark-web', audience: issuer.audience },
        ]),
      },
    })
    const council = await platform.seed.organisation()
    person = await platform.seed.person({ issuer: issuer.url, roles: [['learner', council]] })
  })
  afterAll(async () => {
    await platform?.close()
    await issuer.stop()
  })

  const send = async (authorization: string) => {
    const response = await fetch(`${platform.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization }, body: ASK })
    const text = await response.text()
    const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: { message: string; extensions: { code: string } }[] }
    return { status: response.status, data: data ?? null, code: errors?.[0]?.extensions.code, message: errors?.[0]?.message ?? '', text }
  }
  const bearer = (token: string) => send(`Bearer ${token}`)
  const now = () => Math.floor(Date.now() / 1000)

  it('takes a good one, again and again', async () => {
    const token = await issuer.token(person.subject)
    for (let i = 0; i < 3; i++) expect(await bearer(token)).toMatchObject({ status: 200, data: { organisations: { totalCount: 1 } } })
    expect(await send(`bearer ${token}`)).toMatchObject({ status: 200 })
  })

  it('refuses one that has expired, or is not valid yet', async () => {
    expect(await bearer(await issuer.token(person.subject, { claims: { exp: now() - 60 } }))).toMatchObject({ status: 401, code: 'UNAUTHENTICATED', data: null, message: expect.stringContaining('expired') })
    expect(await bearer(await issuer.token(person.subject, { claims: { nbf: now() + 60 } }))).toMatchObject({ status: 401, code: 'UNAUTHENTICATED', data: null })
  })

  it('forgets one that it has taken when it expires', async () => {
    const token = await issuer.token(person.subject, { claims: { exp: now() + 1 } })
    expect(await bearer(token)).toMatchObject({ status: 200, code: undefined })
    await new Promise((resolve) => setTimeout(resolve, 7_000))
    expect(await bearer(token)).toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it('refuses one for another audience, of another issuer, or without expiry or subject', async () => {
    const good = await issuer.token(person.subject)
    const bad = await Promise.all([
      issuer.token(person.subject, { claims: { aud: 'somebody-else' } }),
      issuer.token(person.subject, { claims: { iss: 'https://login.example.org' } }),
      issuer.token(person.subject, { claims: { iss: `${issuer.url}/` } }),
      issuer.token(person.subject, { without: ['exp'] }),
      issuer.token(person.subject, { without: ['sub'] }),
      issuer.token(person.subject, { without: ['iss'] }),
      issuer.token(person.subject, { without: ['aud'] }),
    ])
    for (const token of bad) expect(await bearer(token)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED', data: null })
    expect((await bearer(good)).code).toBeUndefined()
  })

  it('refuses a forged one: another key, a changed payload, no algorithm, the public key as a shared secret', async () => {
    const other = (await generateKeyPair('RS256')).privateKey
    const [header, , signature] = (await issuer.token(person.subject)).split('.')
    const claims = { iss: issuer.url, aud: issuer.audience, sub: person.subject, exp: now() + 600 }
    const shared = createSecretKey(Buffer.from(issuer.publicKey))
    const bad = [
      await issuer.token(person.subject, { key: other }),
      `${header}.${encode(claims)}.${signature}`,
      `${header}.${encode(claims)}.`,
      new UnsecuredJWT(claims).encode(),
      `${encode({ alg: 'NONE', kid: 'test' })}.${encode(claims)}.`,
      await issuer.token(person.subject, { algorithm: 'HS256', key: new Uint8Array(shared.export()) }),
    ]
    for (const token of bad) expect(await bearer(token)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED', data: null })
  })

  it('refuses a header that is no bearer token, without telling anything of its inside', async () => {
    for (const header of ['Bearer', 'Bearer ', 'Bearer x', 'Bearer a.b.c', 'Bearer a b', 'Basic dGVzdDp0ZXN0', `Bearer ${'x'.repeat(8_000)}`, 'Bearer {}.{}.{}', `Bearer ${encode({ alg: 'RS256' })}.${encode([])}.x`, `Bearer ${encode({ alg: 'RS256' })}.${encode(null)}.x`]) {
      const answer = await send(header)
      expect(answer).toMatchObject({ status: 401, code: 'UNAUTHENTICATED', data: null })
      expect(answer.text).not.toMatch(/node_modules|JWT|JOSE|stack/)
    }
  })

  it('tells an account that is linked to nobody what to do', async () => {
    expect(await bearer(await issuer.token('stranger@example.org'))).toMatchObject({ code: 'FORBIDDEN', data: null, message: expect.stringContaining('invitation') })
  })

  it('does not take an email for an identity: the same address from an account that is not linked is a stranger', async () => {
    expect(await bearer(await issuer.token('another-subject', { claims: { email: person.email, email_verified: true } }))).toMatchObject({ code: 'FORBIDDEN' })
  })

  it('says that sign-in is unavailable when the issuer cannot be asked for its keys', async () => {
    expect(await bearer(await issuer.token(person.subject, { claims: { iss: 'http://127.0.0.1:1' } }))).toMatchObject({ status: 503, code: 'UNAVAILABLE', data: null })
  })
})
