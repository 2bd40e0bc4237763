import { pino } from 'pino'
import { loadConfig } from '#platform/config'
import { createWeb } from '../../app.js'
import { memorySessions } from '../../session/session-store.js'
import { brokenPage } from '../../support/spec-pages.js'
import { listen } from '../../support/web-testing.js'

const NAMED = { OPERATOR_NAME: 'Borchester & Felpersham', OPERATOR_EMAIL: 'help@borchester.example', DATA_PROTECTION_EMAIL: 'privacy@borchester.example' }
const closers: (() => Promise<void>)[] = []

async function htmlOf(path: string, operator: Record<string, string>): Promise<string> {
  const { server, url, close } = await listen()
  closers.push(close)
  const config = loadConfig({
    DATABASE_URL: 'postgres://unused', SESSION_SECRET: 's'.repeat(32), PSEUDONYM_KEY: 'p'.repeat(32), NODE_ENV: 'test', WEB_URL: url,
    OIDC_ISSUERS: JSON.stringify([{ issuer: 'http://localhost:1', label: 'L', clientId: 'c', audience: 'a' }]), ...operator,
  })
  server.on('request', (await createWeb(config, { log: pino({ level: 'silent' }), sessions: memorySessions(), extraPages: [brokenPage] })).app)
  return (await fetch(`${url}${path}`)).text()
}
const [main, footer] = [(html: string) => html.slice(html.indexOf('<main'), html.indexOf('</main>')), (html: string) => html.slice(html.indexOf('</main>'))]

describe('pages that say who runs Waymark', () => {
  afterAll(() => Promise.all(closers.map((close) => close())))

  it('name the operator and where to write', async () => {
    for (const path of ['/accessibility-statement', '/privacy', '/cookies']) {
      const html = await htmlOf(path, NAMED)
      expect(main(html)).toContain('Borchester &amp; Felpersham')
      expect(main(html)).toContain(path === '/privacy' ? 'href="mailto:privacy@borchester.example"' : 'href="mailto:help@borchester.example"')
      expect(footer(html)).toContain('Run by Borchester &amp; Felpersham.')
      expect(footer(html)).toContain('href="mailto:help@borchester.example"')
      expect(html).not.toContain('demonstration')
    }
  })

  it('send questions about data to the operator where there is no other address', async () =>
    expect(main(await htmlOf('/privacy', { OPERATOR_EMAIL: 'help@borchester.example' }))).toContain('at <a class="govuk-link" href="mailto:help@borchester.example"'))

  it('say that a demonstration is one', async () => {
    for (const path of ['/accessibility-statement', '/privacy']) expect(main(await htmlOf(path, { DEMO: 'true' }))).toContain('This is a demonstration')
    expect(footer(await htmlOf('/cookies', { DEMO: 'true' }))).toContain('This is a demonstration.')
  })

  it('say that a name is missing, and promise no address', async () => {
    for (const path of ['/accessibility-statement', '/privacy']) {
      const html = await htmlOf(path, {})
      expect(main(html)).toContain('not yet put their name here')
      expect(html).not.toContain('mailto:')
      expect(html).not.toContain('demonstration')
    }
  })

  it('offer help on error pages where it helps', async () => {
    expect(main(await htmlOf('/broken', NAMED))).toContain('write to <a class="govuk-link" href="mailto:help@borchester.example">Borchester &amp; Felpersham</a>')
    expect(main(await htmlOf('/nowhere', NAMED))).not.toContain('mailto:')
    expect(main(await htmlOf('/broken', {}))).not.toContain('If you need help')
  })
})
