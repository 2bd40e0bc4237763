import { pino } from 'pino'
import { ManualClock } from '#platform/clock'
import { createWeb } from './app.js'
import { memorySessions } from './session/session-store.js'
import { specConfig, stubApi } from './support/spec-web.js'
import { listen, type Running, Visitor } from './support/web-testing.js'

describe('the languages of the web application', () => {
  let [web, api] = [] as unknown as [Running, Running]

  beforeAll(async () => {
    api = await stubApi([], () => ({ body: { data: {} } }))
    web = await listen()
    const issuer = { issuer: 'https://identity.example.org', label: 'Borchester council', clientId: 'waymark-web', clientSecret: 'web-secret', audience: 'waymark-api' }
    const { app } = await createWeb(specConfig(api.url, web.url, [issuer]), { clock: new ManualClock(new Date()), log: pino({ level: 'silent' }), sessions: memorySessions(), apiTimeoutMs: 300 })
    web.server.on('request', app)
  })
  afterAll(() => Promise.all([web.close(), api.close()]))

  it('speaks Welsh where it can, and remembers', async () => {
    const visitor = new Visitor()
    expect((await visitor.request(`${web.url}/?lang=cy`)).html).toContain('Mewngofnodi')
    const { html } = await visitor.request(`${web.url}/cookies?topic=all`)
    expect(html).toMatch(/<html lang="cy"[^]*<title lang="en">[^]*<main id="main-content" lang="en">/)
    // What has no Welsh yet says that it is English, and what has needs not.
    expect(html).toContain('<span lang="en">Learning and leadership programmes')
    expect(html).toContain('>Preifatrwydd</a>')
    expect(html).toContain('href="/cookies?topic=all&amp;lang=en" lang="en" hreflang="en"')
    expect((await visitor.request(`${web.url}/cookies?topic=all&lang=en`)).html).toMatch(/<html lang="en"[^]*<main id="main-content">[^]*/)
  })

  it('marks the Welsh of a page that is English else, and leads from a step of signing in to the start', async () => {
    const missing = (await new Visitor().request(`${web.url}/nowhere?lang=cy`)).html
    expect(missing).toContain('<h1 class="govuk-heading-l"><span lang="cy">Heb ddod o hyd i’r dudalen</span></h1>')
    expect(missing).toContain('<title lang="cy">')
    expect((await new Visitor().request(`${web.url}/sign-in/callback?code=secret`)).html).toContain('href="/?lang=cy"')
  })
})
