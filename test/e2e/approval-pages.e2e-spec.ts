import { newId, type OrganisationId } from '#kernel'
import { type SeededPerson } from '#testing'
import { TeachingFixture } from '../../libs/cohorts/src/testing/teaching-fixture.js'
import { PageVisitor, textOf } from '../support/page-visitor.js'
import { startTestWeb, type TestWeb } from '../support/test-web.js'

const STANDS_IN = 'query ($id: ID!) { enrolment(id: $id) { viewerCanApprove viewerStandsInFor { name backOn } } }'
const LIST = '{ approvalsForMe { personName viewerStandsInFor { name backOn } } }'

describe('pages of approvals', () => {
  let web: TestWeb
  let council: OrganisationId
  let [applicant, ownReport, manager, delegate, second, admin] = [] as unknown as SeededPerson[] as [SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson]
  let [enrolmentId, ownId] = ['', '']

  const away = (person: SeededPerson, delegateTo: SeededPerson, endsOn = '2026-06-05') =>
    web.pool.query(`insert into directory.delegation (id, person_id, delegate_id, starts_on, ends_on) values ($1, $2, $3, '2026-05-30', $4)`, [newId(), person.id, delegateTo.id, endsOn])
  const standsIn = async (as: SeededPerson) => (await web.send<{ enrolment: object }>(as, STANDS_IN, { id: enrolmentId })).data.enrolment
  const list = async (as: SeededPerson) => (await web.send<{ approvalsForMe: object[] }>(as, LIST)).data.approvalsForMe

  beforeAll(async () => {
    web = await startTestWeb({ worker: false, now: '2026-06-01T09:00:00Z' })
    const fixture = new TeachingFixture(web.pool)
    council = await web.seed.organisation({ name: 'Borchester' })
    const person = (givenName: string, familyName: string) => web.person({ givenName, familyName, roles: [['learner', council]] })
    ;[applicant, ownReport, manager] = [await person('Bo', 'Reed'), await person('Cy', 'Lane'), await person('Meg', 'Ray')]
    ;[delegate, second] = [await person('Dee', 'Long'), await person('Eve', 'Short')]
    admin = await web.person({ roles: [['organisation_admin', council]] })
    await web.seed.lineManager(applicant.id, manager.id, council)
    await web.seed.lineManager(ownReport.id, delegate.id, council)
    const run = await fixture.run({ ownerId: council, state: 'open', startsOn: '2026-08-01' })
    enrolmentId = await fixture.enrolment(run.id, applicant.id, council, { state: 'applied' })
    ownId = await fixture.enrolment(run.id, ownReport.id, council, { state: 'applied' })
  })
  beforeEach(() => web.pool.query('delete from directory.delegation'))
  afterAll(() => web.close())

  it('names nobody to a manager who decides as herself', async () => {
    expect(await standsIn(manager)).toEqual({ viewerCanApprove: true, viewerStandsInFor: null })
    expect(textOf(await (await PageVisitor.signIn(web, manager)).open(`/approvals/${enrolmentId}`))).not.toContain('On behalf of')
  })

  it('says on the list and on the page in whose place a delegate decides, and until when', async () => {
    await away(manager, delegate)
    expect(await standsIn(delegate)).toEqual({ viewerCanApprove: true, viewerStandsInFor: { name: 'Meg Ray', backOn: '2026-06-05' } })
    expect(await list(delegate)).toEqual(expect.arrayContaining([{ personName: 'Bo Reed', viewerStandsInFor: { name: 'Meg Ray', backOn: '2026-06-05' } }, { personName: 'Cy Lane', viewerStandsInFor: null }]))
    const visitor = await PageVisitor.signIn(web, delegate)
    expect(textOf(await visitor.open('/approvals')).match(/On behalf of Meg Ray, who is away until 4 June 2026/g)).toHaveLength(1)
    expect(textOf(await visitor.open(`/approvals/${enrolmentId}`))).toContain('On behalf of Meg Ray, who is away until 4 June 2026.')
    expect(textOf(await visitor.open(`/approvals/${ownId}`))).not.toContain('On behalf of')
  })

  it('names the manager, not who passed it on, to a delegate\'s delegate', async () => {
    await away(manager, delegate)
    await away(delegate, second, '2026-06-03')
    expect(await standsIn(second)).toMatchObject({ viewerStandsInFor: { name: 'Meg Ray', backOn: '2026-06-05' } })
    expect(await list(delegate)).toEqual([])
  })

  it('tells nobody else who is away', async () => {
    await away(manager, delegate)
    for (const other of [applicant, admin]) expect(await standsIn(other)).toEqual({ viewerCanApprove: false, viewerStandsInFor: null })
  })

  it('keeps in the audit trail for whom the delegate decided, and has no more to say once it is decided', async () => {
    await away(manager, delegate)
    const visitor = await PageVisitor.signIn(web, delegate)
    const done = await visitor.send(await visitor.open(`/approvals/${enrolmentId}`), { answer: 'refuse', reason: 'Not this year' })
    expect(textOf(done)).toContain('You have not approved the application of Bo Reed')
    const { rows } = await web.pool.query<{ detail: object }>(`select detail from audit.entry where action = 'enrolment:approve' order by at desc limit 1`)
    expect(rows).toMatchObject([{ detail: { enrolmentId, answer: 'refuse', inPlaceOf: manager.id } }])
  })
})
