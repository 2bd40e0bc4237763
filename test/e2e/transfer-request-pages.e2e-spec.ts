import { newId, type OrganisationId } from '#kernel'
import { type SeededPerson } from '#testing'
import { TeachingFixture } from '../../libs/cohorts/src/testing/teaching-fixture.js'
import { PageVisitor, textOf } from '../support/page-visitor.js'
import { startTestWeb, type TestWeb } from '../support/test-web.js'

const ERRORS = '{ request { id state } userErrors { code field } }'
const ASK = `mutation ($input: RequestTransferInput!) { requestTransfer(input: $input) ${ERRORS} }`
const WITHDRAW = `mutation ($id: ID!) { withdrawTransferRequest(input: { id: $id }) ${ERRORS} }`
const ACCEPT = `mutation ($id: ID!) { acceptTransferRequest(input: { id: $id }) ${ERRORS} }`
const DECLINE = `mutation ($id: ID!) { declineTransferRequest(input: { id: $id, reason: "No" }) ${ERRORS} }`
const ONE = 'query ($id: ID!) { transferRequest(id: $id) { id reason personName toRun { title } } }'
const LIST = 'query ($runId: ID!) { transferRequests(runId: $runId) { totalCount edges { node { id personName reason } } } }'
const FIELDS = 'query ($id: ID!) { enrolment(id: $id) { viewerCanRequestTransfer transferRequest { reason state } } }'

describe('requests to move to another run, over HTTP and on pages', () => {
  let web: TestWeb
  let [council, elsewhere] = [] as unknown as [OrganisationId, OrganisationId]
  let [learner, colleague, boss, admin, manager, otherManager, facilitator] = [] as unknown as SeededPerson[] as [SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson]
  let [here, there, otherRun, enrolmentId] = ['', '', '', '']

  const code = async (as: SeededPerson | undefined, document: string, variables: Record<string, unknown>) => (await web.send(as, document, variables)).errors?.[0]?.extensions.code
  const open = async () => (await web.pool.query<{ id: string }>(`select id from cohorts.transfer_request where enrolment_id = $1 and state = 'open'`, [enrolmentId])).rows[0]?.id ?? ''
  const ask = async () => {
    await web.send(learner, ASK, { input: { enrolmentId, toRunId: there, reason: 'My rota changes' } })
    return open()
  }

  beforeAll(async () => {
    web = await startTestWeb({ worker: false, now: '2026-06-01T09:00:00Z' })
    const fixture = new TeachingFixture(web.pool)
    council = await web.seed.organisation({ name: 'Borchester' })
    elsewhere = await web.seed.organisation({ name: 'Felpersham' })
    learner = await web.person({ givenName: 'Ann', familyName: 'Archer', roles: [['learner', council]] })
    colleague = await web.person({ roles: [['learner', council]] })
    boss = await web.person({ roles: [['learner', council]] })
    admin = await web.person({ roles: [['organisation_admin', council]] })
    manager = await web.person({ roles: [['programme_manager', elsewhere]] })
    otherManager = await web.person({ roles: [['programme_manager', council]] })
    facilitator = await web.person()
    await web.seed.lineManager(learner.id, boss.id, council)
    const run = await fixture.run({ ownerId: elsewhere, title: 'Summer', state: 'closed', startsOn: '2026-07-01', facilitators: [facilitator.id] })
    here = run.id
    there = (await fixture.run({ ownerId: elsewhere, title: 'Autumn', state: 'open', startsOn: '2026-07-15' })).id
    otherRun = (await fixture.run({ ownerId: elsewhere, title: 'Not it', state: 'open', startsOn: '2026-07-15' })).id
    await web.pool.query('update cohorts.cohort_run set programme_version_id = (select programme_version_id from cohorts.cohort_run where id = $1) where id = $2', [here, there])
    enrolmentId = await fixture.enrolment(run.id, learner.id, council, { state: 'accepted' })
    await web.pool.query('update cohorts.cohort_run set taken = 1 where id = $1', [here])
    await fixture.enrolment(run.id, colleague.id, council, { state: 'accepted' })
    await web.pool.query('update cohorts.cohort_run set taken = 2 where id = $1', [here])
  })
  afterAll(() => web.close())

  it('is for the learner and those who run the programme alone', async () => {
    const id = await ask()
    const input = { enrolmentId, toRunId: there, reason: 'x' }
    const table: [document: string, variables: Record<string, unknown>, outsiders: string, learner: string | undefined, manager: string | undefined][] = [
      [ASK, { input }, 'NOT_FOUND', undefined, 'NOT_FOUND'], [ONE, { id }, 'NOT_FOUND', undefined, undefined], [LIST, { runId: here }, 'FORBIDDEN', 'FORBIDDEN', undefined],
      [WITHDRAW, { id }, 'NOT_FOUND', 'later', 'NOT_FOUND'], [ACCEPT, { id }, 'NOT_FOUND', 'FORBIDDEN', 'later'], [DECLINE, { id }, 'NOT_FOUND', 'FORBIDDEN', 'later'],
    ]
    const wrong: string[] = []
    for (const [document, variables, outsiders, own, runs] of table) {
      const name = /(\w+)\((input|id|runId):/.exec(document)?.[1] ?? document
      if ((await code(undefined, document, variables)) !== 'UNAUTHENTICATED') wrong.push(`nobody: ${name}`)
      for (const outsider of [colleague, boss, admin, otherManager, facilitator]) if ((await code(outsider, document, variables)) !== outsiders) wrong.push(`outsider: ${name}`)
      if (own !== 'later' && (await code(learner, document, variables)) !== own) wrong.push(`learner: ${name}`)
      if (runs !== 'later' && (await code(manager, document, variables)) !== runs) wrong.push(`manager: ${name}`)
    }
    expect(wrong).toEqual([])
    for (const document of [ONE, WITHDRAW, ACCEPT, DECLINE]) for (const missing of [newId(), 'x']) expect(await code(manager, document, { id: missing })).toBe('NOT_FOUND')
    expect(await code(learner, ASK, { input: { ...input, toRunId: newId() } })).toBe('NOT_FOUND')
    expect(await code(learner, ASK, { input: { ...input, reason: 'x'.repeat(1_001) } })).toBe('BAD_USER_INPUT')
    // Who may see the enrolment sees nothing of the request.
    for (const other of [boss, admin, facilitator]) expect((await web.send<{ enrolment: object }>(other, FIELDS, { id: enrolmentId })).data.enrolment).toEqual({ viewerCanRequestTransfer: false, transferRequest: null })
    expect((await web.send<{ enrolment: object }>(manager, FIELDS, { id: enrolmentId })).data.enrolment).toEqual({ viewerCanRequestTransfer: false, transferRequest: { reason: 'My rota changes', state: 'open' } })
    expect((await web.send<{ transferRequests: object }>(manager, LIST, { runId: here })).data.transferRequests).toEqual({ totalCount: 1, edges: [{ node: { id, personName: 'Ann Archer', reason: 'My rota changes' } }] })
    await web.send(learner, WITHDRAW, { id })
  })

  it('lets the learner ask, see how it stands, and take it back', async () => {
    const visitor = await PageVisitor.signIn(web, learner)
    const place = await visitor.open(`/learning/${enrolmentId}`)
    expect(place.html).toContain(`href="/learning/${enrolmentId}/transfer"`)
    const form = await visitor.open(`/learning/${enrolmentId}/transfer`)
    expect(textOf(form)).toContain('Autumn')
    expect(textOf(form)).not.toContain('Not it')
    const refused = await visitor.send(form, { toRunId: '', reason: '' })
    expect([refused.status, textOf(refused).includes('Choose a run'), textOf(refused).includes('Say why you want to move')]).toEqual([422, true, true])
    const sent = await visitor.send(form, { toRunId: there, reason: 'My rota changes', mayWait: 'yes' })
    expect(textOf(sent)).toContain('You have asked to move to Autumn')
    expect((await visitor.open(`/learning/${enrolmentId}/transfer`)).status).toBe(404)
    const back = await visitor.send(await visitor.open(`/learning/${enrolmentId}/transfer/withdraw`))
    expect(textOf(back)).toContain('Your request is taken back')
    expect(textOf(back)).not.toContain('You have asked to move')
    expect((await visitor.open(`/learning/${enrolmentId}/transfer/withdraw`)).status).toBe(404)
  })

  it('has no such pages for others', async () => {
    const id = await ask()
    for (const other of [colleague, boss, admin, facilitator]) {
      const visitor = await PageVisitor.signIn(web, other)
      const statuses = await Promise.all([`/learning/${enrolmentId}/transfer`, `/learning/${enrolmentId}/transfer/withdraw`, `/runs/${here}/transfer-requests/${id}`].map(async (path) => (await visitor.open(path)).status))
      expect(statuses).toEqual([404, 404, 404])
      expect((await visitor.open(`/runs/${here}/transfer-requests`)).html).not.toContain('Ann Archer')
    }
    expect((await (await PageVisitor.signIn(web, manager)).open(`/runs/${otherRun}/transfer-requests/${id}`)).status).toBe(404)
    await web.send(learner, WITHDRAW, { id })
  })

  it('lets the programme manager decline with a reason, which the learner reads', async () => {
    const id = await ask()
    const visitor = await PageVisitor.signIn(web, manager)
    expect(textOf(await visitor.open(`/runs/${here}/enrolments`))).toContain('Requests to move (1)')
    expect((await visitor.open(`/runs/${here}/transfer-requests`)).html).toContain(`/runs/${here}/transfer-requests/${id}`)
    const page = await visitor.open(`/runs/${here}/transfer-requests/${id}`)
    expect(textOf(page)).toContain('My rota changes')
    expect(textOf(await visitor.send(page, { answer: 'decline', reason: '' }))).toContain('Give a reason')
    expect(textOf(await visitor.send(page, { answer: 'decline', reason: 'It is for members only.' }))).toContain('is declined')
    const place = textOf(await (await PageVisitor.signIn(web, learner)).open(`/learning/${enrolmentId}`))
    expect(place).toContain('Your request to move to Autumn was declined It is for members only.')
    expect(place).toContain('Ask to move to another run')
  })

  it('moves the learner when the programme manager accepts', async () => {
    const id = await ask()
    const visitor = await PageVisitor.signIn(web, manager)
    const path = `/runs/${here}/transfer-requests/${id}`
    expect(textOf(await visitor.send(await visitor.open(path), { answer: 'accept', reason: '' }))).toContain('Ann Archer has moved')
    expect((await visitor.open(path)).url).toContain(`/runs/${here}/people/${enrolmentId}`)
    const { rows } = await web.pool.query('select run_id, state from cohorts.enrolment where transferred_from_id = $1', [enrolmentId])
    expect(rows).toEqual([{ run_id: there, state: 'accepted' }])
    expect(textOf(await (await PageVisitor.signIn(web, learner)).open(`/learning/${enrolmentId}`))).toContain('You have moved to Autumn')
  })
})
