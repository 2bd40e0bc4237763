import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { freePort } from '#platform/embedded-postgres'
import type { PersistedDocuments } from '#platform/graphql'
import { createWeb } from '../../apps/web/src/app.js'
import { createWorker } from '../../apps/worker/src/create-worker.js'
import { launchBrowser, newContext, newTab, type Screen } from './browser.js'
import type { SeededPerson } from './seed.js'
import { startTestPlatform, type TestPlatform, type TestPlatformOptions } from './test-platform.js'

type Who = Pick<SeededPerson, 'email'>

/** Everything over real HTTP on one database: identity provider, API, worker and the pages, and a browser to look at them. */
export interface TestWeb extends TestPlatform {
  readonly webUrl: string
  /** A tab of a browser in which the person signed in through the real pages; a visitor's without one. Each mode keeps its sign-in. */
  browser(as?: Who, screen?: Screen): Promise<Page>
  /** {@link browser} at an address of the web application. */
  open(path: string, as?: Who, screen?: Screen): Promise<Page>
  /** {@link browser}, but the same tab for a person and a screen each time: for looking at one page after another. */
  tab(as?: Who, screen?: Screen): Promise<Page>
  /** How the web application answers an address without a page being shown, redirects not followed. */
  answer(path: string, as?: Who): Promise<{ readonly status: number; readonly location: string; readonly html: string }>
}

export interface TestWebOptions extends TestPlatformOptions {
  /** Run the worker too; true unless said otherwise. */
  readonly worker?: boolean
}

const DOCUMENTS = 'apps/web/src/generated/documents.json'
const documents = (): PersistedDocuments => JSON.parse(readFileSync(DOCUMENTS, 'utf8')) as PersistedDocuments

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)))
const closed = (server: Server): Promise<void> => {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}

async function signIn(context: BrowserContext, webUrl: string, { email }: Who): Promise<void> {
  const page = await newTab(context)
  await page.goto(`${webUrl}/sign-in`)
  await page.locator('button[name=subject]', { hasText: email }).click()
  await page.waitForURL((url) => url.origin === webUrl)
  await page.close()
}

export async function startTestWeb({ worker: withWorker = true, ...options }: TestWebOptions = {}): Promise<TestWeb> {
  const server = createServer()
  const webUrl = await listen(server)
  // The API has to know its own address before it listens.
  const apiPort = String(await freePort())
  const platform = await startTestPlatform({
    ...options, webUrl,
    config: { WEB_URL: webUrl, API_PORT: apiPort, API_URL: `http://127.0.0.1:${apiPort}`, ...options.config },
    api: { documents: documents(), ...options.api },
  })
  const { config, clock } = platform
  const logger = process.env['TEST_LOG'] ? ['error' as const, 'warn' as const] : false as const
  const worker = withWorker ? await (await createWorker({ config, clock, logger })).init() : undefined
  const web = await createWeb(config, { clock, log: pino({ level: process.env['TEST_LOG'] ? 'warn' : 'silent' }) })
  server.on('request', web.app)

  let chromium: Promise<Browser> | undefined
  const contexts = new Map<string, Promise<BrowserContext>>()
  const contextOf = async (as: Who | undefined, screen: Screen): Promise<BrowserContext> => {
    const context = await newContext(await (chromium ??= launchBrowser()), screen)
    if (as) await signIn(context, webUrl, as)
    return context
  }
  const keyOf = (as: Who | undefined, screen: Screen) => JSON.stringify([as?.email, screen.phone ?? false, screen.javaScript ?? true])
  const browser = async (as?: Who, screen: Screen = {}): Promise<Page> => {
    const key = keyOf(as, screen)
    const known = contexts.get(key) ?? contextOf(as, screen)
    contexts.set(key, known)
    return newTab(await known)
  }

  const tabs = new Map<string, Promise<Page>>()
  const tab = (as?: Who, screen: Screen = {}): Promise<Page> => {
    const key = keyOf(as, screen)
    const known = tabs.get(key) ?? browser(as, screen)
    tabs.set(key, known)
    return known
  }

  return {
    ...platform, webUrl, browser, tab,
    answer: async (path, as) => {
      const response = await (await tab(as, { phone: true, javaScript: false })).request.get(`${webUrl}${path}`, { maxRedirects: 0 })
      return { status: response.status(), location: response.headers()['location'] ?? '', html: await response.text() }
    },
    open: async (path, as, screen) => {
      const page = await browser(as, screen)
      await page.goto(`${webUrl}${path}`)
      return page
    },
    close: async () => {
      await (await chromium)?.close()
      await closed(server)
      await web.close()
      await worker?.close()
      await platform.close()
    },
  }
}
