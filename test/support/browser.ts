import { mkdirSync } from 'node:fs'
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

export const launchBrowser = (): Promise<Browser> => chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking'],
})

export const newContext = (browser: Browser, { phone = false, javaScript = true }: Screen): Promise<BrowserContext> => browser.newContext({
  viewport: phone ? { width: 375, height: 720 } : { width: 1_200, height: 900 },
  javaScriptEnabled: javaScript, locale: 'en-GB', timezoneId: 'Europe/London',
})

/** What axe finds wrong with a page by WCAG 2.2 AA, in words a test can show; empty when nothing. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

/** How many pixels a page is wider than its window; a phone must not have to scroll sideways. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth') as Promise<number>

/** Keeps a picture under `.waymark/screenshots`, when `SCREENSHOTS` is set. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env['SCREENSHOTS'] === undefined) return
  const folder = join('.waymark', 'screenshots')
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
