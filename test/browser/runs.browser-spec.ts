import type { Page } from 'playwright-core'
import type { SeededPerson } from '#testing'
import { accessibilityProblems, overflow, picture, type Screen } from '../support/browser.js'
import { startTestWeb, type TestWeb } from '../support/test-web.js'
import { learningScene } from './learning-scene.js'

const DESKTOP: Screen = { phone: false, javaScript: true }
/** The hardest case: a phone without scripts. Every journey below is made on it. */
const PHONE: Screen = { phone: true, javaScript: false }

describe('the pages of those who teach a run and of its programme manager', () => {
  let web: TestWeb
  let scene: Awaited<ReturnType<typeof learningScene>>
  let ids: Record<string, string>
  let stranger: SeededPerson
  const fill = (path: string) => path.replaceAll(/\$(\w+)/g, (_, name: string) => ids[name] ?? name)
  const open = (path: string, who: SeededPerson | null, screen = PHONE) => web.open(fill(path), who ?? undefined, screen)
  const main = (page: Page) => page.locator('main').innerText()
  const press = (page: Page, name: string | RegExp) => page.locator('main').getByRole('button', { name }).first().click()
  const follow = (page: Page, name: string | RegExp) => page.locator('main').getByRole('link', { name }).first().click()
  const date = async (page: Page, name: string, [day, month, year]: readonly [string, string, string]) => {
    for (const [part, value] of [['day', day], ['month', month], ['year', year]] as const) await page.locator(`input[name="${name}-${part}"]`).fill(value)
  }

  beforeAll(async () => {
    web = await startTestWeb()
    scene = await learningScene(web)
    const { asha, manager, newcomer } = scene.people
    stranger = await web.person({ familyName: 'Stranger', roles: [['programme_manager', await web.seed.organisation()]] })
    const enter = async (who: SeededPerson) => {
      const { data } = await web.send<{ enrolMyself: { enrolment: { id: string } } }>(who, `mutation { enrolMyself(input: { runId: "${scene.nextRun}" }) { enrolment { id } } }`)
      return data.enrolMyself.enrolment.id
    }
    await enter(asha)
    const waiting = await enter(newcomer)
    await web.send(asha, `mutation { handInAssignment(input: { enrolmentId: "${scene.enrolment}", itemId: "${scene.assignment}", text: "What I learnt." }) { userErrors { message } } }`)
    const { data } = await web.send<{ programme: { versions: { id: string }[] } }>(manager, `{ programme(id: "${scene.programme}") { versions { id } } }`)
    ids = { ...(scene as unknown as Record<string, string>), waiting, version: data.programme.versions[0]?.id ?? '', facilitatorId: scene.people.facilitator.id }
  }, 120_000)
  afterAll(() => web.close())

  const teaching: readonly (readonly [name: string, path: string, text: string])[] = [
    ['run', '/runs/$run', 'Summer 2026'],
    ['roster', '/runs/$run/roster', 'Asha Rahman'],
    ['roster-filtered', '/runs/$run/roster?search=nobody', 'Nobody fits these filters'],
    ['person', '/runs/$run/people/$enrolment', 'Asha Rahman'],
    ['person-adjustments', '/runs/$run/people/$enrolment/adjustments', 'There is nothing that you have been told about'],
    ['sessions', '/runs/$run/sessions', 'Kick-off day'],
    ['schedule', '/runs/$run/sessions/new', 'Plan sessions'],
    ['edit-session', '/runs/$run/sessions/$session/edit', 'Kick-off day'],
    ['reschedule', '/runs/$run/sessions/$session/reschedule', 'Move “Kick-off day”'],
    ['cancel-session', '/runs/$run/sessions/$session/cancel', 'cannot be brought back'],
    ['hold-session', '/runs/$run/sessions/$session/hold', 'Close “Kick-off day” as held'],
    ['code', '/runs/$run/sessions/$session/code', 'Read the code out'],
    ['new-code', '/runs/$run/sessions/$session/code/new', 'Make a new session code'],
    ['register', '/runs/$run/sessions/$session/register', 'Asha Rahman'],
    ['mark-history', '/runs/$run/sessions/$session/register/$enrolment', 'Marks of Asha Rahman'],
    ['sets', '/runs/$run/sets', 'No sets yet'],
    ['form-sets', '/runs/$run/sets/form', 'How people would be divided'],
    ['work', '/runs/$run/work', 'Reflection on change'],
    ['mark-work', '/runs/$run/work/$enrolment/$assignment', 'What I learnt.'],
    ['extend-work', '/runs/$run/work/$enrolment/$assignment/extend', 'More time for Asha Rahman'],
    ['work-due', '/runs/$run/work/due', 'Set a due date'],
    ['run-space', '/runs/$run/space', 'Reading list'],
    ['announce', '/runs/$run/space/announce', 'Post an announcement'],
    ['share', '/runs/$run/space/share', 'Share a link or a file'],
    ['discuss', '/runs/$run/space/discuss', 'Start a discussion'],
    ['reports', '/runs/$run/space/reports', 'Nothing to look at'],
    ['run-discussion', '/runs/$run/space/discussions/$thread', 'I hope to learn'],
    ['lock-discussion', '/runs/$run/space/discussions/$thread/lock', 'Close “What do you hope for?”'],
  ]
  const managing: typeof teaching = [
    ['manage', '/manage/programmes', 'Leading digital change'],
    ['create-programme', '/manage/programmes/new', 'Create a programme'],
    ['manage-programme', '/manage/programmes/$programme', 'Version 1'],
    ['edit-programme', '/manage/programmes/$programme/edit', 'Change the programme'],
    ['start-draft', '/manage/programmes/$programme/draft/start', 'copy of version 1'],
    ['retire', '/manage/versions/$version/retire', 'Retire version 1'],
    ['plan-run', '/manage/versions/$version/runs/new', 'Plan a run'],
    ['replan', '/runs/$nextRun/plan', 'Change the plan'],
    ['open-run', '/runs/$nextRun/change/close', 'Close applications early'],
    ['start-run', '/runs/$nextRun/change/start', 'Start the run'],
    ['cancel-run', '/runs/$nextRun/cancel', 'will be told, with your reason'],
    ['facilitators', '/runs/$run/facilitators', 'Fay Mills'],
    ['remove-facilitator', '/runs/$run/facilitators/$facilitatorId/remove', 'Remove Fay Mills'],
    ['enrolments', '/runs/$nextRun/enrolments', 'Nia Evans'],
    ['waiting-list', '/runs/$nextRun/waiting-list', 'Nia Evans'],
    ['offer', '/runs/$nextRun/waiting-list/$waiting/offer', 'Offer a place to Nia Evans'],
    ['demand', '/runs/$nextRun/demand', 'By region'],
    ['nominate', '/runs/$nextRun/nominate', 'Enrol people from a list'],
    ['withdraw-person', '/runs/$nextRun/people/$waiting/withdraw', 'Withdraw or defer Nia Evans'],
    ['transfer-requests', '/runs/$nextRun/transfer-requests', 'Nobody asks to move'],
    ['transfer-person', '/runs/$nextRun/people/$waiting/transfer', 'Transfer Nia Evans'],
    ['reject-person', '/runs/$nextRun/people/$waiting/reject', 'Turn down Nia Evans'],
    ['waive', '/runs/$run/people/$enrolment/items/$module/waive', 'Let Asha Rahman off'],
    ['record-item', '/runs/$run/people/$enrolment/items/$module/done', 'Record “Data ethics” as done'],
  ]

  const check = async (name: string, path: string, text: string, who: SeededPerson) => {
    for (const [screen, suffix] of [[DESKTOP, 'desktop'], [PHONE, 'phone']] as const) {
      const page = await web.tab(who, screen)
      await page.goto(`${web.webUrl}${fill(path)}`)
      await picture(page, `${name}-${suffix}`)
      expect(await main(page)).toContain(text)
      expect(await accessibilityProblems(page)).toEqual([])
      expect(await overflow(page)).toBe(0)
    }
  }
  it.each(teaching)('%s is there for a facilitator, accessible and fits', (name, path, text) => check(name, path, text, scene.people.facilitator))
  it.each(managing)('%s is there for the programme manager, accessible and fits', (name, path, text) => check(name, path, text, scene.people.manager))

  describe('outsiders', () => {
    const all = [...teaching, ...managing].map(([, path]) => path)
    // Creating is for every programme manager; the list is everybody's own.
    const shared = new Set(['/manage/programmes', '/manage/programmes/new', '/runs/$run'])

    it('who are not signed in are sent to sign in', async () => {
      for (const path of all) {
        const response = await fetch(`${web.webUrl}${fill(path)}`, { redirect: 'manual' })
        expect([path, response.status, response.headers.get('location')?.startsWith('/sign-in')]).toEqual([path, 303, true])
      }
    })
    it.each(['learner', 'manager of another organisation', 'colleague'] as const)('%s: find nothing, and send nothing', async (kind) => {
      const who = { learner: scene.people.ben, 'manager of another organisation': stranger, colleague: scene.people.newcomer }[kind]
      const page = await open('/account', who)
      const form = { _csrf: await page.locator('input[name=_csrf]').first().inputValue() }
      for (const path of all.filter((one) => !shared.has(one))) {
        for (const answer of [await page.request.get(`${web.webUrl}${fill(path)}`), await page.request.post(`${web.webUrl}${fill(path)}`, { form })]) {
          expect(`${path} ${answer.status()} ${await answer.text()}`).toMatch(/^\S+ 40[34] (?![^]*This form has run out)/)
        }
      }
      await page.close()
    })
    it('a facilitator has no say over places', async () => {
      const page = await open('/account', scene.people.facilitator)
      for (const path of ['waiting-list', 'enrolments', 'demand', 'nominate', 'plan', 'cancel', 'change/complete', 'facilitators']) {
        const answer = await page.request.get(`${web.webUrl}/runs/${scene.run}/${path}`)
        expect(`${path} ${answer.status()}`).toMatch(/ 40[34]$/)
      }
      await page.close()
    })
    it('a learner sees the run as learners do', async () => {
      const page = await open('/runs/$run', scene.people.ben)
      expect(await page.getByRole('link', { name: 'Waiting list' }).count()).toBe(0)
      expect(await main(page)).toContain('Your place')
    })
  })

  describe('a facilitator', () => {
    const line = (page: Page, name: string) => page.locator('.waymark-line', { hasText: name })

    it('marks the register on one form: what is wrong stays and says so, the rest is saved', async () => {
      const page = await open('/runs/$run/sessions/$session/register', scene.people.facilitator)
      await line(page, 'Asha Rahman').getByLabel('Attended', { exact: true }).check()
      await line(page, 'Ben Okafor').getByLabel('In part', { exact: true }).check()
      await line(page, 'Ben Okafor').getByLabel(/Minutes/).fill('999')
      await press(page, 'Save the register')
      expect(await page.title()).toMatch(/^Error:/)
      expect(await main(page)).toContain('1 mark saved')
      expect(await page.locator('.govuk-error-summary').innerText()).toContain('Ben Okafor')
      expect(await accessibilityProblems(page)).toEqual([])
      await picture(page, 'register-refused-phone')
      expect(await line(page, 'Ben Okafor').getByLabel(/Minutes/).inputValue()).toBe('999')
      await line(page, 'Ben Okafor').getByLabel(/Minutes/).fill('30')
      await press(page, 'Save the register')
      expect(await main(page)).toContain('1 mark saved')
      expect(await line(page, 'Asha Rahman').getByLabel('Attended', { exact: true }).isChecked()).toBe(true)
      await page.close()
    })

    it('does not overwrite unseen what somebody else marked meanwhile', async () => {
      const [one, two] = [await open('/runs/$run/sessions/$session/register', scene.people.facilitator), await open('/runs/$run/sessions/$session/register', scene.people.manager)]
      await line(two, 'Ben Okafor').getByLabel('Excused').check()
      await press(two, 'Save the register')
      await line(one, 'Ben Okafor').getByLabel('Absent').check()
      await press(one, 'Save the register')
      expect(await line(one, 'Ben Okafor').innerText()).toContain('Somebody else marked this person')
      expect(await line(one, 'Ben Okafor').getByLabel('Absent').isChecked()).toBe(true)
      await press(one, 'Save the register')
      expect(await main(one)).toContain('1 mark saved')
      await Promise.all([one.close(), two.close()])
    })

    it('plans a series after seeing its dates, and leaves one out', async () => {
      const page = await open('/runs/$run/sessions/new', scene.people.facilitator)
      await page.getByLabel('Title').fill('Action learning')
      await page.getByLabel('Online', { exact: true }).check()
      await date(page, 'date', ['14', '9', '2026'])
      await page.getByLabel('Start time').fill('9.30am')
      await page.getByLabel('Length').fill('90')
      await page.getByLabel('Every two weeks').check()
      await page.getByLabel(/How many sessions/).fill('3')
      await press(page, 'Check the dates')
      expect(await main(page)).toContain('Monday 28 September 2026, 9:30am')
      expect(await accessibilityProblems(page)).toEqual([])
      await picture(page, 'schedule-preview-phone')
      await page.getByLabel(/28 September/).check()
      await press(page, 'Check again')
      await press(page, 'Plan 2 sessions')
      expect(await main(page)).toContain('2 sessions planned')
      await page.close()
    })

    it('forms sets and moves somebody', async () => {
      const page = await open('/runs/$run/sets/form?count=2', scene.people.facilitator)
      await press(page, 'Form these sets')
      expect(await main(page)).toContain('2 sets formed')
      await picture(page, 'sets-formed-phone')
      await follow(page, /Move Asha Rahman/)
      await page.getByLabel('No set').check()
      await press(page, 'Move')
      expect(await main(page)).toContain('In no set')
      await page.close()
    })

    it('marks work with feedback, which a return needs', async () => {
      const page = await open('/runs/$run/work', scene.people.facilitator)
      await follow(page, /Asha Rahman/)
      await page.getByLabel('Return for changes').check()
      await press(page, 'Save the mark')
      expect(await page.title()).toMatch(/^Error:/)
      await page.getByLabel('Feedback').fill('Say more about the second part.')
      await press(page, 'Save the mark')
      expect(await main(page)).toContain('Nothing to mark')
      await page.close()
    })

    it('hides a reported post, with a reason', async () => {
      const { data } = await web.send<{ discussionPosts: { edges: { node: { id: string } }[] } }>(scene.people.asha, `{ discussionPosts(threadId: "${scene.thread}") { edges { node { id } } } }`)
      await web.send(scene.people.asha, `mutation { reportPost(input: { postId: "${data.discussionPosts.edges[0]?.node.id}", reason: "Not kind" }) { userErrors { message } } }`)
      const page = await open('/runs/$run/space', scene.people.facilitator)
      await follow(page, /reported post/)
      await follow(page, /Decide/)
      expect(await main(page)).toContain('Not kind')
      expect(await accessibilityProblems(page)).toEqual([])
      await page.getByLabel('Hide the post').check()
      await press(page, 'Keep this decision')
      expect(await page.title()).toMatch(/^Error:/)
      await page.getByLabel('Reason').fill('Please be kind.')
      await press(page, 'Keep this decision')
      expect(await main(page)).toContain('Nothing to look at')
      await page.close()
    })
  })

  describe('a programme manager', () => {
    it('writes a programme, its curriculum and rules, publishes it, plans and opens a run', async () => {
      const page = await open('/manage/programmes/new', scene.people.manager)
      await press(page, 'Create the programme')
      expect(await page.locator('.govuk-error-summary').count()).toBe(1)
      await page.getByLabel('Name').fill('Data for everybody')
      await page.getByLabel('What it is for').fill('What everybody needs to ask.')
      await page.getByLabel('Everybody').check()
      await page.getByLabel('The LGA').check()
      await page.getByLabel('Organisational and political leadership').check()
      await page.getByLabel('Recommended').check()
      await press(page, 'Create the programme')
      await press(page, 'Write a new version')
      await press(page, 'Write a new version')
      expect(await main(page)).toContain('Before you can publish it')
      await press(page, 'Add an item')
      await page.getByLabel('Title').fill('Opening day')
      await page.getByLabel('Length').fill('120')
      await press(page, 'Add this item')
      await press(page, 'Add an item')
      await page.getByLabel('Title').fill('Read ahead')
      await page.getByLabel('Module').check()
      await page.getByLabel('Opening day').check()
      await press(page, 'Add this item')
      await press(page, 'Move up Read ahead')
      // It waits for what would then come after it: refused, and nothing has moved.
      expect(await page.locator('.govuk-error-summary').innerText()).toContain('Move “Opening day” before “Read ahead”')
      expect(await main(page)).toContain('1. Opening day')
      await picture(page, 'draft-phone')
      expect(await accessibilityProblems(page)).toEqual([])
      expect(await overflow(page)).toBe(0)
      await press(page, 'Publish this version')
      await press(page, 'Publish this version')
      expect(await main(page)).toContain('is published')
      await follow(page, 'Plan a run')
      await page.getByLabel('Name of the run').fill('Spring 2027')
      await page.getByLabel('Online', { exact: true }).check()
      await date(page, 'opensOn', ['1', '7', '2026'])
      await date(page, 'closesOn', ['30', '6', '2026'])
      await date(page, 'startsOn', ['1', '9', '2026'])
      await date(page, 'endsOn', ['31', '3', '2027'])
      await page.getByLabel('Places', { exact: true }).fill('20')
      await page.getByLabel('For whom').first().selectOption('region:South East')
      await page.getByLabel('How many places').first().fill('5')
      await date(page, 'heldBack-0-releasedOn', ['1', '8', '2026'])
      await press(page, 'Plan this run')
      expect(await page.locator('.govuk-error-summary').innerText()).toContain('Close enrolment after')
      expect(await accessibilityProblems(page)).toEqual([])
      await date(page, 'closesOn', ['31', '7', '2026'])
      await press(page, 'Plan this run')
      expect(await main(page)).toContain('5 places for South East until 1 August 2026')
      await press(page, 'Open for applications')
      await press(page, 'Open the run')
      expect(await main(page)).toContain('The run is open')
      await follow(page, 'Enrol people from a list')
      await press(page, 'Check this list')
      expect(await page.locator('.govuk-error-summary').innerText()).toContain('at least one email address')
      await page.getByLabel('Email addresses').fill(`${scene.people.facilitator.email}\nnobody@example.org`)
      await press(page, 'Check this list')
      expect(await main(page)).toContain('1 person could come in')
      expect(await accessibilityProblems(page)).toEqual([])
      await picture(page, 'import-report-phone')
      await press(page, 'Enrol 1 person')
      expect(await main(page)).toContain('1 person came in')
      await page.close()
    })

    it('downloads the roster as a file', async () => {
      const page = await open('/account', scene.people.manager)
      const file = await page.request.get(`${web.webUrl}/runs/${scene.run}/roster.csv`)
      expect([file.headers()['content-type'], file.headers()['content-disposition']]).toEqual(['text/csv; charset=utf-8', 'attachment; filename="roster-summer-2026.csv"'])
      expect(await file.text()).toContain('Asha Rahman,Borchester')
      await page.close()
    })

    it('withdraws somebody, whose place goes to who is next', async () => {
      const page = await open('/runs/$nextRun/enrolments?show=offered', scene.people.manager)
      await follow(page, 'Ben Okafor')
      await follow(page, 'Withdraw or defer')
      await press(page, 'Take them out of this run')
      expect(await page.locator('.govuk-error-summary').count()).toBe(1)
      await page.getByLabel('Withdraw them').check()
      await page.getByLabel('Workload').check()
      await press(page, 'Take them out of this run')
      expect(await main(page)).toContain('is withdrawn')
      await page.goto(`${web.webUrl}/runs/${scene.nextRun}/enrolments?show=offered`)
      expect(await main(page)).toContain('Nia Evans')
      await page.close()
    })

    it('cancels a run after reading what will happen, with a reason', async () => {
      const page = await open('/runs/$nextRun/cancel', scene.people.manager)
      await press(page, 'Cancel this run')
      expect(await page.locator('.govuk-error-summary').innerText()).toContain('reason')
      await page.getByLabel('Why is it cancelled?').fill('Too few people.')
      await press(page, 'Cancel this run')
      expect(await main(page)).toContain('Everybody in it will be told')
      await page.close()
    })
  })
})
