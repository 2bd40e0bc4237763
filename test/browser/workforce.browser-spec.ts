import type { Page } from 'playwright-core'
import type { SeededPerson } from '#testing'
import { accessibilityProblems, overflow, picture, type Screen } from '../support/browser.js'
import { startTestWeb, type TestWeb } from '../support/test-web.js'
import { workforceScene } from './workforce-scene.js'

type Scene = Awaited<ReturnType<typeof workforceScene>>
type Who = keyof Scene['people'] | 'visitor'
type Row = readonly [name: string, path: string, heading: string, text: string, who: Who]

const DESKTOP: Screen = { phone: false, javaScript: true }
/** The hardest case: a phone without scripts. Every page and every journey below is made on it. */
const PHONE: Screen = { phone: true, javaScript: false }

const HIDDEN = 404
const DRAFT = '/plan/versions/$draft'
const INDICATOR = '/plan/indicators/$indicator'
const RETURN = '/returns/$workforceReturn'

/** What everybody may read, signed in or not. */
const OPEN: readonly Row[] = [
  ['plan', '/plan', 'Digital workforce plan 2030', 'Targets at a glance', 'visitor'], ['target', '/plan/$plan/targets/standards', '70 % of councils on the standards', 'Its figures so far', 'visitor'],
  ['indicators', '/plan/indicators', 'How targets are measured', 'Councils on the standards', 'visitor'], ['indicator', INDICATOR, 'Councils on the standards', 'Out of', 'visitor'],
  ['summary', '/progress', 'Progress of the digital workforce', 'Of 2 targets', 'visitor'], ['reports', '/reports', 'Progress reports', 'Final figures as of 30 September 2026', 'visitor'],
  ['report', '/reports/$report', 'Progress of the nation', 'In this report', 'visitor'], ['report-section', '/reports/$report?section=targets', 'Targets', 'forecast if nothing changes', 'visitor'], ['report-all', '/reports/$report?section=all', 'Progress of the nation', 'By region', 'visitor'],
  ['open-data', '/open-data', 'Open data', 'Progress of the nation', 'visitor'],
]
/** What is for those who work on it. */
const OWN: readonly Row[] = [
  ['draft', DRAFT, 'Digital workforce plan 2030', 'Change targets and their order', 'author'], ['target-add', `${DRAFT}/targets/add`, 'Add a target', 'How is it measured?', 'author'],
  ['indicator-new', '/plan/indicators/new', 'Define an indicator', 'Where do its figures come from?', 'author'], ['indicator-define', '/plan/indicators/new/milestones.verified', 'Define an indicator', 'Name of the milestone', 'author'],
  ['indicator-change', `${INDICATOR}/change/recorded.percent`, 'Count it in another way', 'What is new, and why?', 'author'], ['figures', `${INDICATOR}/figures`, 'Figures entered by hand', '95 of 317 (30%)', 'author'], ['figure-enter', `${INDICATOR}/figures/add`, 'Enter a figure', 'Of which day is it?', 'author'],
  ['evidence', '/evidence?target=$chiefs', 'Milestones', '2 claims', 'analyst'], ['queue', '/evidence/queue', 'Claims to verify', 'Cheryl Chief', 'verifier'], ['claim', '/evidence/claims/$waiting', 'Cheryl Chief: Chief Executive', 'Evidence', 'verifier'],
  ['claim-make', '/evidence/claim/$chiefs', 'Make a claim', 'First day in the post', 'analyst'], ['claim-revoke', '/evidence/claims/$verified/revoke', 'Revoke this verification?', 'What was found to be wrong?', 'verifier'],
  ['about-you', '/evidence/about-you', 'Claims about you', 'Suggested by your career history', 'rising'], ['suggestion', '/evidence/candidates/$candidate', 'Your career history may count', 'Head of Digital', 'rising'], ['suggestions', '/evidence/candidates', 'Suggested by career histories', 'Rosa Rising', 'author'],
  ['report-new', '/reports/new', 'Have a report computed', 'What is the report about?', 'author'], ['report-for', '/reports/new/figures?area=region:Wales', 'What will be in the report', 'This area has no plan of its own', 'author'],
  ['return', RETURN, 'Your workforce return', 'Headcount', 'analyst'], ['return-form', `${RETURN}/sections/headcount/dev`, 'Developer', 'Save', 'analyst'], ['return-upload', `${RETURN}/sections/headcount/upload`, 'Upload', 'CSV', 'analyst'],
  ['equality', '/equality', 'Equality', 'You do not have to answer', 'chief'], ['equality-questions', '/equality/questions', 'Equality questions', 'Prefer not to say', 'chief'],
]
/** Pages that have most on them, or that scripts change. */
const ON_DESKTOP = new Set(['plan', 'target', 'draft', 'return-form'])
/** Addresses that everybody has, with what is theirs on them; and figures that anybody may have computed of their own. */
const OF_EVERYBODY = new Set(['evidence', 'queue', 'about-you', 'suggestions', 'equality', 'equality-questions', 'claim-make', 'indicator-new', 'indicator-define', 'report-new', 'report-for'])

describe('pages of the workforce plan, its evidence, returns and reports', () => {
  let web: TestWeb
  let scene: Scene
  const fill = (path: string) => path.replaceAll(/\$(\w+)/g, (_, name: string) => scene[name as 'plan'])
  const person = (who: Who): SeededPerson | undefined => (who === 'visitor' ? undefined : scene.people[who])
  const open = (path: string, who: Who, screen = PHONE) => web.open(fill(path), person(who), screen)
  const main = (page: Page) => page.locator('main').innerText()
  const press = (page: Page, name: string | RegExp) => page.locator('main').getByRole('button', { name }).first().click()
  /** Links that look like buttons are called so, too. */
  const follow = (page: Page, name: string | RegExp) => page.locator('main').getByRole('link', { name }).or(page.locator('main').getByRole('button', { name })).first().click()
  const field = (page: Page, name: string) => page.locator(`main [name="${name}"]`)
  const refused = async (page: Page, message: string) => {
    expect(await page.title()).toMatch(/^Error: /)
    expect(await page.locator('.govuk-error-summary a, .govuk-error-summary li').allInnerTexts()).toContainEqual(expect.stringContaining(message))
  }

  beforeAll(async () => {
    web = await startTestWeb({ worker: false, now: '2026-10-12T09:00:00Z' })
    scene = await workforceScene(web)
  }, 120_000)
  afterAll(() => web.close())

  it.each([...OPEN, ...OWN])('%s is there, accessible and fits', async (name, path, heading, text, who) => {
    const problems: string[] = []
    for (const screen of ON_DESKTOP.has(name) ? [PHONE, DESKTOP] : [PHONE]) {
      const page = await web.tab(person(who), screen)
      const [on, say] = [screen.phone ? 'phone' : 'desktop', (problem: string) => problems.push(`${screen.phone ? 'Phone' : 'Desktop'}: ${problem}`)]
      const response = await page.goto(`${web.webUrl}${fill(path)}`)
      const titles = await page.locator('h1').allInnerTexts()
      if (response?.status() !== 200 || titles.length !== 1 || !titles[0]?.includes(heading)) say(`It answers ${response?.status()} with ${titles.join(', ')}`)
      if (!(await main(page)).includes(text)) say(`It does not say “${text}”: ${await main(page)}`)
      await picture(page, `p-${name}-${on}`)
      for (const problem of await accessibilityProblems(page)) say(problem)
      const wider = await overflow(page)
      if (wider > 0) say(`It is ${wider} pixels too wide`)
    }
    expect(problems).toEqual([])
  })

  it('are for nobody else: visitors sign in, strangers find nothing', async () => {
    const shown: string[] = []
    for (const [name, path] of OWN) {
      const { status } = await web.answer(fill(path))
      if (status !== 303 && !(name === 'draft' && status === HIDDEN)) shown.push(`${path} to visitors: ${status}`)
      const stranger = OF_EVERYBODY.has(name) ? HIDDEN : (await web.answer(fill(path), scene.people.outsider)).status
      // That there is such an indicator is no secret: its figures are refused in so many words.
      if (stranger !== (name.startsWith('figure') ? 403 : HIDDEN)) shown.push(`${path} to a stranger: ${stranger}`)
    }
    expect(shown).toEqual([])
  })

  it('defines an indicator from the questions of its source, beside whose fields it is refused', async () => {
    const page = await open('/plan/indicators', 'author')
    await follow(page, 'Define an indicator')
    await press(page, 'Continue')
    await refused(page, 'Choose where its figures come from')
    await page.locator('main [name="sourceKey"][value="milestones.organisations_share"]').check()
    await press(page, 'Continue')
    for (const [name, value] of [['title', 'Councils with a Centre'], ['definition', 'Councils that a Centre serves.'], ['numerator', 'Councils'], ['denominator', 'All councils'], ['key', 'councils-with-a-centre']] as const) await field(page, name).fill(value)
    await field(page, 'parameters.milestone').fill('Has a Centre')
    await press(page, 'Define it')
    await refused(page, 'Use small letters, digits and hyphens')
    await refused(page, 'Choose at least one kind of organisation.')
    await field(page, 'parameters.milestone').fill('centre')
    await page.locator('main [name="parameters.organisationKinds"][value="council"]').check()
    await press(page, 'Define it')
    expect(await main(page)).toContain('The indicator is defined.')
    await follow(page, 'Count it in another way')
    expect(await field(page, 'parameters.milestone').inputValue()).toBe('centre')
    await field(page, 'changeNote').fill('Combined authorities count, too.')
    await page.locator('main [name="parameters.organisationKinds"][value="combined_authority"]').check()
    await press(page, 'Add version 2')
    expect(await main(page)).toMatch(/Version 2 is added.*Combined authorities count, too\./s)
  })

  it('enters a figure by hand, and corrects it with a reason', async () => {
    const page = await open(`${INDICATOR}/figures/add`, 'author')
    const day = async (d: string, month: string) => { for (const [part, value] of [['day', d], ['month', month], ['year', '2026']] as const) await field(page, `on-${part}`).fill(value) }
    await field(page, 'numerator').fill('400')
    await field(page, 'denominator').fill('317')
    await day('30', '6')
    await press(page, 'Enter it')
    await refused(page, 'Enter no more than what it is counted out of.')
    await field(page, 'numerator').fill('67')
    await field(page, 'source').fill('LGA survey, table 3')
    await press(page, 'Enter it')
    expect(await main(page)).toMatch(/The figure is entered\..*67 of 317 \(21\.1%\)/s)
    await follow(page, 'Correct National, 30 June 2026')
    await field(page, 'numerator').fill('66')
    await press(page, 'Correct it')
    await refused(page, 'Say why this one corrects it.')
    await field(page, 'reason').fill('One council had answered twice.')
    await press(page, 'Correct it')
    expect(await main(page)).toMatch(/The figure is corrected\..*66 of 317 \(20\.8%\).*Before: 67 of 317.*One council had answered twice\./s)
  })

  it('moves a target, and says so when somebody else has changed the draft meanwhile', async () => {
    const [mine, old] = [await open(DRAFT, 'author'), await open(DRAFT, 'author')]
    const order = async (page: Page) => (await page.locator('main table').first().locator('tbody th').allInnerTexts()).map((text) => text.trim())
    expect(await order(mine)).toEqual(['Ten chief executives', '70 % of councils on the standards'])
    await press(mine, /^Move down\s+Ten chief executives$/)
    expect([await main(mine), await order(mine)]).toEqual([expect.stringContaining('“Ten chief executives” is moved down.'), ['70 % of councils on the standards', 'Ten chief executives']])
    await press(old, /^Move down\s+Ten chief executives$/)
    await refused(old, 'Someone else changed this version')
  })

  it('leads from a target to its claims and its report, and back to the plan', async () => {
    const page = await open('/plan/$plan/targets/chiefs', 'author')
    await follow(page, 'Verified: 1')
    expect(await main(page)).toMatch(/1 claim\b.*Norma Namesake/s)
    await page.goto(`${web.webUrl}${fill('/plan/$plan/targets/standards')}`)
    await follow(page, 'This target in the newest report, with its forecast')
    expect(page.url()).toBe(`${web.webUrl}/reports/${scene.report}?section=targets#table-target-standards`)
    await follow(page, 'What the plan says about “70 % of councils on the standards”')
    expect(await page.locator('h1').innerText()).toBe('70 % of councils on the standards')
  })

  it('revokes a verification with a reason', async () => {
    const page = await open('/evidence/claims/$verified', 'verifier')
    await follow(page, 'Revoke the verification')
    await press(page, 'Revoke it')
    await refused(page, 'Say what was found to be wrong')
    await field(page, 'reason').fill('The announcement was about a namesake.')
    await press(page, 'Revoke it')
    expect(await main(page)).toMatch(/The verification is revoked\..*Revoked.*The announcement was about a namesake\./s)
    expect(await page.getByRole('button', { name: 'Revoke the verification' }).count()).toBe(0)
  })

  it('lets somebody object to being suggested, after which their posts are no longer shown', async () => {
    const [page, owner] = [await open('/evidence/about-you', 'rising'), await open('/evidence/candidates', 'author')]
    expect(await main(owner)).toContain('Then: Chief Executive, Borchester')
    await follow(page, 'Ten chief executives')
    await follow(page, 'Object')
    await press(page, 'Object')
    await refused(page, 'Say why you object')
    await field(page, 'reason').fill('I am not ready for this.')
    await press(page, 'Object')
    expect(await main(page)).toContain('Your objection is saved.')
    await owner.goto(`${web.webUrl}/evidence/candidates?state=objected`)
    expect(await main(owner)).toContain('I am not ready for this.')
    expect(await main(owner)).not.toContain('Head of Digital')
    await follow(page, 'Take the objection back')
    await press(page, 'Take it back')
    expect(await main(page)).toContain('Your objection is taken back.')
  })

  it('is worked by keyboard alone: the tables can be scrolled, the steps of a report followed', async () => {
    const page = await open('/reports/$report', 'visitor', DESKTOP)
    await page.keyboard.press('Tab')
    expect(await page.evaluate<string>('document.activeElement.textContent')).toContain('Skip to main content')
    await page.keyboard.press('Enter')
    const reach = async (text: string) => {
      for (let n = 0; n < 40; n += 1) {
        await page.keyboard.press('Tab')
        if ((await page.evaluate<string>('document.activeElement.textContent')).includes(text)) return
      }
      throw new Error(`The keyboard does not reach ${text}`)
    }
    await reach('Cohort programmes')
    await page.keyboard.press('Enter')
    await page.waitForURL(/section=cohorts/)
    expect(await page.locator('h1').innerText()).toBe('Cohort programmes')
    expect(await page.locator('main .waymark-table-scroll').first().getAttribute('tabindex')).toBe('0')
  })
})
