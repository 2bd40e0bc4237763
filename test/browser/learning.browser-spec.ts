import type { Page } from 'playwright-core'
import type { SeededPerson } from '#testing'
import { accessibilityProblems, overflow, picture, type Screen } from '../support/browser.js'
import { startTestWeb, type TestWeb } from '../support/test-web.js'
import { learningScene } from './learning-scene.js'

const DESKTOP: Screen = { phone: false, javaScript: true }
/** The hardest case: a phone without scripts. Every journey below is made on it. */
const PHONE: Screen = { phone: true, javaScript: false }

describe('a learner’s pages', () => {
  let web: TestWeb
  let scene: Awaited<ReturnType<typeof learningScene>>
  let asha: SeededPerson
  const fill = (path: string) => path.replaceAll(/\$(\w+)/g, (_, name: 'run') => scene[name])
  const open = (path: string, who: SeededPerson | null = asha, screen = PHONE) => web.open(fill(path), who ?? undefined, screen)
  const main = (page: Page) => page.locator('main').innerText()
  const press = (page: Page, name: string | RegExp) => page.locator('main').getByRole('button', { name }).first().click()

  beforeAll(async () => {
    web = await startTestWeb()
    scene = await learningScene(web)
    asha = scene.people.asha
  }, 120_000)
  afterAll(() => web.close())

  const everyPage: readonly (readonly [name: string, path: string, heading: string])[] = [
    ['my-learning', '/learning', 'My learning'],
    ['enrolment', '/learning/$enrolment', 'Leading digital change'],
    ['module', '/learning/$enrolment/modules/$module/done', 'Have you completed Data ethics?'],
    ['assignment', '/learning/$enrolment/assignments/$assignment', 'Reflection on change'],
    ['hand-in', '/learning/$enrolment/assignments/$assignment/hand-in', 'Hand in: Reflection on change'],
    ['adjustments', '/learning/$enrolment/adjustments', 'Reasonable adjustments'],
    ['adjustment', '/learning/$enrolment/adjustments/new', 'Ask for a reasonable adjustment'],
    ['withdraw', '/learning/$enrolment/withdraw', 'Withdraw from this programme?'],
    ['defer', '/learning/$enrolment/defer', 'Defer to a later run?'],
    ['request-transfer', '/learning/$enrolment/transfer', 'Ask to move to another run'],
    ['session', '/sessions/$session', 'Kick-off day'],
    ['space', '/spaces/$run', 'Space of the whole group'],
    ['space-announcements', '/spaces/$run/announcements', 'Announcements'],
    ['space-resources', '/spaces/$run/resources', 'Resources'],
    ['space-discussions', '/spaces/$run/discussions', 'Discussions'],
    ['start-discussion', '/spaces/$run/discussions/new', 'Start a discussion'],
    ['discussion', '/discussions/$thread', 'What do you hope for?'],
    ['programmes', '/programmes', 'Programmes'],
    ['programme', '/programmes/$programme', 'Leading digital change'],
    ['run', '/runs/$nextRun', 'Autumn 2026'],
    ['apply', '/runs/$nextRun/apply', 'Enrol in Autumn 2026'],
    ['messages', '/messages', 'Messages'],
    ['preferences', '/messages/preferences', 'Which messages you get by email'],
    ['calendar', '/calendar', 'Your sessions in your own calendar'],
    ['end-calendar', '/calendar/end', 'Stop sharing your sessions with your calendar?'],
    ['profile', '/profile', 'Your profile'],
    ['details', '/profile/details', 'Change your details'],
    ['add-email', '/profile/emails/new', 'Add an email address'],
    ['post', '/profile/career/new', 'Add a post to your career history'],
    ['delegate', '/profile/delegates/new', 'Who decides while you are away?'],
    ['data', '/profile/data', 'Download your data'],
    ['join-offers', '/join-offers', 'Organisations that ask you to join'],
    ['invitation', '/invitations/not-a-real-token', 'Accept your invitation'],
  ]
  it.each(everyPage)('%s is there, accessible and fits, with scripts and without', async (name, path, heading) => {
    for (const [screen, suffix] of [[DESKTOP, 'desktop'], [PHONE, 'phone']] as const) {
      const page = await web.tab(asha, screen)
      await page.goto(`${web.webUrl}${fill(path)}`)
      expect(await page.locator('h1').innerText()).toContain(heading)
      await picture(page, `${name}-${suffix}`)
      expect(await accessibilityProblems(page)).toEqual([])
      expect(await overflow(page)).toBe(0)
    }
  })

  it('asks to move to another run; those who run the programme answer, and the answer is there', async () => {
    const { manager } = scene.people
    const page = await open('/learning/$enrolment/transfer')
    await press(page, 'Send request')
    expect(await page.title()).toMatch(/^Error: /)
    expect(await accessibilityProblems(page)).toEqual([])
    await page.getByRole('radio', { name: 'Autumn 2026' }).check()
    await page.getByLabel('Why do you want to move?').fill('My project moved to the autumn.')
    await press(page, 'Send request')
    expect(new URL(page.url()).pathname).toBe(fill('/learning/$enrolment'))
    const withdraw = await open('/learning/$enrolment/transfer/withdraw')
    await picture(withdraw, 'withdraw-transfer-phone')
    expect(await accessibilityProblems(withdraw)).toEqual([])
    const list = await open('/runs/$run/transfer-requests', manager)
    await picture(list, 'transfer-requests-phone')
    expect(await accessibilityProblems(list)).toEqual([])
    await list.getByRole('link', { name: 'Asha Rahman' }).click()
    expect(await main(list)).toContain('My project moved to the autumn.')
    await picture(list, 'transfer-request-phone')
    expect(await accessibilityProblems(list)).toEqual([])
    expect(await overflow(list)).toBe(0)
    await list.getByRole('radio', { name: 'Decline' }).check()
    await list.getByLabel('Reason, if you decline').fill('The autumn run is full.')
    await press(list, 'Save your answer')
    expect(await main(await open('/learning/$enrolment'))).toContain('The autumn run is full.')
  })

  it('sends visitors to sign in', async () => {
    for (const [, path] of everyPage) {
      const page = await open(path, null)
      expect(`${path} ${page.url().startsWith(web.issuer)}`).toBe(`${path} true`)
      await page.close()
    }
  })

  it('hides what belongs to others', async () => {
    const hidden = everyPage.map(([, path]) => path).filter((path) => /enrolment|thread|spaces/.test(path))
    for (const path of [...hidden, '/offers/$offered', '/offers/$offered/decline', '/files/0198a3c0-0000-7000-8000-000000000000', '/certificates/0198a3c0-0000-7000-8000-000000000000.pdf']) {
      const page = await open(path, scene.people.newcomer)
      expect(`${path}: ${await page.locator('h1').innerText()}`).toBe(`${path}: Page not found`)
      await page.close()
    }
  })

  it('takes the code of a session, and says what is wrong with another', async () => {
    const page = await open('/sessions/$session')
    await page.getByLabel('Session code').fill('WRONG1')
    await press(page, 'Mark me as attended')
    expect(await page.title()).toMatch(/^Error: /)
    expect(await page.getByLabel('Session code').inputValue()).toBe('WRONG1')
    expect(await accessibilityProblems(page)).toEqual([])
    await page.getByLabel('Session code').fill(scene.code)
    await press(page, 'Mark me as attended')
    expect(await main(page)).toContain('You are marked as attended')
  })

  it('hands in a file and a text, and keeps what was written when the file is refused', async () => {
    const page = await open('/learning/$enrolment/assignments/$assignment/hand-in')
    await press(page, 'Hand in')
    expect(await main(page)).toContain('Write your answer, or choose a file')
    await page.getByLabel('Your answer').fill('What I learned.')
    await page.getByLabel('Or choose a file').setInputFiles({ name: 'essay.exe', mimeType: 'application/pdf', buffer: Buffer.from('MZ\u0000\u0001') })
    await press(page, 'Hand in')
    expect(await page.title()).toMatch(/^Error: /)
    expect(await page.getByLabel('Your answer').inputValue()).toBe('What I learned.')
    await page.getByLabel('Or choose a file').setInputFiles({ name: 'essay.txt', mimeType: 'text/plain', buffer: Buffer.from('A reflection.\n'.repeat(20_000)) })
    await press(page, 'Hand in')
    expect(await main(page)).toContain('Your work is handed in')
    const file = await page.request.get(`${web.webUrl}${await page.locator('a', { hasText: 'essay.txt' }).getAttribute('href')}`)
    expect(await file.text()).toBe('A reflection.\n'.repeat(20_000))
    await picture(page, 'assignment-handed-in')
  })

  it('records a module, and shows it in the progress', async () => {
    const page = await open('/learning/$enrolment')
    await page.getByRole('link', { name: 'Data ethics' }).click()
    await press(page, 'Yes, I have completed it')
    expect(await main(page)).toContain('Data ethics is recorded as completed')
    expect(await page.locator('.govuk-task-list__item', { hasText: 'Data ethics' }).innerText()).toContain('Completed')
  })

  it('answers and reports in a discussion', async () => {
    const page = await open('/discussions/$thread')
    await press(page, 'Post reply')
    expect(await main(page)).toContain('Write your reply')
    await page.getByLabel('Your reply').fill('So do **I**. <script>alert(1)</script>')
    await press(page, 'Post reply')
    expect(await main(page)).toContain('Your reply is posted')
    expect(await page.locator('main strong', { hasText: 'I' }).count()).toBeGreaterThan(0)
    expect(await accessibilityProblems(page)).toEqual([])
    await page.getByRole('link', { name: /^Report/ }).first().click()
    await page.getByLabel('What is wrong with it?').fill('It names a colleague.')
    await press(page, 'Send report')
    expect(await main(page)).toContain('Those who teach have been told')
    await page.getByRole('link', { name: /^Take back/ }).first().click()
    await press(page, 'Take back')
    expect(await main(page)).toContain('This post was taken back by its author')
  })

  it('arranges an adjustment that only named facilitators see', async () => {
    const page = await open('/learning/$enrolment/adjustments/new')
    await page.getByLabel('What do you need?').fill('Slides in large print')
    await page.getByLabel('Fay Mills').check()
    await press(page, 'Save')
    expect(await main(page)).toContain('Told: Fay Mills.')
    await picture(page, 'adjustments-one')
    await page.getByRole('link', { name: /^Change/ }).click()
    expect(await page.getByLabel('Fay Mills').isChecked()).toBe(true)
    await page.getByLabel('Fay Mills').uncheck()
    await press(page, 'Save')
    expect(await main(page)).toContain('No facilitator is told.')
    await page.getByRole('link', { name: /^End/ }).click()
    await press(page, 'End it')
    expect(await main(page)).toContain('You have not asked for any adjustments')
  })

  it('finds a programme, sees why it is closed, enrols, declines, and waits no more', async () => {
    const { newcomer } = scene.people
    const page = await open('/programmes?audience=elected_members', newcomer)
    expect(await main(page)).toContain('No programmes match')
    await page.goto(`${web.webUrl}/programmes?open=yes&search=digital`)
    await page.getByRole('link', { name: 'Leading digital change' }).click()
    await page.getByRole('link', { name: 'Summer 2026' }).click()
    expect(await main(page)).toContain('Why you cannot apply')
    await page.goto(`${web.webUrl}${fill('/runs/$nextRun')}`)
    await page.getByRole('button', { name: 'Enrol' }).click()
    await page.getByLabel(/Why do you want to take part/).fill('To lead well.')
    await press(page, 'Enrol')
    expect(await page.locator('h1').innerText()).toBe('There is a place for you on Leading digital change')
    expect(await accessibilityProblems(page)).toEqual([])
    await picture(page, 'offer-phone')
    await page.getByRole('button', { name: 'Decline' }).click()
    expect(await accessibilityProblems(page)).toEqual([])
    await press(page, 'Decline the place')
    expect(await main(page)).toContain('You have withdrawn')
    await page.goto(`${web.webUrl}/learning`)
    expect(await main(page)).toContain('Earlier')
  })

  it('accepts an offer from the list of what to do', async () => {
    const page = await open('/learning', scene.people.ben)
    await page.getByRole('link', { name: /^Accept or decline your place/ }).click()
    await press(page, 'Accept the place')
    expect(await main(page)).toContain('You have a place')
    expect(await accessibilityProblems(page)).toEqual([])
  })

  it('defers with a reason', async () => {
    const page = await open('/learning', scene.people.ben)
    await page.getByRole('link', { name: 'Leading digital change' }).first().click()
    await page.getByRole('link', { name: 'Defer to a later run' }).click()
    await press(page, 'Defer')
    expect(await main(page)).toContain('Choose a reason')
    await page.getByLabel('Too much other work').check()
    await press(page, 'Defer')
    expect(await main(page)).toContain('You have deferred')
  })

  it('makes a calendar address, shows it once and ends it', async () => {
    const page = await open('/calendar')
    await press(page, 'Make my calendar address')
    const url = await page.getByLabel('Your calendar address').inputValue()
    expect((await (await fetch(url)).text())).toContain('BEGIN:VCALENDAR')
    expect(await accessibilityProblems(page)).toEqual([])
    await page.goto(`${web.webUrl}/calendar`)
    expect(await page.content()).not.toContain(url)
    await page.getByRole('link', { name: 'Stop sharing your sessions' }).click()
    await press(page, 'Stop sharing')
    expect((await fetch(url)).status).toBe(404)
  })

  it('keeps the profile: details, addresses, a post, a delegate, the data', async () => {
    const page = await open('/profile/details')
    await page.getByLabel('First name').fill('')
    await press(page, 'Save')
    expect(await main(page)).toContain('Enter your first name')
    await page.getByLabel('First name').fill('Aisha')
    await page.getByLabel('Digital, data or technology').check()
    await press(page, 'Save')
    expect(await main(page)).toContain('Aisha Rahman')

    await page.goto(`${web.webUrl}/profile/emails/new`)
    await page.getByLabel('Email address').fill('aisha@elsewhere.example')
    await press(page, 'Add')
    await page.getByRole('link', { name: /^Remove aisha@elsewhere/ }).click()
    expect(await accessibilityProblems(page)).toEqual([])
    await press(page, 'Remove address')
    expect(await main(page)).not.toContain('aisha@elsewhere.example')

    await page.goto(`${web.webUrl}/profile/career/new`)
    await page.getByLabel('Post', { exact: true }).fill('Head of digital')
    await page.getByLabel('Organisation').fill('borchester')
    await page.getByLabel('Digital, data or technology').check()
    await page.locator('[name=starts-day]').fill('1')
    await page.locator('[name=starts-month]').fill('4')
    await page.locator('[name=starts-year]').fill('2021')
    await page.locator('[name=lasts-day]').fill('31')
    await press(page, 'Save')
    expect(await main(page)).toContain('Last day must include a month and year')
    await page.locator('[name=lasts-day]').fill('')
    await press(page, 'Save')
    expect(await main(page)).toContain('Borchester, since 1 April 2021')
    await page.getByRole('link', { name: 'Change Head of digital' }).click()
    expect(await page.locator('[name=starts-year]').inputValue()).toBe('2021')
    await page.goto(`${web.webUrl}/profile`)
    await page.getByRole('link', { name: 'Remove Head of digital' }).click()
    await press(page, 'Remove')

    await page.goto(`${web.webUrl}/profile/delegates/new`)
    await page.getByLabel('Your colleague’s work email address').fill(scene.people.ben.email)
    for (const [name, value] of Object.entries({ 'starts-day': '6', 'starts-month': '7', 'starts-year': '2026', 'lasts-day': '10', 'lasts-month': '7', 'lasts-year': '2026' })) await page.locator(`[name=${name}]`).fill(value)
    await press(page, 'Save')
    expect(await main(page)).toContain('6 July 2026 to 10 July 2026')
    await picture(page, 'profile-full')
    await page.getByRole('link', { name: 'End Ben Okafor' }).click()
    await press(page, 'End it')
    const data = await page.request.get(`${web.webUrl}/profile/data.json`)
    expect(await data.json()).toMatchObject({ directory: { person: { family_name: 'Rahman' } } })
  })

  it('chooses messages, and reads those of one’s own only', async () => {
    const page = await open('/messages/preferences')
    await page.getByLabel('Reminders').uncheck()
    await press(page, 'Save')
    await page.goto(`${web.webUrl}/messages`)
    const link = page.locator('.waymark-row a').first()
    const subject = await link.innerText()
    const href = await link.getAttribute('href')
    await link.click()
    expect(await page.locator('h1').innerText()).toBe(subject)
    await picture(page, 'message-phone')
    expect(await accessibilityProblems(page)).toEqual([])
    const other = await open(href ?? '', scene.people.newcomer)
    expect(await other.locator('h1').innerText()).toBe('Page not found')
  })

  it('says of an unknown certificate code that it confirms nothing, to anybody', async () => {
    const page = await open('/verify/ABCD-EFGH', null)
    expect(await page.locator('h1').innerText()).toBe('This certificate cannot be confirmed')
    expect(await accessibilityProblems(page)).toEqual([])
  })

  it('tells an account that nobody knows what to do', async () => {
    const stranger = await web.person({ givenName: 'Una', familyName: 'Nown' })
    await web.pool.query('delete from directory.identity where person_id = $1', [stranger.id])
    const page = await open('/learning', { ...stranger, email: stranger.email })
    expect(await page.locator('h1').innerText()).toBe('Waymark does not know you yet')
    expect(await accessibilityProblems(page)).toEqual([])
    await page.goto(`${web.webUrl}/invitations/not-a-real-token`)
    await press(page, 'Accept invitation')
    expect(await page.title()).toMatch(/^Error: /)
  })
})
