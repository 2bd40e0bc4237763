import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeJwt } from 'jose'
import { pino } from 'pino'
import { ManualClock } from '#platform/clock'
import { createIdentity } from '../../identity/src/index.js'
import { createWeb } from './app.js'
import { memorySessions, type SessionStorage } from './session/session-store.js'
import { ViewerDocument, viewerPage, brokenPage, uploadPage, openWidget, widget } from './support/spec-pages.js'
import { asha, type AskedOfApi, bo, specConfig, stubApi } from './support/spec-web.js'
import { listen, type Running, Visitor, type Visit } from './support/web-testing.js'

describe('the web application', () => {
  let web: Running, identity: Running, api: Running, dataDir: string
  let answer: Parameters<typeof stubApi>[1]
  const asked: AskedOfApi[] = []
  const clock = new ManualClock(new Date())
  const closers: (() => Promise<void>)[] = []

  const start = async (issuers: object[], options: { signInsPerMinute?: number; sessions?: SessionStorage } = {}, webUrl?: string) => {
    const running = await listen()
    const config = specConfig(api.url, webUrl ?? running.url, issuers)
    const { app } = await createWeb(config, { clock, log: pino({ level: 'silent' }), sessions: memorySessions(), extraPages: [viewerPage, brokenPage, uploadPage, openWidget, widget], apiTimeoutMs: 300, ...options })
    running.server.on('request', app)
    closers.push(running.close)
    return running
  }
  const issuer = (extra: object = {}) => ({ issuer: identity.url, label: 'Borchester council', clientId: 'waymark-web', clientSecret: 'web-secret', audience: 'waymark-api', ...extra })
  const pick = (visitor: Visitor, picker: Visit, who: { subject: string }, stop?: (next: string) => boolean) => visitor.submit(picker, /interaction/, { subject: who.subject }, stop)
  const signIn = async (visitor: Visitor, who = asha, path = '/account') => pick(visitor, await visitor.open(`${web.url}${path}`), who)
  const isCallback = (url: string) => url.includes('/sign-in/callback')

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'identity-'))
    identity = await listen()
    api = await stubApi(asked, (req, body) => answer(req, body))
    web = await start([issuer()])
    identity.server.on('request', await createIdentity({
      issuerUrl: identity.url, dataDir, personas: async () => [asha, bo], accessTokenSeconds: 600,
      webClients: [{ clientId: 'waymark-web', secret: 'web-secret', redirectUris: [`${web.url}/sign-in/callback`], postLogoutRedirectUris: [`${web.url}/signed-out`] }],
    }))
  })
  beforeEach(() => {
    asked.length = 0
    answer = () => ({ body: { data: { viewer: { name: 'Asha from the API' } } } })
  })
  afterAll(async () => {
    await Promise.all([...closers.map((close) => close()), identity.close(), api.close()])
    await rm(dataDir, { recursive: true })
  })

  describe('signing in', () => {
    it('goes by the issuer and back to the page that was asked for, and ends at sign-out', async () => {
      const visitor = new Visitor()
      const account = await signIn(visitor)
      expect(account.url).toBe(`${web.url}/account`)
      expect(account.html).toContain('asha@example.org')
      expect(account.headers.get('cache-control')).toBe('no-store')
      const idToken = await visitor.submit(account, /sign-out/, {}, (next) => next.includes('/session/end'))
      const cookie = visitor.cookies(web.url)
      expect(idToken.location).toContain('id_token_hint')
      const ending = await visitor.open(idToken.location ?? '')
      expect((await visitor.submit(ending, /session\/end/)).url).toBe(`${web.url}/signed-out`)
      expect([...cookie.keys()]).not.toContain('waymark_session')
      expect((await visitor.request(`${web.url}/account`)).status).toBe(303)
    })

    it('lets another person sign in on the same browser', async () => {
      const visitor = new Visitor()
      const first = await signIn(visitor)
      await visitor.submit(first, /sign-out/, {}, (next) => next.includes('/session/end'))
      const second = await signIn(visitor, bo)
      expect(second.url).toBe(`${web.url}/account`)
      expect(second.html).toContain('Bo Larsson')
      expect(second.html).not.toContain('Asha Rahman')
    })

    it('starts a new session at sign-in, so that a planted one is worth nothing', async () => {
      const visitor = new Visitor()
      const picker = await visitor.open(`${web.url}/account`)
      const before = visitor.cookies(web.url).get('waymark_session')
      await pick(visitor, picker, asha)
      expect(visitor.cookies(web.url).get('waymark_session')).not.toBe(before)
      const planted = new Visitor()
      planted.cookies(web.url).set('waymark_session', before ?? '')
      expect((await planted.request(`${web.url}/account`)).html).not.toContain('asha@example.org')
    })

    it('refuses a state that is not its own, another browser’s, and one used before', async () => {
      const visitor = new Visitor()
      const back = await pick(visitor, await visitor.open(`${web.url}/account`), asha, isCallback)
      const url = back.location ?? ''
      const tampered = await visitor.request(url.replace(/state=[^&]+/, 'state=guessed'))
      expect(tampered.status).toBe(400)
      expect(tampered.html).toContain('Sign-in took too long')
      expect((await new Visitor().request(url)).status).toBe(400)
      expect((await visitor.open(url)).url).toBe(`${web.url}/account`)
      expect((await visitor.request(url)).status).toBe(400)
    })

    it('refuses an answer of another issuer, and explains a code that does not work', async () => {
      const visitor = new Visitor()
      const back = await pick(visitor, await visitor.open(`${web.url}/account`), asha, isCallback)
      const wrong = await visitor.request((back.location ?? '').replace(/iss=[^&]+/, `iss=${encodeURIComponent('https://attacker.example')}`))
      expect(wrong.status).toBe(400)
      expect(wrong.html).toContain('We could not sign you in')
      const again = await pick(visitor, await visitor.open(`${web.url}/account`), asha, isCallback)
      expect((await visitor.request((again.location ?? '').replace(/code=[^&]+/, 'code=guessed'))).html).toContain('We could not sign you in')
    })

    it('says so when sign-in was cancelled', async () => {
      const visitor = new Visitor()
      const denied = await visitor.submit(await visitor.open(`${web.url}/account`), /interaction/, { cancel: 'yes' })
      expect(denied.status).toBe(403)
      expect(denied.html).toContain('You have not been signed in')
    })

    it.each(['https://evil.example/', '//evil.example', '/\\evil.example'])('never returns to %s', async (target) => {
      const visitor = new Visitor()
      const done = await pick(visitor, await visitor.open(`${web.url}/sign-in?returnTo=${encodeURIComponent(target)}`), asha)
      expect(done.url).toBe(`${web.url}/`)
    })

    it('asks for the email address when there are several issuers, and goes by its domain', async () => {
      const several = await start([issuer({ issuer: 'http://127.0.0.1:1', label: 'Nowhere', emailDomains: ['nowhere.example'] }), issuer({ emailDomains: ['Example.org'] })])
      const visitor = new Visitor()
      const form = await visitor.open(`${several.url}/account`)
      expect(form.html).toContain('Work email address')
      const refused = await visitor.submit(form, /sign-in/, { email: 'x' })
      expect(refused.status).toBe(422)
      expect(refused.html).toContain('<title>Error: Sign in to Waymark - Waymark</title>')
      expect(refused.html).toContain('href="#email"')
      expect(refused.html).toMatch(/id="email"[^>]*value="x"/)
      expect((await visitor.submit(refused, /sign-in/, { email: 'a@unknown.example' })).html).toContain('We do not know the organisation')
      expect((await visitor.submit(refused, /sign-in/, { email: 'a@nowhere.example' })).html).toContain('Sign-in is not available')
      const onward = await visitor.submit(refused, /sign-in/, { email: 'Asha@EXAMPLE.org' }, (next) => next.startsWith(identity.url))
      expect(onward.location).toContain(`${identity.url}/auth`)
      expect(onward.location).not.toContain('example.org')
    })

    it('limits how often one address may start', async () => {
      const limited = await start([issuer()], { signInsPerMinute: 2 })
      const statuses = []
      for (let i = 0; i < 3; i += 1) statuses.push((await new Visitor().request(`${limited.url}/sign-in`)).status)
      expect(statuses).toEqual([303, 303, 429])
    })
  })

  describe('forms', () => {
    it('refuses a form without the session’s own token, and one from another site', async () => {
      const visitor = new Visitor()
      const account = await signIn(visitor)
      const token = /name="_csrf" value="([^"]+)"/.exec(account.html)?.[1] ?? ''
      const post = (body: Record<string, string>, headers: Record<string, string> = {}) => visitor.request(`${web.url}/sign-out`, { method: 'POST', body: new URLSearchParams(body), headers })
      expect((await post({})).status).toBe(403)
      expect((await post({ _csrf: `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}` })).html).toContain('This form has run out')
      expect((await post({ _csrf: token }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
      expect((await visitor.request(`${web.url}/account`)).status).toBe(200)
      expect((await post({ _csrf: token })).status).toBe(303)
    })

    it('comes back with what was typed, and redirects with a notice when it worked', async () => {
      const visitor = new Visitor()
      const form = await signIn(visitor, asha, '/widget')
      expect((await visitor.submit(form, /widget/, { email: '"<' })).html).toContain('value="&quot;&lt;"')
      expect((await visitor.submit(form, /widget/, { email: 'taken' })).html).toContain('That name is taken')
      const done = await visitor.submit(form, /widget/, { email: 'fresh' })
      expect(done.url).toBe(`${web.url}/account`)
      expect(done.html).toContain('Widget made')
      expect((await visitor.request(`${web.url}/account`)).html).not.toContain('Widget made')
    })

    it('shows its notice also when sessions are written slowly and the browser follows at once', async () => {
      const storage = memorySessions()
      const write = storage.store.set.bind(storage.store)
      storage.store.set = (id, session, done) => void setTimeout(() => write(id, session, done), 150)
      const slow = await start([issuer()], { sessions: storage })
      const visitor = new Visitor()
      const form = await visitor.request(`${slow.url}/open-widget`)
      const token = /name="_csrf" value="([^"]+)"/.exec(form.html)?.[1] ?? ''
      const cookie = [...visitor.cookies(new URL(slow.url).origin)].map(([name, value]) => `${name}=${value}`).join('; ')
      // As browsers do: the redirect is followed as soon as its headers are there.
      const sent = await fetch(`${slow.url}/open-widget`, { method: 'POST', redirect: 'manual', headers: { cookie }, body: new URLSearchParams({ _csrf: token }) })
      expect(sent.status).toBe(303)
      expect((await visitor.request(`${slow.url}/open-widget`)).html).toContain('Written in time')
    })

    describe('that send a file', () => {
      const send = (visitor: Visitor, fields: Record<string, string>, file?: File) => {
        const body = new FormData()
        for (const [name, value] of Object.entries(fields)) body.append(name, value)
        if (file) body.append('file', file)
        return visitor.request(`${web.url}/upload`, { method: 'POST', body })
      }
      const big = new File(['x'.repeat(3_000_000)], 'büro plan.txt')
      const start = async () => {
        const visitor = new Visitor()
        return { visitor, token: /name="_csrf" value="([^"]+)"/.exec((await signIn(visitor)).html)?.[1] ?? '' }
      }

      it('hand it on as a stream, with the fields before it', async () => {
        const { visitor, token } = await start()
        expect((await send(visitor, { _csrf: token, text: 'hello' }, big)).html).toBe(`büro plan.txt 3000000 ${JSON.stringify({ _csrf: token, text: 'hello' })}`)
      })
      it('know when nobody chose one', async () => {
        const { visitor, token } = await start()
        expect((await send(visitor, { _csrf: token }, new File([], ''))).html).toBe('no file')
        expect((await send(visitor, { _csrf: token })).html).toBe('no file')
      })
      it('are refused without the session’s own token, and from visitors, before the file is read', async () => {
        const { visitor } = await start()
        const refused = await send(visitor, { text: 'hello' }, big)
        expect([refused.status, refused.html.includes('This form has run out')]).toEqual([403, true])
        expect((await send(new Visitor(), {}, big)).status).toBe(401)
      })
      it('are refused when they are no forms, or too much of one', async () => {
        const { visitor, token } = await start()
        expect((await visitor.request(`${web.url}/upload`, { method: 'POST', body: 'x', headers: { 'content-type': 'multipart/form-data' } })).status).toBe(400)
        expect((await send(visitor, Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`field${n}`, token])))).status).toBe(400)
        expect((await send(visitor, { _csrf: token, text: 'x'.repeat(200_000) })).status).toBe(413)
      })
    })

    it('refuses a body that is too large', async () => {
      const visitor = new Visitor()
      await signIn(visitor)
      const res = await visitor.request(`${web.url}/widget`, { method: 'POST', body: new URLSearchParams({ email: 'x'.repeat(200_000) }) })
      expect(res.status).toBe(413)
      expect(res.html).toContain('too large')
    })
  })

  describe('the API', () => {
    it('is asked with the person’s own token and the request’s id', async () => {
      const visitor = new Visitor()
      expect((await signIn(visitor, asha, '/viewer')).html).toBe('Asha from the API')
      const call = asked.find(({ body }) => body.operationName === 'WhoAmI')
      const bearer = (call?.headers.authorization ?? '').replace('Bearer ', '')
      expect(decodeJwt(bearer)).toMatchObject({ sub: asha.subject, aud: 'waymark-api' })
      expect(call?.body).toEqual({ query: ViewerDocument.text, operationName: 'WhoAmI', variables: {} })
      const res = await visitor.request(`${web.url}/viewer`, { headers: { 'x-request-id': 'from-the-proxy-1', 'x-forwarded-for': '203.0.113.7' } })
      expect(res.headers.get('x-request-id')).toBe('from-the-proxy-1')
      expect(asked.at(-1)?.headers).toMatchObject({ 'x-request-id': 'from-the-proxy-1', 'x-forwarded-for': '203.0.113.7' })
    })

    it.each([
      ['UNAUTHENTICATED', 401, 'You have been signed out'], ['FORBIDDEN', 403, 'You do not have permission'], ['NOT_FOUND', 404, 'Page not found'],
      ['RATE_LIMITED', 429, 'too many requests'], ['INTERNAL', 500, 'there is a problem with Waymark'], ['UNAVAILABLE', 503, 'is not available'], [undefined, 500, 'there is a problem with Waymark'],
    ])('answers %s with a page %d that helps', async (code, status, words) => {
      const visitor = new Visitor()
      await signIn(visitor)
      answer = () => ({ body: { data: null, errors: [{ message: 'internal words', extensions: { code } }] } })
      const res = await visitor.request(`${web.url}/viewer`)
      expect(res.status).toBe(status)
      expect(res.html).toContain(words)
      expect(res.html).not.toContain('internal words')
    })

    it('is given up on when it does not answer, or answers with something else', async () => {
      const visitor = new Visitor()
      await signIn(visitor)
      answer = () => undefined
      expect((await visitor.request(`${web.url}/viewer`)).status).toBe(503)
      answer = () => ({ status: 502, body: {} })
      expect((await visitor.request(`${web.url}/viewer`)).status).toBe(503)
    })

    it('gets a renewed token when the old one is about to end, once for pages side by side', async () => {
      const visitor = new Visitor()
      await signIn(visitor, asha, '/viewer')
      const first = asked.at(-1)?.headers.authorization
      clock.moveOn(9 * 60_000 + 30_000)
      const pages = await Promise.all([1, 2, 3].map(() => visitor.request(`${web.url}/viewer`)))
      expect(pages.map(({ status }) => status)).toEqual([200, 200, 200])
      const used = new Set(asked.slice(-3).map(({ headers }) => headers.authorization))
      expect(used.size).toBe(1)
      expect(used.has(first)).toBe(false)
    })
  })

  describe('sessions', () => {
    it('end after an hour without use, with a page that says so', async () => {
      const visitor = new Visitor()
      await signIn(visitor)
      clock.moveOn(59 * 60_000)
      expect((await visitor.request(`${web.url}/account`)).status).toBe(200)
      clock.moveOn(59 * 60_000)
      expect((await visitor.request(`${web.url}/account`)).status).toBe(200)
      clock.moveOn(61 * 60_000)
      const ended = await visitor.request(`${web.url}/account`)
      expect(ended.status).toBe(401)
      expect(ended.html).toContain('You have been signed out')
      expect(ended.html).toContain('/sign-in?returnTo=%2Faccount')
    })

    it('stay ended at sign-out, whatever a page that was under way does afterwards', async () => {
      const visitor = new Visitor()
      const account = await signIn(visitor)
      const cookie = visitor.cookies(web.url).get('waymark_session') ?? ''
      const otherTab = new Visitor()
      otherTab.cookies(web.url).set('waymark_session', cookie)
      clock.moveOn(2 * 60_000)
      asked.length = 0
      answer = () => undefined
      const slow = otherTab.request(`${web.url}/viewer`)
      while (asked.length === 0) await new Promise((later) => setTimeout(later, 5))
      answer = () => ({ body: { data: { viewer: { name: 'Asha from the API' } } } })
      await visitor.submit(account, /sign-out/, {}, (next) => next.includes('/session/end'))
      await slow
      const after = new Visitor()
      after.cookies(web.url).set('waymark_session', cookie)
      expect((await after.request(`${web.url}/account`)).html).not.toContain('asha@example.org')
    })

    it('end after twelve hours however busy', async () => {
      const visitor = new Visitor()
      await signIn(visitor)
      const statuses = []
      for (let hour = 0; hour < 13; hour += 1) {
        clock.moveOn(59 * 60_000)
        statuses.push((await visitor.request(`${web.url}/account`)).status)
      }
      expect(statuses.slice(0, 12)).toEqual(Array(12).fill(200))
      expect(statuses[12]).toBe(401)
    })

    it('live behind TLS in a cookie that browsers keep to this host', async () => {
      const secure = await start([issuer()], {}, 'https://waymark.example')
      const [line] = (await fetch(`${secure.url}/sign-in`, { redirect: 'manual', headers: { 'x-forwarded-proto': 'https' } })).headers.getSetCookie()
      expect(line).toMatch(/^__Host-waymark=/)
      for (const word of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/']) expect(line).toContain(word)
      expect(line).not.toMatch(/Domain|Expires/)
      expect((await fetch(`${secure.url}/sign-in`, { redirect: 'manual' })).headers.getSetCookie()).toEqual([])
    })

    it('are not started by reading', async () => {
      const visitor = new Visitor()
      await visitor.request(`${web.url}/`)
      expect(visitor.cookies(web.url).size).toBe(0)
    })
  })

  describe('every page', () => {
    it('comes with its protections', async () => {
      const res = await new Visitor().request(`${web.url}/`)
      const policy = res.headers.get('content-security-policy') ?? ''
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
      expect(res.html).toContain(`<script nonce="${nonce}">`)
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe')
      expect(policy).toContain(`form-action 'self' ${identity.url}`)
      expect(res.headers.get('x-content-type-options')).toBe('nosniff')
      expect(res.headers.get('x-powered-by')).toBeNull()
    })

    it.each(['/', '/accessibility-statement', '/cookies', '/privacy', '/signed-out'])('%s opens for everybody, without crown or Transport', async (path) => {
      const res = await new Visitor().request(`${web.url}${path}`)
      expect(res.status).toBe(200)
      expect(res.html).not.toMatch(/crown|GOV\.UK logo|<title>[^<]*undefined/i)
    })

    it('serves its files for ever under their version, and no font', async () => {
      const { html } = await new Visitor().request(`${web.url}/`)
      const files = [...html.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, href = '']) => href)
      expect(files.length).toBeGreaterThanOrEqual(4)
      for (const href of files) {
        const res = await new Visitor().request(`${web.url}${href}`)
        expect(res.headers.get('cache-control')).toContain('immutable')
        expect(res.html).not.toMatch(/GDS Transport|@font-face/)
      }
      expect((await new Visitor().request(`${web.url}/assets/old/waymark.css`)).headers.get('cache-control')).toBe('no-cache')
    })

    it('does not exist, helpfully', async () => {
      const res = await new Visitor().request(`${web.url}/nowhere`)
      expect(res.status).toBe(404)
      expect(res.html).toContain('check it is correct')
    })

    it('fails without giving away why', async () => {
      const res = await new Visitor().request(`${web.url}/broken`)
      expect(res.status).toBe(500)
      expect(res.html).not.toContain('secret detail')
      expect(res.html).toContain(res.headers.get('x-request-id'))
    })

    it('answers health checks without a session', async () => {
      expect((await new Visitor().request(`${web.url}/health`)).html).toBe('{"status":"ok"}')
      expect((await new Visitor().request(`${web.url}/ready`)).status).toBe(200)
    })
  })
})
