import type { Page } from 'playwright-core'
import type { SeededPerson } from '#testing'
import { accessibilityProblems, overflow, picture, type Screen } from '../support/browser.js'
import { startTestWeb, type TestWeb } from '../support/test-web.js'
import { organisationScene } from './organisation-scene.js'

const DESKTOP: Screen = { phone: false, javaScript: true }
/** The hardest case: a phone without scripts. Every journey below is made on it. */
const PHONE: Screen = { phone: true, javaScript: false }

type Row = readonly [name: string, path: string, heading: string]

describe('pages of organisations, approvals, the matrix and the platform', () => {
  let web: TestWeb
  let scene: Awaited<ReturnType<typeof organisationScene>>
  let people: Awaited<ReturnType<typeof organisationScene>>['people']
  const fill = (path: string) => path.replaceAll(/\$(\w+)/g, (_, name: string) => scene[name as 'run'])
  const open = (path: string, who: SeededPerson | undefined = people.admin, screen = PHONE) => web.open(fill(path), who, screen)
  const main = (page: Page) => page.locator('main').innerText()
  const press = (page: Page, name: string | RegExp) => page.locator('main').getByRole('button', { name }).first().click()
  const until = async (page: Page, text: string | RegExp) => {
    for (let n = 0; n < 60 && !(await main(page)).match(text); n += 1) {
      await page.waitForTimeout(500)
      await page.goto(page.url())
    }
    expect(await main(page)).toMatch(text)
  }

  beforeAll(async () => {
    web = await startTestWeb()
    scene = await organisationScene(web)
    people = scene.people
  }, 120_000)
  afterAll(() => web.close())

  const ORGANISATION: readonly Row[] = [
    ['organisation', '/organisation/$council', 'Overview'],
    ['people', '/organisation/$council/people', 'People'],
    ['people-none', '/organisation/$council/people?search=nobody', 'People'],
    ['add-person', '/organisation/$council/people/add', 'Add a person'],
    ['person', '/organisation/$council/people/$learner', 'Asha Rahman'],
    ['edit-person', '/organisation/$council/people/$learner/edit', 'Change details of Asha Rahman'],
    ['invite-person', '/organisation/$council/people/$learner/invite', 'Invite Asha Rahman to sign in'],
    ['add-person-email', '/organisation/$council/people/$learner/emails/add', 'Add an address of Asha Rahman'],
    ['line-manager', '/organisation/$council/people/$learner/line-manager?find=Ben', 'Line manager of Asha Rahman'],
    ['add-membership', '/organisation/$council/people/$learner/memberships/add', 'Give Asha Rahman another role'],
    ['change-membership', '/organisation/$council/people/$learner/memberships/$membership/change', 'Change the role of Asha Rahman'],
    ['end-membership', '/organisation/$council/people/$learner/memberships/$membership/end', 'End the role learner of Asha Rahman'],
    ['transfer', '/organisation/$council/people/$learner/transfer?find=Felpersham', 'Move Asha Rahman to another organisation'],
    ['open-invitations', '/organisation/$council/invitations', 'Invitations'],
    ['invite-to-join', '/organisation/$council/invitations/join', 'Ask somebody on Waymark to join'],
    ['invite-everybody', '/organisation/$council/invitations/everybody', 'Invite everybody who has not signed in'],
    ['imports', '/organisation/$council/imports', 'Imports'],
    ['import-new', '/organisation/$council/imports/new', 'Import a file'],
    ['exports', '/organisation/$council/exports', 'Export everything'],
    ['nominations', '/organisation/$council/nominations', 'Nominations'],
    ['nominate', '/organisation/$council/nominations/$run', 'Nominate for Leading digital change: Autumn 2026'],
    ['nominate-file', '/organisation/$council/nominations/$run/file', 'Nominate from a file for Leading digital change: Autumn 2026'],
    ['nominate-several', '/organisation/$council/nominations/$run/several', 'Nominate several people for Leading digital change: Autumn 2026'],
    ['organisation-enrolments', '/organisation/$council/enrolments', 'Enrolments'],
    ['organisation-progress', '/organisation/$council/progress', 'Progress'],
  ]
  const APPROVALS: readonly Row[] = [['approvals', '/approvals', 'Approvals'], ['approval', '/approvals/$application', 'Application of Asha Rahman']]
  const MATRIX: readonly Row[] = [['matrix', '/matrix', 'Who does what'], ['matrix-cell', '/matrix/ministry/capability', 'Capacity, capability and skills'], ['matrix-gap', '/matrix/lga/standards?audience=open', 'Standards']]
  const ADMIN: readonly Row[] = [
    ['admin', '/admin', 'Administration'], ['admin-organisations', '/admin/organisations', 'Organisations'], ['admin-add-organisation', '/admin/organisations/add', 'Add an organisation'],
    ['admin-edit-organisation', '/admin/organisations/$council', 'Change Borchester'], ['admin-duplicates', '/admin/duplicates', 'Duplicate people'],
    ['admin-merge', '/admin/duplicates/$learner/$twin', 'Merge two records of Asha Rahman'], ['admin-dismiss', '/admin/duplicates/$learner/$twin/dismiss', 'Are these two people?'],
    ['admin-reorganisations', '/admin/reorganisations', 'Reorganisations'], ['admin-plan', '/admin/reorganisations/plan', 'Plan a merge or split'],
    ['admin-frameworks', '/admin/frameworks', 'Capability frameworks'], ['admin-import-framework', '/admin/frameworks/import', 'Import a framework'],
    ['admin-programs', '/admin/machine-clients', 'Programs'], ['admin-add-program', '/admin/machine-clients/add', 'Let a program in'],
    ['admin-imports', '/admin/imports', 'Imports'], ['admin-import-new', '/admin/imports/new', 'Import a file'], ['admin-queues', '/admin/queues', 'Background work'],
    ['offer-add', '/matrix/lga/standards/offers/add', 'List an offer of others'], ['offer-change', '/matrix/offers/$offer/change', 'Change “Data masterclass”'], ['offer-withdraw', '/matrix/offers/$offer/withdraw', 'Take “Data masterclass” off the list?'],
  ]
  const everyPage: readonly (readonly [...Row, keyof typeof people])[] = [
    ...ORGANISATION.map((row) => [...row, 'admin'] as const), ...APPROVALS.map((row) => [...row, 'boss'] as const),
    ...MATRIX.map((row) => [...row, 'learner'] as const), ...ADMIN.map((row) => [...row, 'platform'] as const),
  ]

  it.each(everyPage)('%s is there, accessible and fits, with scripts and without', async (name, path, heading, who) => {
    for (const [screen, suffix] of [[DESKTOP, 'desktop'], [PHONE, 'phone']] as const) {
      const page = await web.tab(people[who], screen)
      await page.goto(`${web.webUrl}${fill(path)}`)
      expect(await page.locator('h1').innerText()).toContain(heading)
      await picture(page, `w-${name}-${suffix}`)
      expect(await accessibilityProblems(page)).toEqual([])
      expect(await overflow(page)).toBe(0)
    }
  })

  it('sends visitors to sign in', async () => {
    const shown: string[] = []
    for (const [, path] of everyPage) {
      const { status, location } = await web.answer(fill(path))
      if (status !== 303 || !location.startsWith('/sign-in')) shown.push(`${path}: ${status} ${location}`)
    }
    expect(shown).toEqual([])
  })

  it('shows nothing of an organisation to administrators of others and to its own learners', async () => {
    const shown: string[] = []
    for (const who of [people.outsider, people.learner]) {
      for (const [, path] of ORGANISATION) {
        const { status, html } = await web.answer(fill(path), who)
        if (status !== 404 || !/<h1[^>]*>\s*Page not found/.test(html)) shown.push(`${path} to ${who.email}: ${status}`)
      }
    }
    expect(shown).toEqual([])
  })

  it('shows the platform’s administration to nobody else', async () => {
    const shown: string[] = []
    for (const [, path] of ADMIN) {
      const { status } = await web.answer(fill(path), people.admin)
      if (status !== 403 && status !== 404) shown.push(`${path}: ${status}`)
    }
    expect(shown).toEqual([])
  })

  it('leaves a decision to the line manager alone, who may refuse only with a reason', async () => {
    for (const who of [people.learner, people.outsider, people.colleague]) {
      const page = await open('/approvals/$application', who)
      expect(await page.locator('h1').innerText()).toBe('Page not found')
      await page.close()
    }
    const page = await open('/approvals', people.boss)
    await page.getByRole('link', { name: 'Ben Okafor' }).click()
    await press(page, 'Save your decision')
    expect(await page.title()).toMatch(/^Error: /)
    expect(await main(page)).toContain('Say whether you approve')
    await page.getByLabel('No, do not approve').check()
    await press(page, 'Save your decision')
    expect(await main(page)).toContain('Give a reason')
    expect(await page.getByLabel('No, do not approve').isChecked()).toBe(true)
    await page.getByLabel('Reason, if you do not approve').fill('We need you here this autumn.')
    await press(page, 'Save your decision')
    expect(await main(page)).toContain('You have not approved the application of Ben Okafor')
    await page.getByRole('link', { name: 'Asha Rahman' }).click()
    await page.getByLabel('Yes, approve').check()
    await press(page, 'Save your decision')
    expect(await main(page)).toContain('They are offered a place.')
    await page.goto(`${web.webUrl}${fill('/approvals/$application')}`)
    expect(await main(page)).toContain('does not wait for a decision any more')
  })

  it('adds a person, keeps what was typed when refused, and gives and ends roles', async () => {
    const page = await open('/organisation/$council/people/add')
    await page.getByLabel('Given name').fill('Cleo')
    await page.getByLabel('Family name').fill('Reed')
    await page.getByLabel('Work email address').fill(people.learner.email)
    await press(page, 'Add this person')
    expect(await main(page)).toContain('Somebody on Waymark has this address already')
    expect(await page.getByLabel('Given name').inputValue()).toBe('Cleo')
    await page.getByLabel('Work email address').fill('cleo.reed@example.org')
    await press(page, 'Add this person')
    expect(await main(page)).toContain('Cleo Reed is added and invited.')
    await page.getByRole('link', { name: 'Add a role' }).click()
    await page.locator('#role').selectOption('line_manager')
    await page.getByLabel('Month').fill('13')
    await press(page, 'Add this role')
    expect(await main(page)).toContain('First day must be a real date')
    await page.getByLabel('Month').fill('6')
    await press(page, 'Add this role')
    expect(await main(page)).toContain('The role is added.')
    await page.getByRole('link', { name: 'End Line manager' }).click()
    await page.getByLabel('Day').fill('2')
    await press(page, 'End this role')
    expect(await main(page)).toContain('The role ends on that day.')
  })

  it('checks a file, reports by row, imports the good rows and tells history', async () => {
    const page = await open('/organisation/$council/imports/new')
    await press(page, 'Send the file')
    expect(await page.title()).toMatch(/^Error: /)
    await page.getByLabel('People', { exact: true }).check()
    await press(page, 'Send the file')
    expect(await main(page)).toContain('Choose a CSV file')
    const csv = '\uFEFFemail,given_name,family_name\r\nnew.one@example.org,New,One\r\nnot-an-address,Bad,Row\r\n'
    await page.getByLabel('The file', { exact: true }).setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await press(page, 'Send the file')
    await until(page, 'Checked, not imported yet')
    expect(await main(page)).toContain('1 row of 2 cannot be imported')
    expect(await main(page)).toContain('Line 3')
    await picture(page, 'w-import-report-phone')
    expect(await accessibilityProblems(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
    const report = await page.request.get(`${page.url()}/problems.csv`)
    expect(await report.text()).toContain('not-an-address')
    const foreign = await open(new URL(page.url()).pathname, people.outsider)
    expect(await foreign.locator('h1').innerText()).toBe('Page not found')
    await page.getByRole('button', { name: 'Import the good rows' }).click()
    await press(page, 'Import the good rows')
    await until(page, 'The good rows are imported')
    await page.goto(`${web.webUrl}${fill('/organisation/$council/imports')}`)
    expect(await main(page)).toMatch(/people\.csv[\s\S]*2 rows, 1 refused[\s\S]*Imported/)
  })

  it('makes an export and hands it out to its own administrators', async () => {
    const page = await open('/organisation/$council/exports')
    await press(page, 'Make a new export')
    await until(page, 'Download the zip file')
    const file = await page.request.get(`${page.url()}/file`)
    expect([file.status(), (await file.body()).subarray(0, 2).toString()]).toEqual([200, 'PK'])
    const foreign = await open(new URL(page.url()).pathname, people.outsider)
    expect(await foreign.locator('h1').innerText()).toBe('Page not found')
  })

  it('nominates a list after showing what would become of each', async () => {
    const page = await open('/organisation/$council/nominations/$run/several')
    await page.getByLabel('Email addresses').fill(`nobody here\n${people.admin.email}`)
    await press(page, 'Check the list')
    expect(await main(page)).toContain('There is no email address in line 1')
    await page.getByLabel('Email addresses').fill(`${people.admin.email}\nstranger@example.com`)
    await press(page, 'Check the list')
    expect(await main(page)).toContain('Can be nominated')
    expect(await main(page)).toContain('Cannot be nominated')
    expect(await accessibilityProblems(page)).toEqual([])
    await picture(page, 'w-nominate-preview-phone')
    await press(page, 'Nominate 1 person')
    expect(await main(page)).toContain('1 person nominated: 1 offered a place and 1 not possible.')
  })

  it('lists an offer of others under https addresses only', async () => {
    const page = await open('/matrix/lga/standards/offers/add', people.platform)
    await page.getByLabel('Title').fill('Standards community')
    await page.getByLabel('Web address').fill('http://example.gov.uk')
    await page.getByLabel('Name of that body').fill('Local Digital')
    await page.getByLabel('Everybody').check()
    await press(page, 'List this offer')
    expect(await main(page)).toContain('Enter a full web address that starts with https://')
    await page.getByLabel('Web address').fill('https://example.gov.uk/standards')
    await press(page, 'List this offer')
    expect(await main(page)).toContain('The offer is listed.')
    expect(await main(page)).toContain('Standards community')
  })

  it('previews a merge of councils before it is decided, and cancels it', async () => {
    const page = await open('/admin/reorganisations/plan', people.platform)
    await page.getByLabel('Merge').check()
    for (const [label, value] of [['Day', '1'], ['Month', '4'], ['Year', '2027']] as const) await page.getByLabel(label).fill(value)
    await page.getByLabel('Organisations that end').fill('E07000902')
    await page.getByLabel('Organisations that take over').fill('Nowhere')
    await press(page, 'See what would change')
    expect(await main(page)).toContain('No organisation has exactly the code or name “Nowhere”')
    await page.getByLabel('Organisations that end').fill('E07000902\nE07000901')
    await page.getByLabel('Organisations that take over').fill('E07000901')
    await press(page, 'See what would change')
    expect(await main(page)).toContain('Nothing is decided yet.')
    await picture(page, 'w-reorganisation-preview-phone')
    expect(await accessibilityProblems(page)).toEqual([])
    await press(page, 'Decide this')
    expect(await main(page)).toContain('The merge is decided.')
    await page.getByRole('link', { name: /^Cancel/ }).click()
    await press(page, 'Cancel the merge')
    expect(await main(page)).toContain('It is cancelled.')
  })

  it('merges two records of one person', async () => {
    const page = await open('/admin/duplicates/$learner/$twin', people.platform)
    await press(page, 'Merge the records')
    if ((await page.title()).startsWith('Error')) {
      for (const group of await page.locator('fieldset').all()) await group.getByRole('radio').first().check()
      await press(page, 'Merge the records')
    }
    expect(await main(page)).toContain('The records are merged.')
  })

  it('opens the board of background work at the worker', async () => {
    const page = await open('/admin/queues', people.platform)
    await press(page, 'Open the board')
    expect(await accessibilityProblems(page)).toEqual([])
    const board = new URL((await page.getByRole('link', { name: 'Go to the board' }).getAttribute('href')) ?? '')
    expect([board.port, board.pathname, board.searchParams.get('ticket')?.length]).toEqual([String(web.config.WORKER_PORT), '/queues/open', expect.any(Number)])
  })
})
