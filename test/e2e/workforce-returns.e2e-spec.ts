import { newId, type OrganisationId, plainDate } from '#kernel'
import { systemCtx } from '#platform/access'
import type { SeededPerson } from '#testing'
import { TeachingFixture } from '../../libs/cohorts/src/testing/teaching-fixture.js'
import { diversityFile, HEADCOUNT, seedFramework, SKILLS } from '../../libs/workforce-returns/src/testing/returns-test-app.js'
import { ReturnPublications } from '../../libs/workforce-returns/src/application/publication/return-publications.service.js'
import { PageVisitor, textOf } from '../support/page-visitor.js'
import { startTestWeb, type TestWeb } from '../support/test-web.js'

const csv = (content: string) => new File([content], 'return.csv', { type: 'text/csv' })

describe('workforce returns: pages and API', () => {
  let web: TestWeb
  let [council, other, institute] = [] as unknown as OrganisationId[] as [OrganisationId, OrganisationId, OrganisationId]
  let [analyst, outsider, planner, manager] = [] as unknown as SeededPerson[] as [SeededPerson, SeededPerson, SeededPerson, SeededPerson]
  let visitor: PageVisitor
  let returnId = ''

  beforeAll(async () => {
    web = await startTestWeb({ worker: false, now: '2026-10-05T09:00:00Z' })
    council = await web.seed.organisation({ name: 'Borchester' })
    other = await web.seed.organisation({ name: 'Felpersham' })
    institute = await web.seed.organisation({ name: 'The institute', kind: 'institute' })
    analyst = await web.person({ roles: [['workforce_analyst', council]] })
    outsider = await web.person({ roles: [['workforce_analyst', other]] })
    planner = await web.person({ roles: [['workforce_analyst', institute]] })
    manager = await web.person({ roles: [['programme_manager', other]] })
    await seedFramework(web.pool)
    visitor = await PageVisitor.signIn(web, analyst)
  })
  afterAll(() => web.close())

  const upload = async (section: string, content: string) => visitor.sendFile(await visitor.open(`/returns/${returnId}/sections/${section}/upload`), 'file', csv(content))
  /** Checks a file, and saves it on the page that says it is good. */
  const save = async (section: string, content: string) => visitor.sendFile(await upload(section, content), 'file', csv(content))

  it('begins a return from the page of the organisation, and asks for headcount first', async () => {
    const home = await visitor.open('/returns')
    expect(textOf(home)).toContain('Borchester')
    const list = await visitor.open(`/returns/organisation/${council}`)
    for (const words of ['July to September 2026 Not begun', 'Due by 30 October 2026', 'April to June 2026 Late']) expect(textOf(list)).toContain(words)
    const tasks = await visitor.send(await visitor.open(`/returns/organisation/${council}/begin/2026-Q3`))
    returnId = /returns\/([0-9a-f-]{36})$/.exec(tasks.url)?.[1] ?? ''
    expect(textOf(tasks)).toContain('4 sections left before you can submit')
    expect(textOf(await visitor.open(`/returns/${returnId}/sections/diversity`))).toContain('Fill in headcount first')
  })

  it('saves a page of the form, and names the field that cannot be', async () => {
    const path = `/returns/${returnId}/sections/headcount/dev`
    const refused = await visitor.send(await visitor.open(path), { 'cell.officer.headcount': '10', 'cell.officer.fte': '11', 'cell.officer.leavers': '40' })
    expect(refused.status).toBe(422)
    expect(textOf(refused)).toContain('11 full-time equivalents are more than 10 people can make')
    expect(refused.html).toContain('href="#cell-officer-fte"')
    expect(refused.html).toContain('id="cell-officer-leavers-error"')
    const saved = await visitor.send(await visitor.open(path), { 'cell.officer.headcount': '10', 'cell.officer.fte': '9.5', 'cell.officer.starters': '1' })
    expect(textOf(saved)).toContain('10 people, 0 vacant')
    expect((await visitor.open(path)).html).toContain('value="9.5"')
  })

  it('checks a file by row, and saves it whole', async () => {
    const report = await upload('headcount', `${HEADCOUNT}\ndev,officer,10,9.5,1,1,0\nwizard,officer,1,1,0,0,0\nux,manager,-2,0,0,0,0`)
    expect([report.status, textOf(report).includes('The file cannot be saved')]).toEqual([422, true])
    for (const words of ['2 problems', '3 role There is no role “wizard”', '4 headcount “-2” is below 0']) expect(textOf(report)).toContain(words)
    expect(textOf(await save('headcount', `${HEADCOUNT}\ndev,officer,9,8.5,1,1,0\nanalyst,officer,1,1,0,0,0\nux,manager,4,4,0,0,0`))).toContain('3 lines are saved')
    const template = await visitor.open(`/returns/${returnId}/sections/diversity/template.csv`)
    expect(template.html.split('\r\n').filter((line) => line.startsWith('data,officer,sex,'))).toEqual(['data,officer,sex,female,', 'data,officer,sex,male,', 'data,officer,sex,prefer_not_to_say,', 'data,officer,sex,not_known,'])
    expect(textOf(await upload('diversity', diversityFile({ 'data/officer': 9, 'design/manager': 4 })))).toContain('adds up to 9, but the headcount is 10')
    expect(textOf(await save('diversity', diversityFile({ 'data/officer': 10, 'design/manager': 4 }, { sex: { female: 3 } })))).toContain('lines are saved')
    expect(textOf(await save('skills', `${SKILLS}\ndev,sql,expert,4,6,1\nanalyst,testing,working,1,1,1`))).toContain('2 lines are saved')
    // One role family at a time: the skills that the role needs, and those that have figures.
    expect(textOf(await visitor.open(`/returns/${returnId}/sections/skills`))).toContain('Data 2 of 2 roles filled in')
    expect(textOf(await visitor.open(`/returns/${returnId}/sections/skills/families/data`))).toContain('Developer 1 skill Filled in')
    const role = await visitor.open(`/returns/${returnId}/sections/skills/analyst`)
    expect([role.html.includes('cell.testing_working.supply'), role.html.includes('cell.sql_working.supply')]).toEqual([true, true])
    expect(textOf(await visitor.send(role, { 'cell.testing_working.needed_now': '1', 'cell.testing_working.needed_in_three_years': '1', 'cell.testing_working.supply': '1' }))).toContain('Analyst is saved')
  })

  it('takes the outlook by form, and what is unlikely with a comment', async () => {
    const outlook = await visitor.send(await visitor.open(`/returns/${returnId}/sections/outlook/dev`), { change: 'automated_in_part', people: '3', confidence: 'medium', retrain_to: 'analyst' })
    expect(textOf(outlook)).toContain('Automated in part: 3 people')
    const check = await visitor.open(`/returns/${returnId}/check`)
    expect(textOf(check)).toContain('disability is not known of 14 of 14 people')
    const refused = await visitor.send(check)
    expect([refused.status, textOf(refused).includes('There is a problem')]).toEqual([422, true])
    const comments = Object.fromEntries([...check.html.matchAll(/name="(comment-\d+)"/g)].map(([, name = '']) => [name, 'We ask everybody this autumn.']))
    const done = await visitor.send(await visitor.open(`/returns/${returnId}/check`), comments)
    expect(textOf(done)).toContain('The return is submitted')
    expect(textOf(done)).toContain('July to September 2026 Submitted')
    expect(textOf(await visitor.open(`/returns/${returnId}`))).toContain('We ask everybody this autumn.')
  })

  it('corrects it by a revision, and shows what changed', async () => {
    const begin = await visitor.open(`/returns/organisation/${council}/begin/2026-Q3`)
    expect(textOf(await visitor.send(begin))).toContain('say what was wrong with it')
    const tasks = await visitor.send(await visitor.open(`/returns/organisation/${council}/begin/2026-Q3`), { correctionReason: 'A vacancy was left out.' })
    const first = returnId
    returnId = /returns\/([0-9a-f-]{36})$/.exec(tasks.url)?.[1] ?? ''
    await save('headcount', `${HEADCOUNT}\ndev,officer,9,8.5,2,1,0\nanalyst,officer,1,1,0,0,0\nux,manager,4,4,0,0,0`)
    const check = await visitor.open(`/returns/${returnId}/check`)
    await visitor.send(check, Object.fromEntries([...check.html.matchAll(/name="(comment-\d+)"/g)].map(([, name = '']) => [name, 'As before.'])))
    expect(textOf(await visitor.open(`/returns/${returnId}/compare/${first}`))).toContain('dev, officer vacancies 1 2')
    const list = textOf(await visitor.open(`/returns/organisation/${council}`))
    expect([list.includes('Revision 2'), list.includes('Superseded'), list.includes('A vacancy was left out.')]).toEqual([true, true, true])
  })

  it('hides figures from everybody else: pages, files and API say the same of what there is and what there is not', async () => {
    for (const person of [outsider, planner, manager]) {
      const stranger = await PageVisitor.signIn(web, person)
      for (const path of [`/returns/${returnId}/check`, `/returns/organisation/${council}`, `/returns/${returnId}/sections/headcount/template.csv`, `/returns/skills-gap?area=organisation:${council}`]) expect((await stranger.open(path)).status).toBe(404)
      const asked = async (id: string) => (await web.send(person, 'query ($id: ID!) { workforceReturn(id: $id) { id headcount { headcount } } }', { id })).errors
      expect(await asked(returnId)).toEqual(await asked(newId()))
      const sent = await fetch(`${web.url}/workforce-return-files?returnId=${returnId}&section=headcount&dryRun=false`, { method: 'POST', headers: { authorization: `Bearer ${await web.token(person)}`, 'content-type': 'text/csv' }, body: HEADCOUNT })
      expect(sent.status).toBe(404)
    }
  })

  it('tells the owners of the plan who has returned, not what, and others nothing', async () => {
    const page = await (await PageVisitor.signIn(web, planner)).open('/returns/states')
    for (const words of ['Returned 1', 'of 2 organisations', 'Borchester South East Submitted and corrected', 'Felpersham South East Not begun']) expect(textOf(page)).toContain(words)
    expect((await visitor.open('/returns/states')).status).toBe(403)
  })

  it('shows what has been published of digital staff to planners and to an organisation\'s own people only', async () => {
    expect(textOf(await visitor.open('/returns/digital-staff'))).toContain('No quarter has been published yet')
    expect(textOf(await visitor.open(`/returns/digital-staff?area=organisation:${council}`))).toContain('No quarter has been published yet')
    expect((await (await PageVisitor.signIn(web, outsider)).open(`/returns/digital-staff?area=organisation:${council}`)).status).toBe(404)
  })

  it('publishes a list from a file once it is good and confirmed, for the platform\'s administrators', async () => {
    expect((await visitor.open('/returns/lists')).status).toBe(403)
    const admin = await PageVisitor.signIn(web, await web.person({ roles: [['platform_admin', council]] }))
    expect(textOf(await admin.open('/returns/lists'))).toContain('Version 1, the newest')
    const send = async (content: string) => admin.sendFile(await admin.open('/returns/lists/grades/new'), 'file', csv(content))
    const refused = await send('key,name\nOfficer!,Officer')
    expect([refused.status, textOf(refused).includes('2 key Write a key with small letters')]).toEqual([422, true])
    const { html: template } = await admin.open('/returns/lists/grades/newest.csv')
    const file = csv(`${template.trim()}\r\nfellow,Fellow\r\n`)
    const good = await admin.sendFile(await admin.open('/returns/lists/grades/new'), 'file', file)
    expect(textOf(good)).toContain('New: fellow (Fellow)')
    expect(textOf(await admin.sendFile(good, 'file', file))).toContain('The new version is published')
    expect(textOf(await admin.open('/returns/lists'))).toContain('Version 2, the newest')
    expect(textOf(await admin.send(await admin.open('/returns/lists/timetable/new'), { dueDays: '90' }))).toContain('Returns are due 1 to 80 days after the quarter')
  })

  it('shows an organisation its own gap, with the routes on offer, and the nation only from three organisations on', async () => {
    const run = await new TeachingFixture(web.pool).run({ ownerId: other, state: 'open', startsOn: '2026-11-15', capacity: 10 })
    const { rows: [programme] } = await web.pool.query<{ id: string; title: string }>('select p.id, p.title from cohorts.programme p join cohorts.programme_version v on v.programme_id = p.id join cohorts.cohort_run r on r.programme_version_id = v.id where r.id = $1', [run.id])
    const add = async (as: SeededPerson) => web.send<{ addLearningRoute: { userErrors: { message: string }[] } }>(as, 'mutation ($input: AddLearningRouteInput!) { addLearningRoute(input: $input) { routeId userErrors { message } } }', { input: { skillKey: 'sql', levelKey: 'expert', programmeId: programme?.id } })
    expect((await add(analyst)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    expect((await add(manager)).data.addLearningRoute.userErrors).toEqual([])
    expect((await add(manager)).data.addLearningRoute.userErrors).toMatchObject([{ message: expect.stringContaining('listed for the skill') as unknown }])
    const own = textOf(await visitor.open(`/returns/skills-gap?area=organisation:${council}`))
    for (const words of ['Developer: Databases, Expert 4 6 1 3 5', programme?.title ?? 'none', 'Analyst: Testing, Working 1 1 1 0 0 No gap']) expect(own).toContain(words)
    expect(textOf(await visitor.open(`/returns/changing-roles?area=organisation:${council}`))).toContain('Developer Automated in part 3 1')
    expect(textOf(await visitor.open('/returns/skills-gap'))).toContain('nothing is shown of fewer than three organisations')
    expect(textOf(await (await PageVisitor.signIn(web, manager)).open('/returns/routes'))).toContain('Databases, up to Expert')
  })

  it('shows an organisation\'s own people what was published of it, by role family and answer', async () => {
    web.clock.moveTo(new Date('2026-11-01T09:00:00Z'))
    await web.get(ReturnPublications).publishDue(systemCtx('test', web.clock.now(), 'test'), plainDate('2026-10-31'), {})
    const again = await PageVisitor.signIn(web, analyst)
    const page = textOf(await again.open(`/returns/digital-staff?area=organisation:${council}`))
    for (const words of ['Borchester, July to September 2026', 'Every figure is a multiple of five', 'Returns that were submitted by 31 October 2026 are in it', 'Role family Female Male Prefers not to say Not known']) expect(page).toContain(words)
    expect(page).toMatch(/All role families (10|15)/)
    expect(textOf(await again.open('/returns/digital-staff'))).toContain('Fewer than three organisations have returned the quarter')
  })
})
