import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'

export interface Screen {
  /** 375 px wide; a desktop otherwise. */
  readonly phone?: boolean
  readonly javaScript?: boolean
}

/** The four ways in which each page is looked at. */
export const SCREENS: readonly Required<Screen>[] = [false, true].flatMap((phone) => [true, false].map((javaScript) => ({ phone, javaScript })))

/** The headless shell where there is one: the same engine without a window's own pages, which cost more than the page under test. */
const EXECUTABLES = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']

export const launchBrowser = (): Promise<Browser> => chromium.launch({
  executablePath: EXECUTABLES.find((path) => existsSync(path)) ?? EXECUTABLES[0]!,
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking'],
})

const withoutScripts = new WeakSet<BrowserContext>()

export async function newContext(browser: Browser, { phone = false, javaScript = true }: Screen): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: phone ? { width: 375, height: 720 } : { width: 1_200, height: 900 },
    javaScriptEnabled: javaScript, locale: 'en-GB', timezoneId: 'Europe/London',
  })
  if (!javaScript) withoutScripts.add(context)
  return context
}

/** Windows for such copies, one a size: a new one for each costs more than the check. */
const helpers = new WeakMap<Browser, Map<string, Promise<BrowserContext>>>()

/**
 * Something that needs scripts, on a page that may have been loaded without: axe cannot run where scripts are off, so it
 * gets a copy of the page as it stands, with its own scripts taken out, in a window of the same size.
 */
async function scripted<T>(page: Page, work: (page: Page) => Promise<T>): Promise<T> {
  const browser = page.context().browser()
  if (!withoutScripts.has(page.context()) || !browser) return work(page)
  const key = JSON.stringify(page.viewportSize())
  const known = helpers.get(browser) ?? new Map<string, Promise<BrowserContext>>()
  helpers.set(browser, known)
  const context = known.get(key) ?? browser.newContext({ viewport: page.viewportSize() })
  known.set(key, context)
  const copy = await (await context).newPage()
  try {
    const html = (await page.content()).replace(/<script[\s\S]*?<\/script>/g, '')
    await copy.route(page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }))
    await copy.goto(page.url())
    return await work(copy)
  } finally {
    await copy.close()
  }
}

/** What axe finds wrong with a page by WCAG 2.2 AA, in words a test can show; empty when nothing. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const { violations } = await scripted(page, (one) => new AxeBuilder({ page: one }).setLegacyMode(true).withTags(tags).analyze())
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

/** How many pixels a page is wider than its window; a phone must not have to scroll sideways. */
export const overflow = (page: Page): Promise<number> =>
  scripted(page, (one) => one.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth'))

/** Keeps a picture under `.waymark/screenshots`, when `SCREENSHOTS` is set. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env['SCREENSHOTS'] === undefined) return
  const folder = join('.waymark', 'screenshots')
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
