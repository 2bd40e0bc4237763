import type { SeededPerson } from '#testing'
import { accessibilityProblems, overflow, picture, SCREENS } from '../support/browser.js'
import { startTestWeb, type TestWeb } from '../support/test-web.js'

describe('signing in', () => {
  let web: TestWeb
  let learner: SeededPerson

  beforeAll(async () => {
    web = await startTestWeb({ worker: false })
    learner = await web.person({ givenName: 'Asha', familyName: 'Rahman', roles: [['learner', await web.seed.organisation()]] })
  })
  afterAll(() => web.close())

  it.each(SCREENS)('goes through the persona picker and back to the page that was asked for: %j', async (screen) => {
    const page = await web.open('/', undefined, screen)
    expect(await page.locator('body.js-enabled').count()).toBe(screen.javaScript ? 1 : 0)
    expect(await accessibilityProblems(page)).toEqual([])
    await page.goto(`${web.webUrl}/account`)
    expect(page.url().startsWith(web.issuer)).toBe(true)
    await page.locator('button[name=subject]', { hasText: learner.email }).click()
    expect(page.url()).toBe(`${web.webUrl}/account`)
    expect(await page.locator('main').innerText()).toContain(learner.email)
    expect(await accessibilityProblems(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
    // axe had to be let through; the page's own scripts were not, then or on the next page.
    await page.reload()
    expect(await page.locator('body.js-enabled').count()).toBe(screen.javaScript ? 1 : 0)
    await picture(page, `account-${screen.phone ? 'phone' : 'desktop'}`)
  })

  it('signs a person in once for all tabs', async () => {
    const page = await web.open('/account', learner)
    expect(await page.locator('h1').innerText()).toBe('Your details')
  })
})
