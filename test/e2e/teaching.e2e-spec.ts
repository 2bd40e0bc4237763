import { startTestPlatform, type SeededPerson, type TestPlatform } from '#testing'
import type { OrganisationId } from '#kernel'
import { TeachingFixture, type SeededRun } from '../../libs/cohorts/src/testing/teaching-fixture.js'

type Who = 'nobody' | 'stranger' | 'learner' | 'facilitator' | 'manager' | 'admin' | 'otherManager'
type Expected = 'ok' | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND'

interface Answer { userErrors?: { code: string; field: string }[] }

describe('teaching over HTTP', () => {
  let platform: TestPlatform
  let fixture: TeachingFixture
  let council: OrganisationId
  let run: SeededRun
  let people: Record<Exclude<Who, 'nobody'>, SeededPerson>
  let ids: Record<'run' | 'session' | 'enrolment' | 'set' | 'certificate' | 'module', string>

  beforeAll(async () => {
    platform = await startTestPlatform({ now: '2026-06-01T09:00:00Z' })
    fixture = new TeachingFixture(platform.pool)
    council = await platform.seed.organisation({ name: 'Borchester' })
    const other = await platform.seed.organisation({ name: 'Felpersham' })
    people = {
      stranger: await platform.person({ roles: [['learner', council]] }), learner: await platform.person({ givenName: 'Ann', familyName: 'Lee', roles: [['learner', council]] }),
      facilitator: await platform.person({ givenName: 'Fay', familyName: 'Hill', roles: [['facilitator', council]] }), manager: await platform.person({ roles: [['programme_manager', council]] }),
      admin: await platform.person({ roles: [['platform_admin', council]] }), otherManager: await platform.person({ roles: [['programme_manager', other], ['organisation_admin', other]] }),
    }
    run = await fixture.run({ ownerId: council, facilitators: [people.facilitator.id], items: [{ kind: 'session' }, { kind: 'module' }] })
    const session = await fixture.session(run.id, { startsAt: '2026-06-01T09:00:00Z', itemId: run.itemIds[0]!, facilitators: [people.facilitator.id] })
    const enrolment = await fixture.enrolment(run.id, people.learner.id, council)
    const [set] = await fixture.rows<{ id: string }>(`insert into cohorts.action_learning_set (id, run_id, number, name, created_at) values (gen_random_uuid(), $1, 1, 'Set 1', now()) returning id`, [run.id])
    const [certificate] = await fixture.rows<{ id: string }>(
      `insert into cohorts.certificate (id, enrolment_id, person_id, number, verify_code, person_name, programme_title, issuer, started_on, completed_on, issued_on, issued_at)
       values (gen_random_uuid(), $1, $2, 'WM-2026-TEST', 'CODECODECODECODE', 'Ann Lee', 'Leading change', 'Borchester', '2026-05-01', '2026-06-01', '2026-06-01', now()) returning id`, [enrolment, people.learner.id])
    ids = { run: run.id, session, enrolment, set: set!.id, certificate: certificate!.id, module: run.itemIds[1]! }
  })
  afterAll(() => platform.close())

  const fill = (document: string): string => document.replaceAll(/\$(run|session|enrolment|set|certificate|module)/g, (_, name: keyof typeof ids) => `"${ids[name]}"`)
  const send = <T = Record<string, Answer>>(who: Who, document: string) => platform.send<T>(who === 'nobody' ? undefined : people[who], fill(document))

  const details = 'title: "Open", mode: "online", facilitatorIds: []'
  const errors = '{ userErrors { code field } }'
  // Who may, in the order: nobody, stranger, learner, facilitator, programme manager, platform administrator, another organisation's manager.
  const [O, U, F, N] = ['ok', 'UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'] as const
  const table: readonly (readonly [document: string, ...expected: Expected[]])[] = [
    ['{ cohortSession(id: $session) { title facilitatorNames } }', U, O, O, O, O, O, O],
    ['{ cohortRunSessions(runId: $run) { totalCount } }', U, O, O, O, O, O, O],
    ['{ mySessions { totalCount } }', U, O, O, O, O, O, O],
    ['{ cohortSessionChanges(sessionId: $session) { action } }', U, F, F, O, O, O, F],
    ['{ cohortSessionCode(sessionId: $session) }', U, N, N, O, O, N, N],
    [`{ previewSessions(input: { runId: $run, ${details}, date: "x", time: "09:00", duration: 60 }) { sessions { startsAt } userErrors { code } } }`, U, F, F, O, O, O, F],
    [`mutation { scheduleSessions(input: { runId: $run, ${details}, date: "x", time: "09:00", duration: 60 }) ${errors} }`, U, F, F, O, O, O, F],
    ['mutation { addRunFacilitatorByEmail(input: { runId: $run, email: "" }) { userErrors { code field } } }', U, F, F, F, O, O, F],
    ['{ cohortRun(id: $run) { viewerCanManageSessions viewerCanTeach } }', U, O, O, O, O, O, O],
    [`mutation { editSession(input: { sessionId: $session, ${details} }) ${errors} }`, U, F, F, O, O, O, F],
    [`mutation { rescheduleSession(input: { sessionId: $session, date: "x", time: "09:00", reason: "" }) ${errors} }`, U, F, F, O, O, O, F],
    [`mutation { cancelSession(input: { sessionId: $session, reason: "" }) ${errors} }`, U, F, F, O, O, O, F],
    [`mutation { rotateSessionCode(input: { sessionId: $session }) ${errors} }`, U, N, N, O, O, N, N],
    ['{ sessionRegister(sessionId: $session) { totalCount edges { node { personName organisationName } } } }', U, F, F, O, O, F, F],
    ['{ attendanceHistory(sessionId: $session, enrolmentId: $enrolment) { version } }', U, N, O, O, O, O, N],
    [`mutation { saveRegister(input: { sessionId: $session, marks: [] }) ${errors} }`, U, F, F, O, O, F, F],
    [`mutation { enterSessionCode(input: { sessionId: $session, code: "WRONG1" }) ${errors} }`, U, N, O, N, N, N, N],
    ['{ cohortRoster(runId: $run) { totalCount edges { node { personName progressPercent marks { status } } } } }', U, F, F, O, O, O, F],
    ['{ actionLearningSets(runId: $run) { totalCount edges { node { viewerCanManage members { personName } } } } }', U, F, F, O, O, O, F],
    ['{ myActionLearningSet(runId: $run) { name } }', U, O, O, O, O, O, O],
    [`{ previewActionLearningSets(input: { runId: $run }) ${errors} }`, U, F, F, O, O, F, F],
    [`mutation { formActionLearningSets(input: { runId: $run, count: 99 }) ${errors} }`, U, F, F, O, O, F, F],
    [`mutation { moveToActionLearningSet(input: { enrolmentId: $enrolment, setId: null }) ${errors} }`, U, N, F, O, O, F, N],
    [`mutation { renameActionLearningSet(input: { setId: $set, name: "" }) ${errors} }`, U, N, N, O, O, F, N],
    ['{ learningProgress(enrolmentId: $enrolment) { complete items { status } missing { code } } }', U, N, O, O, O, O, N],
    [`mutation { recordItemDone(input: { enrolmentId: $enrolment, itemId: $run }) ${errors} }`, U, N, O, O, O, N, N],
    [`mutation { waiveItem(input: { enrolmentId: $enrolment, itemId: $module, reason: "" }) ${errors} }`, U, N, F, F, O, F, N],
    ['{ myCertificates { totalCount } }', U, O, O, O, O, O, O],
    ['{ certificate(id: $certificate) { number verifyUrl } }', U, N, O, N, O, O, N],
    ['{ certificateOfEnrolment(enrolmentId: $enrolment) { number } }', U, N, O, N, O, O, N],
    // Last: it changes the session's state, and holding it again is a refusal among the user errors.
    [`mutation { holdSession(input: { sessionId: $session }) ${errors} }`, U, F, F, O, O, O, F],
  ]
  const callers: readonly Who[] = ['nobody', 'stranger', 'learner', 'facilitator', 'manager', 'admin', 'otherManager']

  it.each(table)('%s', async (document, ...expected) => {
    for (const [n, who] of callers.entries()) {
      const { errors: refused } = await send(who, document)
      expect({ who, answer: refused?.[0]?.extensions.code ?? 'ok', message: refused && expected[n] === 'ok' ? refused[0]?.message : undefined }).toEqual({ who, answer: expected[n], message: undefined })
    }
  })

  it('answers for an unknown id as for a hidden one', async () => {
    const unknown = '"019774a1-0000-7000-8000-000000000000"'
    for (const [document] of table.filter(([text]) => text.includes('$'))) {
      const missing = document.replaceAll(/\$(run|session|enrolment|set|certificate|module)/g, unknown)
      expect({ document, code: (await platform.send(people.manager, missing)).errors?.[0]?.extensions.code }).toEqual({ document, code: 'NOT_FOUND' })
    }
  })

  it('shows where to join online to those concerned only', async () => {
    const joinUrl = async (who: Who) => (await send<{ cohortSession: { joinUrl: string | null; viewerCanEnterCode: boolean } }>(who, '{ cohortSession(id: $session) { joinUrl viewerCanEnterCode } }')).data.cohortSession
    expect(await joinUrl('learner')).toEqual({ joinUrl: 'https://meet.example.org/a', viewerCanEnterCode: true })
    expect(await joinUrl('stranger')).toEqual({ joinUrl: null, viewerCanEnterCode: false })
    expect((await joinUrl('facilitator')).joinUrl).not.toBeNull()
  })

  it('plans, moves and marks from end to end', async () => {
    const own = await fixture.run({ ownerId: council, facilitators: [people.facilitator.id], title: 'Autumn' })
    await fixture.enrolment(own.id, people.learner.id, council)
    const planned = await platform.send<{ scheduleSessions: { sessions: { id: string; minutes: number; startsAt: string }[]; userErrors: [] } }>(people.facilitator,
      'mutation ($input: ScheduleSessionsInput!) { scheduleSessions(input: $input) { sessions { id minutes startsAt } userErrors { code field message } } }',
      { input: { runId: own.id, title: 'Open', mode: 'online', facilitatorIds: [people.facilitator.id], date: '2026-10-19', time: '09:30', duration: 90, count: 2 } })
    expect(planned.data.scheduleSessions).toMatchObject({ userErrors: [], sessions: [{ minutes: 90, startsAt: '2026-10-19T08:30:00.000Z' }, { startsAt: '2026-10-26T09:30:00.000Z' }] })
    const register = await platform.send<{ sessionRegister: { edges: { node: { enrolmentId: string; personName: string; version: number } }[] } }>(people.facilitator,
      'query ($id: ID!) { sessionRegister(sessionId: $id) { edges { node { enrolmentId personName version } } } }', { id: planned.data.scheduleSessions.sessions[0]!.id })
    const [line] = register.data.sessionRegister.edges
    expect(line?.node).toMatchObject({ personName: 'Ann Lee', version: 0 })
    const saved = await platform.send(people.facilitator, 'mutation ($input: SaveRegisterInput!) { saveRegister(input: $input) { saved lines { status version } userErrors { code field } } }',
      { input: { sessionId: planned.data.scheduleSessions.sessions[0]!.id, marks: [{ enrolmentId: line!.node.enrolmentId, status: 'excused', version: 0 }] } })
    expect(saved.data).toEqual({ saveRegister: { saved: 1, lines: [{ status: 'excused', version: 1 }], userErrors: [] } })
  })

  it('lets anybody check a certificate by its code, and tells no more than it says', async () => {
    expect((await send('nobody', '{ verifyCertificate(code: "codecode-codecode") { personName programmeTitle completedOn number } }')).data)
      .toEqual({ verifyCertificate: { personName: 'Ann Lee', programmeTitle: 'Leading change', completedOn: '2026-06-01', number: 'WM-2026-TEST' } })
    expect((await send('nobody', '{ verifyCertificate(code: "WM-2026-TEST") { personName } }')).data).toEqual({ verifyCertificate: null })
  })

  it('hands out the PDF with the same token, and to nobody else', async () => {
    const get = async (who: Who, id = ids.certificate) => fetch(`${platform.url}/certificates/${id}.pdf`, { headers: who === 'nobody' ? {} : { authorization: `Bearer ${await platform.token(people[who])}` } })
    const answer = await get('learner')
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([200, 'application/pdf', 'attachment; filename="certificate-WM-2026-TEST.pdf"'])
    expect(Buffer.from(await answer.arrayBuffer()).subarray(0, 5).toString()).toBe('%PDF-')
    const statuses = await Promise.all((['nobody', 'stranger', 'facilitator', 'otherManager', 'manager'] as const).map(async (who) => (await get(who)).status))
    expect(statuses).toEqual([401, 404, 404, 404, 200])
    expect([(await get('learner', 'x')).status, (await fetch(`${platform.url}/certificates/${ids.certificate}.pdf`, { headers: { authorization: 'Bearer x' } })).status]).toEqual([404, 401])
  })
})
