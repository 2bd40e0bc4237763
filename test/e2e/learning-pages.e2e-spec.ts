import { startTestPlatform, type SeededPerson, type TestPlatform } from '#testing'
import { newId, type OrganisationId } from '#kernel'
import { TeachingFixture } from '../../libs/cohorts/src/testing/teaching-fixture.js'

const MY_LEARNING = `{ myLearning { nextSession { title startsAt joinUrl } offers { enrolmentId expiresAt } approvalCount approvals { personName } assignments { itemId dueOn state }
  codes { sessionId } enrolments { id state progressPercent programmeTitle certificateId } teaching { runId toMark reportedPosts } } }`
const ROSTER = 'query ($runId: ID!, $first: Int, $after: String) { runRoster(runId: $runId, first: $first, after: $after) { totalCount edges { node { personName organisationName state setName attendancePercent } } pageInfo { hasNextPage endCursor } } }'
const ENROLMENTS = 'query ($id: ID!, $state: String, $programmeId: ID, $first: Int, $after: String) { organisationEnrolments(organisationId: $id, state: $state, programmeId: $programmeId, first: $first, after: $after) { totalCount edges { node { enrolmentId personName state programmeTitle } } pageInfo { hasNextPage endCursor } } }'
const PROGRESS = 'query ($id: ID!) { organisationProgress(organisationId: $id) { programmeTitle total byState { state people } } }'
const DASHBOARD = 'query ($first: Int, $after: String, $states: [String!]) { managerDashboard(first: $first, after: $after, states: $states) { totalCount edges { node { runId title capacity taken waiting inApproval accepted demand risks } } pageInfo { hasNextPage endCursor } } }'
const COMPLETIONS = 'query ($id: ID!) { programmeCompletions(programmeId: $id) { method cells { category from to } total { from to } } }'

interface Learning { myLearning: { nextSession: { title: string } | null; offers: object[]; approvalCount: number; approvals: { personName: string }[]; assignments: object[]; codes: object[]; enrolments: object[]; teaching: object[] } }
interface Page<K extends string, N> { [key: string]: { totalCount: number; edges: { node: N }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } & { readonly __key?: K } }

describe('learning pages over HTTP', () => {
  let platform: TestPlatform
  let fixture: TeachingFixture
  let [council, elsewhere] = ['', ''] as unknown as [OrganisationId, OrganisationId]
  let [learner, manager, lineManager, facilitator, admin, otherAdmin, platformAdmin, stranger] = [] as unknown as SeededPerson[] as [SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson]
  let [runId, openRunId, itemId, sessionId] = ['', '', '', '']

  const learning = async (as: SeededPerson) => (await platform.send<Learning>(as, MY_LEARNING)).data.myLearning
  const enrol = (run: string, person: SeededPerson, state: string, organisation = council) => fixture.enrolment(run as never, person.id, organisation, { state })

  beforeAll(async () => {
    platform = await startTestPlatform({ now: '2026-06-01T09:00:00Z' })
    fixture = new TeachingFixture(platform.pool)
    council = await platform.seed.organisation({ name: 'Borchester' })
    elsewhere = await platform.seed.organisation({ name: 'Felpersham' })
    learner = await platform.person({ givenName: 'Aisha', familyName: 'Khan' })
    ;[lineManager, facilitator, stranger] = [await platform.person(), await platform.person(), await platform.person()]
    manager = await platform.person({ roles: [['programme_manager', council]] })
    admin = await platform.person({ roles: [['organisation_admin', council]] })
    otherAdmin = await platform.person({ roles: [['organisation_admin', elsewhere], ['programme_manager', elsewhere]] })
    platformAdmin = await platform.person({ roles: [['platform_admin', council]] })
    const run = await fixture.run({ ownerId: council, items: [{ kind: 'assignment' }, { kind: 'session' }], facilitators: [facilitator.id] })
    ;[runId, itemId] = [run.id, run.itemIds[0] ?? '']
    openRunId = (await fixture.run({ ownerId: council, title: 'Autumn', state: 'open', startsOn: '2026-06-20' })).id
    const enrolmentId = await enrol(runId, learner, 'active')
    await platform.pool.query(`update cohorts.enrolment set sessions_attended = 2, minutes_attended = 90, minutes_countable = 120, progress = 3333 where id = $1`, [enrolmentId])
    const setId = newId()
    await platform.pool.query(`insert into cohorts.action_learning_set (id, run_id, number, name, created_at) values ($1, $2, 1, 'Set 1', now())`, [setId, runId])
    await platform.pool.query('insert into cohorts.set_member (enrolment_id, set_id, joined_at) values ($1, $2, now())', [enrolmentId, setId])
    const offered = await enrol(openRunId, learner, 'applied')
    await platform.pool.query(`update cohorts.enrolment set state = 'offered', offered_at = now(), offer_expires_at = '2026-06-05T16:00:00Z' where id = $1`, [offered])
    sessionId = await fixture.session(run.id, { startsAt: '2026-06-01T09:10:00Z' })
    await fixture.session(run.id, { startsAt: '2026-06-08T09:00:00Z' })
    await platform.seed.lineManager(learner.id, lineManager.id, council)
  })
  afterAll(() => platform.close())

  it('tells a learner what comes next and what to do now', async () => {
    expect(await learning(learner)).toEqual({
      nextSession: { title: 'Working in the open', startsAt: '2026-06-01T09:10:00.000Z', joinUrl: 'https://meet.example.org/a' },
      offers: [{ enrolmentId: expect.any(String), expiresAt: '2026-06-05T16:00:00.000Z' }],
      approvalCount: 0, approvals: [],
      assignments: [{ itemId, dueOn: '2026-05-31', state: 'not_submitted' }],
      codes: [{ sessionId }],
      enrolments: expect.arrayContaining([expect.objectContaining({ state: 'active', progressPercent: 33.33, programmeTitle: 'Leading change', certificateId: null }), expect.objectContaining({ state: 'offered' })]),
      teaching: [],
    })
    expect(await learning(stranger)).toEqual({ nextSession: null, offers: [], approvalCount: 0, approvals: [], assignments: [], codes: [], enrolments: [], teaching: [] })
    expect((await learning(facilitator)).teaching).toEqual([{ runId, toMark: 0, reportedPosts: 0 }])
  })

  it('offers a session\'s code until the learner is marked', async () => {
    const [{ id }] = (await platform.pool.query<{ id: string }>(`select id from cohorts.enrolment where run_id = $1 and person_id = $2`, [runId, learner.id])).rows as [{ id: string }]
    await platform.pool.query(`insert into cohorts.attendance_mark (enrolment_id, session_id, status, version, via, recorded_at) values ($1, $2, 'attended', 1, 'session_code', now())`, [id, sessionId])
    expect((await learning(learner)).codes).toEqual([])
    await platform.pool.query('delete from cohorts.attendance_mark')
  })

  it('shows approvals to who decides today, and to nobody in their place', async () => {
    const applicant = await platform.person({ givenName: 'Bo', familyName: 'Reed' })
    await platform.seed.lineManager(applicant.id, lineManager.id, council)
    await enrol(openRunId, applicant, 'applied')
    const delegate = await platform.person()
    const approvers = async () => Promise.all([lineManager, delegate, applicant, stranger].map(async (person) => (await learning(person)).approvals.map(({ personName }) => personName)))
    expect(await approvers()).toEqual([['Bo Reed'], [], [], []])
    await platform.pool.query(`insert into directory.delegation (id, person_id, delegate_id, starts_on, ends_on) values ($1, $2, $3, '2026-05-30', '2026-06-05')`, [newId(), lineManager.id, delegate.id])
    expect(await approvers()).toEqual([[], ['Bo Reed'], [], []])
    await platform.pool.query('delete from directory.delegation')
  })

  it('lists a run\'s people by name, page by page, to those who teach or run it', async () => {
    for (const [givenName, familyName] of [['Zoe', 'Adams'], ['Adam', 'Young'], ['Eve', 'Young']] as const) {
      await enrol(runId, await platform.person({ givenName, familyName }), 'accepted', elsewhere)
    }
    await enrol(runId, await platform.person({ familyName: 'Aaa' }), 'withdrawn')
    const names: string[] = []
    let after: string | undefined
    do {
      const { data } = await platform.send<Page<'runRoster', { personName: string }>>(facilitator, ROSTER, { runId, first: 3, after })
      const page = data['runRoster']
      names.push(...(page?.edges.map(({ node }) => node.personName) ?? []))
      after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined
      expect(page?.totalCount).toBe(4)
    } while (after)
    expect(names).toEqual(['Zoe Adams', 'Aisha Khan', 'Adam Young', 'Eve Young'])
    const { data } = await platform.send<Page<'runRoster', object>>(manager, ROSTER, { runId })
    expect(data['runRoster']?.edges[1]?.node).toEqual({ personName: 'Aisha Khan', organisationName: 'Borchester', state: 'active', setName: 'Set 1', attendancePercent: 75 })
  })

  it('lists and counts an organisation\'s own people, newest first', async () => {
    const all: string[] = []
    let after: string | undefined
    do {
      const page = (await platform.send<Page<'organisationEnrolments', { enrolmentId: string }>>(admin, ENROLMENTS, { id: council, first: 2, after })).data['organisationEnrolments']
      all.push(...(page?.edges.map(({ node }) => node.enrolmentId) ?? []))
      after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined
    } while (after)
    const expected = await fixture.rows<{ id: string }>('select id from cohorts.enrolment where organisation_id = $1 order by applied_at desc, id desc', [council])
    expect(all).toEqual(expected.map(({ id }) => id))
    const offered = (await platform.send<Page<'organisationEnrolments', { state: string }>>(admin, ENROLMENTS, { id: council, state: 'offered' })).data['organisationEnrolments']
    expect(offered).toMatchObject({ totalCount: 1, edges: [{ node: { state: 'offered', personName: 'Aisha Khan' } }] })
    expect((await platform.send<{ organisationProgress: { total: number; byState: object[] }[] }>(otherAdmin, PROGRESS, { id: elsewhere })).data.organisationProgress)
      .toEqual([{ programmeTitle: 'Leading change', total: 3, byState: [{ state: 'accepted', people: 3 }] }])
  })

  it('shows managers their runs with demand and risks, soonest first', async () => {
    const { data } = await platform.send<Page<'managerDashboard', { runId: string; risks: string[]; demand: number }>>(manager, DASHBOARD, {})
    expect(data['managerDashboard']?.edges.map(({ node }) => node.runId)).toEqual([runId, openRunId])
    expect(data['managerDashboard']?.edges[1]?.node).toMatchObject({ inApproval: 1, accepted: 0, risks: ['below_minimum', 'no_sessions', 'no_facilitator'] })
    const first = (await platform.send<Page<'managerDashboard', object>>(manager, DASHBOARD, { first: 1 })).data['managerDashboard']
    expect((await platform.send<Page<'managerDashboard', { runId: string }>>(manager, DASHBOARD, { first: 1, after: first?.pageInfo.endCursor })).data['managerDashboard']?.edges).toMatchObject([{ node: { runId: openRunId } }])
    expect((await platform.send<Page<'managerDashboard', object>>(otherAdmin, DASHBOARD, {})).data['managerDashboard']?.totalCount).toBe(0)
    expect((await platform.send<Page<'managerDashboard', object>>(platformAdmin, DASHBOARD, {})).data['managerDashboard']?.totalCount).toBe(2)
  })

  it('shows counts of people to outsiders only as bands', async () => {
    const [{ id }] = (await fixture.rows<{ id: string }>('select v.programme_id as id from cohorts.cohort_run r join cohorts.programme_version v on v.id = r.programme_version_id where r.id = $1', [runId])) as [{ id: string }]
    await enrol(runId, await platform.person(), 'completed')
    const { data } = await platform.send<{ programmeCompletions: { cells: { category: string; from: number; to: number }[] } }>(stranger, COMPLETIONS, { id })
    expect(data.programmeCompletions.cells.find(({ category }) => category === 'not_known')).toEqual({ category: 'not_known', from: 1, to: 5 })
    expect((await platform.send(stranger, COMPLETIONS, { id: newId() })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  })

  it('denies everybody else', async () => {
    const draft = (await fixture.run({ ownerId: council, state: 'draft' })).id
    const table: [SeededPerson | undefined, string, Record<string, unknown>, string][] = [
      ...[MY_LEARNING, ROSTER, ENROLMENTS, PROGRESS, DASHBOARD, COMPLETIONS].map((document): [undefined, string, Record<string, unknown>, string] => [undefined, document, { runId, id: council }, 'UNAUTHENTICATED']),
      ...[learner, stranger, lineManager, admin, otherAdmin].map((person): [SeededPerson, string, Record<string, unknown>, string] => [person, ROSTER, { runId }, 'FORBIDDEN']),
      [stranger, ROSTER, { runId: draft }, 'NOT_FOUND'], [manager, ROSTER, { runId: newId() }, 'NOT_FOUND'], [manager, ROSTER, { runId: 'x' }, 'NOT_FOUND'],
      ...[learner, stranger, manager, facilitator, otherAdmin].flatMap((person): [SeededPerson, string, Record<string, unknown>, string][] => [[person, ENROLMENTS, { id: council }, 'NOT_FOUND'], [person, PROGRESS, { id: council }, 'NOT_FOUND']]),
      ...[learner, stranger, facilitator, admin].map((person): [SeededPerson, string, Record<string, unknown>, string] => [person, DASHBOARD, {}, 'FORBIDDEN']),
      [manager, ROSTER, { runId, first: 101 }, 'BAD_USER_INPUT'], [manager, ROSTER, { runId, first: 0 }, 'BAD_USER_INPUT'], [manager, ROSTER, { runId, after: 'x' }, 'BAD_USER_INPUT'],
      [admin, ENROLMENTS, { id: council, state: 'asleep' }, 'BAD_USER_INPUT'], [admin, ENROLMENTS, { id: council, programmeId: 'x' }, 'BAD_USER_INPUT'],
      [admin, ENROLMENTS, { id: council, after: Buffer.from('["soon","x"]').toString('base64url') }, 'BAD_USER_INPUT'], [manager, DASHBOARD, { states: ['asleep'] }, 'BAD_USER_INPUT'],
    ]
    const wrong: string[] = []
    for (const [person, document, variables, code] of table) {
      const { errors } = await platform.send(person, document, variables)
      if (errors?.[0]?.extensions.code !== code) wrong.push(`${person?.email ?? 'nobody'} ${document.slice(0, 50)} ${JSON.stringify(variables)}: ${JSON.stringify(errors)}`)
    }
    expect(wrong).toEqual([])
  })

  it('asks the database as often for many as for few', async () => {
    let asked = 0
    // Every statement outside a transaction takes a connection of its own from the pool.
    const connect = platform.pool.connect.bind(platform.pool)
    platform.pool.connect = ((...args: Parameters<typeof connect>) => {
      asked++
      return connect(...args)
    }) as typeof platform.pool.connect
    const countOf = async (person: SeededPerson, document: string, variables: Record<string, unknown>) => {
      await platform.send(person, document, variables)
      asked = 0
      expect((await platform.send(person, document, variables)).errors).toBeUndefined()
      expect(asked).toBeGreaterThan(0)
      return asked
    }
    // One for who asks, one for the page.
    expect(await countOf(learner, MY_LEARNING, {})).toBeLessThanOrEqual(2)
    expect(await countOf(manager, ROSTER, { runId, first: 1 })).toBe(await countOf(manager, ROSTER, { runId, first: 100 }))
    expect(await countOf(manager, ROSTER, { runId })).toBeLessThanOrEqual(2)
    expect(await countOf(admin, ENROLMENTS, { id: council })).toBeLessThanOrEqual(2)
    expect(await countOf(manager, DASHBOARD, {})).toBeLessThanOrEqual(2)
  })
})
