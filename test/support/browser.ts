import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from 'playwright-core'

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
/** The line to a page on which its scripts are stopped. */
const switches = new WeakMap<Page, CDPSession>()

export async function newContext(browser: Browser, { phone = false, javaScript = true }: Screen): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: phone ? { width: 375, height: 720 } : { width: 1_200, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/London' })
  if (!javaScript) withoutScripts.add(context)
  return context
}

const stopScripts = (line: CDPSession, value: boolean) => line.send('Emulation.setScriptExecutionDisabled', { value })

/** A tab. Without scripts they are stopped here and not by the context, which could not let axe through for a moment. */
export async function newTab(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  if (!withoutScripts.has(context)) return page
  const line = await context.newCDPSession(page)
  await stopScripts(line, true)
  switches.set(page, line)
  return page
}

/** Lets the page's own scripts stay where they were, not run, while something else does: axe needs scripts to look at a page. */
async function scripted<T>(page: Page, work: () => Promise<T>): Promise<T> {
  const line = switches.get(page)
  if (!line) return work()
  await stopScripts(line, false)
  try {
    return await work()
  } finally {
    await stopScripts(line, true)
  }
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds wrong with a page by WCAG 2.2 AA, in words a test can show; empty when nothing. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  // What is right is not described: that takes longer than finding what is wrong.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] }).withTags(TAGS)
  const { violations } = await scripted(page, () => axe.analyze())
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

/** How many pixels a page is wider than its window; a phone must not have to scroll sideways. */
export const overflow = (page: Page): Promise<number> => page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

/** Keeps a picture under `.waymark/screenshots`, when `SCREENSHOTS` is set. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env['SCREENSHOTS'] === undefined) return
  const folder = join('.waymark', 'screenshots')
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
