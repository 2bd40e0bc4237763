import type { OrganisationId } from '#kernel'
import { type SeededPerson } from '#testing'
import { TeachingFixture } from '../../libs/cohorts/src/testing/teaching-fixture.js'
import { PageVisitor, textOf } from '../support/page-visitor.js'
import { startTestWeb, type TestWeb } from '../support/test-web.js'

describe('pages for nominating from a file', () => {
  let web: TestWeb
  let [council, elsewhere] = [] as unknown as [OrganisationId, OrganisationId]
  let [admin, outsider, learner] = [] as unknown as SeededPerson[] as [SeededPerson, SeededPerson, SeededPerson]
  let visitor: PageVisitor
  let [runId, path] = ['', '']
  let count = 0

  const colleague = () => web.person({ email: `colleague${(count += 1)}@borchester.example.org`, roles: [['learner', council]] })
  const csv = (content: string | Uint8Array<ArrayBuffer>, name = 'people.csv') => new File([content], name, { type: 'text/csv' })
  const check = async (content: string | Uint8Array<ArrayBuffer>, name?: string) => visitor.sendFile(await visitor.open(path), 'file', csv(content, name))
  const nominated = async (person: SeededPerson) =>
    (await web.pool.query<{ state: string; statement: string | null }>('select state, statement from cohorts.enrolment where run_id = $1 and person_id = $2', [runId, person.id])).rows
  /** Sends the report's own form: what a press on its button does. */
  const confirm = (report: Awaited<ReturnType<typeof check>>) => visitor.sendFile(report, 'none', csv('', ''))

  beforeAll(async () => {
    web = await startTestWeb({ worker: false, now: '2026-06-01T09:00:00Z' })
    council = await web.seed.organisation({ name: 'Borchester' })
    elsewhere = await web.seed.organisation({ name: 'Felpersham' })
    admin = await web.person({ roles: [['organisation_admin', council]] })
    outsider = await web.person({ roles: [['organisation_admin', elsewhere]] })
    learner = await colleague()
    runId = (await new TeachingFixture(web.pool).run({ ownerId: elsewhere, state: 'open', startsOn: '2026-07-15', capacity: 100 })).id
    await web.pool.query(`update cohorts.programme_version set routes = '{nomination,csv}'`)
    path = `/organisation/${council}/nominations/${runId}/file`
    visitor = await PageVisitor.signIn(web, admin)
  })
  afterAll(() => web.close())

  it('is found from the page of the run, by its administrators only', async () => {
    expect((await visitor.open(`/organisation/${council}/nominations/${runId}`)).html).toContain(`href="${path}"`)
    for (const other of [outsider, learner]) {
      const { status, html } = await (await PageVisitor.signIn(web, other)).open(path)
      expect([status, html.includes('Choose')]).toEqual([404, false])
    }
  })

  it('checks a file line by line, and nominates on a word without choosing it again', async () => {
    const [ann, bea] = [await colleague(), await colleague()]
    const stranger = await web.person({ email: 'elsewhere@example.org', roles: [['learner', elsewhere]] })
    const file = [
      '\uFEFFE-mail,Statement', `${ann.email},"Leads ""change"", and well"`, bea.email.toUpperCase(), ann.email, stranger.email, 'nobody@example.org', '=cmd|calc', 'not an address', ',Who?',
    ].join('\r\n')
    const report = await check(file)
    expect(report.status).toBe(200)
    expect(textOf(report)).toContain('Nothing is sent yet')
    for (const line of ['8 lines read', '2 people could come in', '6 lines cannot be taken']) expect(textOf(report)).toContain(line)
    for (const words of ['4 The same address is on line 2', '5 Nobody of that name or address belongs', '6 Nobody of that name or address belongs', '7 A cell begins like a spreadsheet formula', '8 This is no email address', '9 Enter the email address']) expect(textOf(report)).toContain(words)
    expect([await nominated(ann), await nominated(bea)]).toEqual([[], []])
    const done = await confirm(report)
    expect(textOf(done)).toContain('2 people came in')
    expect(await nominated(ann)).toEqual([{ state: 'offered', statement: 'Leads "change", and well' }])
    expect(await nominated(bea)).toMatchObject([{ state: 'offered' }])
    expect(await nominated(stranger)).toEqual([])
  })

  it('goes back to the run where every line was good, and changes nothing the second time', async () => {
    const person = await colleague()
    const file = `email\n${person.email}\n`
    const done = await confirm(await check(file))
    expect(done.url).toContain(`/nominations/${runId}`)
    expect(textOf(done)).toContain('1 person came in')
    const again = await check(file)
    expect(textOf(again)).toContain('1 person is in the run already')
    expect(again.html).not.toContain('value="send"')
    expect(await nominated(person)).toHaveLength(1)
  })

  it('asks for a long file once more, and takes it then', async () => {
    const person = await colleague()
    const file = `email,statement\n${person.email},Good\n${Array.from({ length: 2_000 }, (_, n) => `nobody-of-this-name-${n}@example.org,\n`).join('')}`
    const report = await check(file)
    expect(textOf(report)).toContain('Choose it once more')
    expect(textOf(report)).toContain('And 1,000 more')
    expect(textOf(await visitor.sendFile(report, 'file', csv(file)))).toContain('1 person came in')
    expect(await nominated(person)).toHaveLength(1)
  })

  it.each<[string, string | Uint8Array<ArrayBuffer>, string]>([
    ['has no line of names', 'a@example.org\nb@example.org\n', 'The first line has to name the columns: email'],
    ['has a column that nobody reads', 'email,name\na@example.org,A\n', 'Remove the column “name”'],
    ['names a column twice', 'email,e-mail\na@example.org,b@example.org\n', 'Name the column email once'],
    ['is a workbook', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 10, 0, 255, 10]), 'perhaps a workbook'],
    ['is in UTF-16', Buffer.from('email\na@example.org\n', 'utf16le'), 'perhaps a workbook'],
    ['is not in UTF-8', Buffer.from('email,statement\nlearner@example.org,Zoë\n', 'latin1'), 'not in UTF-8'],
    ['has more cells than columns', 'email\na@example.org,b,c\n', 'has more cells than the first line has columns'],
    ['has a quotation mark without its other', 'email\n"a@example.org\n', 'Check the quotation marks'],
    ['is empty', '', 'The file names nobody'],
    ['has names of columns only', 'email\r\n', 'The file names nobody'],
  ])('says what is wrong with a file that %s', async (_, content, words) => {
    const page = await check(content)
    expect(textOf(page)).toContain(words)
    expect(page.html).not.toContain('value="send"')
  })

  it('asks for a file', async () => {
    const page = await visitor.send(await visitor.open(path))
    expect([page.status, textOf(page).includes('Choose a CSV file')]).toEqual([422, true])
  })
})
