import { startTestPlatform, type SeededPerson, type TestPlatform } from '#testing'
import { newId, type OrganisationId } from '#kernel'

type Who = 'nobody' | 'stranger' | 'learner' | 'boss' | 'facilitator' | 'manager' | 'orgAdmin' | 'admin' | 'outsider'
type Expected = 'ok' | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND'
type Ids = Record<'council' | 'programme' | 'hidden' | 'version' | 'sketch' | 'run' | 'planned' | 'enrolment' | 'pending' | 'person', string>
interface Answer { userErrors: { code: string; field: string; message: string }[]; enrolment?: { id: string; state: string } | null; programme?: { id: string }; version?: { id: string }; run?: { id: string } }

const ERRORS = '{ userErrors { code field message } }'
const MATRIX = 'matrixBody: "lga", matrixArea: "leadership", obligation: "optional"'
const DRAFT = 'needsApproval: false, completion: { minAttendance: 0, minSessionShare: 5000, excused: "left_out", minPasses: 0 }, items: [{ code: "a", title: "Kick-off", kind: "session", requirement: "required", duration: 60 }]'
const ROUTES = 'routes: ["self", "application", "nomination", "csv", "api"]'
const DATES = 'opensOn: "2026-05-01", closesOn: "2026-06-30", startsOn: "2026-07-01", endsOn: "2026-12-31"'
const PLAN = `title: "Summer", deliveryMode: "online", minimum: 1, ${DATES}`

describe('programmes, runs and enrolments over HTTP', () => {
  let platform: TestPlatform
  let council: OrganisationId
  let people: Record<Exclude<Who, 'nobody'>, SeededPerson>
  let ids: Ids

  const fill = (document: string): string => document.replaceAll(/\$(\w+)/g, (_, name: keyof Ids) => `"${ids[name]}"`)
  const send = <T = Record<string, Answer>>(who: Who, document: string) => platform.send<T>(who === 'nobody' ? undefined : people[who], fill(document))
  /** Sends a mutation that has to work, and answers its payload. */
  const done = async (who: Who, document: string): Promise<Answer> => {
    const { data, errors } = await send(who, document)
    const payload = Object.values(data ?? {})[0]
    expect({ errors, userErrors: payload?.userErrors }).toEqual({ errors: undefined, userErrors: [] })
    return payload!
  }

  beforeAll(async () => {
    platform = await startTestPlatform({ now: '2026-06-01T09:00:00Z' })
    council = await platform.seed.organisation({ name: 'Borchester' })
    const other = await platform.seed.organisation({ name: 'Felpersham' })
    const inCouncil = (role: 'learner' | 'facilitator' | 'programme_manager' | 'organisation_admin' | 'platform_admin', givenName: string) => platform.person({ givenName, roles: [[role, council]] })
    people = {
      stranger: await inCouncil('learner', 'Stan'), learner: await inCouncil('learner', 'Ann'), boss: await inCouncil('learner', 'Bo'), facilitator: await inCouncil('facilitator', 'Fay'),
      manager: await inCouncil('programme_manager', 'Mo'), orgAdmin: await inCouncil('organisation_admin', 'Olu'), admin: await inCouncil('platform_admin', 'Pat'),
      outsider: await platform.person({ roles: [['programme_manager', other], ['organisation_admin', other]] }),
    }
    const pendingPerson = await inCouncil('learner', 'Pen')
    await platform.seed.lineManager(people.learner.id, people.boss.id, council)
    await platform.seed.lineManager(pendingPerson.id, people.boss.id, council)
    ids = { council, person: people.stranger.id } as Partial<Ids> as Ids
    ids.programme = (await done('manager', `mutation { createProgramme(input: { organisationId: $council, title: "Leading change", summary: "For leaders", audience: "open", ${MATRIX} }) { programme { id } userErrors { code field message } } }`)).programme!.id
    ids.hidden = (await done('manager', `mutation { createProgramme(input: { organisationId: $council, title: "Secret", summary: "Not yet", audience: "open", ${MATRIX} }) { programme { id } userErrors { code field message } } }`)).programme!.id
    ids.version = (await done('manager', `mutation { saveProgrammeDraft(input: { programmeId: $programme, ${ROUTES}, ${DRAFT} }) { version { id problems { code } } userErrors { code field message } } }`)).version!.id
    ids.sketch = (await done('manager', `mutation { saveProgrammeDraft(input: { programmeId: $hidden, ${ROUTES}, ${DRAFT} }) { version { id } userErrors { code field message } } }`)).version!.id
    await done('manager', `mutation { publishProgrammeVersion(input: { versionId: $version }) ${ERRORS} }`)
    ids.run = (await done('manager', `mutation { planCohortRun(input: { versionId: $version, ${PLAN}, capacity: 1 }) { run { id } userErrors { code field message } } }`)).run!.id
    ids.planned = (await done('manager', `mutation { planCohortRun(input: { versionId: $version, ${PLAN}, capacity: 5 }) { run { id } userErrors { code field message } } }`)).run!.id
    await done('manager', `mutation { openCohortRun(input: { runId: $run }) ${ERRORS} }`)
    await done('manager', `mutation { addRunFacilitator(input: { runId: $run, personId: "${people.facilitator.id}" }) ${ERRORS} }`)
    ids.enrolment = (await done('learner', 'mutation { enrolMyself(input: { runId: $run }) { enrolment { id } userErrors { code field message } } }')).enrolment!.id
    ids.pending = newId()
    await platform.pool.query(
      `insert into cohorts.enrolment (id, run_id, person_id, organisation_id, organisation_kind, state, route, applied_at, updated_at) values ($1, $2, $3, $4, 'council', 'applied', 'application', now(), now())`,
      [ids.pending, ids.run, pendingPerson.id, council])
  })
  afterAll(() => platform.close())

  const callers: readonly Who[] = ['nobody', 'stranger', 'learner', 'boss', 'facilitator', 'manager', 'orgAdmin', 'admin', 'outsider']
  const [O, U, F, N] = ['ok', 'UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'] as const
  const everybody = [U, O, O, O, O, O, O, O, O] as const
  // Whoever runs the programme: its manager, and the platform's administrator.
  const runners = [U, F, F, F, F, O, F, O, F] as const
  const runnersHidden = [U, N, N, N, N, O, N, O, N] as const
  // The person concerned, their line manager, who teaches, who runs it, their organisation.
  const concerned = [U, N, O, O, O, O, O, O, N] as const
  const concernedMayNot = [U, N, F, F, F, O, F, O, N] as const
  const runFields = 'id programme { title currentVersion { number } openRuns { id } viewerCanManage organisationName } version { items { code } problems { code } } facilitators { name } organisationName heldBack { places } viewerEntry { possible route obstacles { code } } viewerCanManage viewerCanManageQueue viewerCanSeeDemand viewerCanSeeRoster viewerCanNominate'
  const enrolmentFields = 'id state personName organisationName waitingPosition run { title } history { action actorPersonName } viewerCanAnswerOffer viewerCanApprove viewerCanLeave viewerCanManage'
  const table: readonly (readonly [document: string, expected: readonly Expected[]])[] = [
    ['{ programmes(search: "leading", openOnly: true) { totalCount edges { node { id versions { number } } } } }', everybody],
    ['{ programmes(search: null, audience: null, deliveryMode: null, region: null, matrixBody: null, matrixArea: null, organisationId: null, after: null) { totalCount } }', everybody],
    ['{ cohortRuns(programmeId: null, state: null, after: null) { totalCount } }', everybody],
    ['{ myEnrolments(states: null) { totalCount } }', everybody],
    ['{ programme(id: $programme) { title } }', everybody],
    ['{ programme(id: $hidden) { title } }', runnersHidden],
    ['{ programmeVersion(id: $version) { number } }', everybody],
    ['{ programmeVersion(id: $sketch) { number } }', runnersHidden],
    ['{ cohortRuns(programmeId: $programme) { totalCount } }', everybody],
    [`{ cohortRun(id: $run) { ${runFields} } }`, everybody],
    ['{ cohortRun(id: $planned) { title } }', runnersHidden],
    ['{ runEnrolments(runId: $run) { totalCount } }', [U, F, F, F, O, O, O, O, O]],
    ['{ runEnrolments(runId: $planned) { totalCount } }', runnersHidden],
    ['{ enrolmentsOfOrganisation(organisationId: $council) { totalCount } }', [U, N, N, N, N, N, O, O, N]],
    ['{ myEnrolments { totalCount } }', everybody],
    ['{ approvalsForMe { id } }', everybody],
    [`{ enrolment(id: $enrolment) { ${enrolmentFields} } }`, concerned],
    ['{ waitingList(runId: $run) { position } }', runners],
    ['{ runDemand(runId: $run) { seats byRegion { region } byOrganisation { organisationId } } }', runners],
    ['{ runParticipantsByRegion(runId: $run) { method cells { from to } } }', everybody],
    ['{ runApplicantsByOrganisationKind(runId: $run) { method total { from to } } }', everybody],
    ['{ runParticipantsByRegion(runId: $planned) { method } }', runnersHidden],
    [`mutation { createProgramme(input: { organisationId: $council, title: "", summary: "", audience: "x", ${MATRIX} }) ${ERRORS} }`, runners],
    [`mutation { updateProgramme(input: { programmeId: $programme, title: "", summary: "", audience: "x", ${MATRIX} }) ${ERRORS} }`, runners],
    [`mutation { updateProgramme(input: { programmeId: $hidden, title: "", summary: "", audience: "x", ${MATRIX} }) ${ERRORS} }`, runnersHidden],
    [`mutation { saveProgrammeDraft(input: { programmeId: $programme, routes: ["bad"], ${DRAFT} }) ${ERRORS} }`, runners],
    [`mutation { publishProgrammeVersion(input: { versionId: $version }) ${ERRORS} }`, runners],
    [`mutation { retireProgrammeVersion(input: { versionId: $version }) ${ERRORS} }`, runners],
    [`mutation { planCohortRun(input: { versionId: $version, ${PLAN}, capacity: 0 }) ${ERRORS} }`, runners],
    [`mutation { replanCohortRun(input: { runId: $run, ${PLAN}, capacity: 0 }) ${ERRORS} }`, runners],
    [`mutation { replanCohortRun(input: { runId: $planned, ${PLAN}, capacity: 0 }) ${ERRORS} }`, runnersHidden],
    [`mutation { openCohortRun(input: { runId: $run }) ${ERRORS} }`, runners],
    [`mutation { startCohortRun(input: { runId: $run }) ${ERRORS} }`, runners],
    [`mutation { completeCohortRun(input: { runId: $run }) ${ERRORS} }`, runners],
    [`mutation { cancelCohortRun(input: { runId: $run, reason: "" }) ${ERRORS} }`, runners],
    [`mutation { addRunFacilitator(input: { runId: $run, personId: "x" }) ${ERRORS} }`, runners],
    [`mutation { removeRunFacilitator(input: { runId: $run, personId: "x" }) ${ERRORS} }`, runners],
    [`mutation { nominate(input: { runId: $run, organisationId: $council, email: "no@example.org" }) ${ERRORS} }`, [U, F, F, F, F, O, O, F, F]],
    ['mutation { nominateMany(input: { runId: $run, organisationId: $council, people: [{ email: "no@example.org" }] }) { outcomes { outcome code } } }', [U, F, F, F, F, O, O, F, F]],
    [`mutation { approveApplication(input: { enrolmentId: $pending }) ${ERRORS} }`, [U, N, N, O, N, N, N, N, N]],
    [`mutation { refuseApplication(input: { enrolmentId: $pending }) ${ERRORS} }`, [U, N, N, O, N, N, N, N, N]],
    [`mutation { acceptOffer(input: { enrolmentId: $enrolment }) ${ERRORS} }`, [U, N, O, N, N, N, N, N, N]],
    [`mutation { declineOffer(input: { enrolmentId: $enrolment }) ${ERRORS} }`, [U, N, O, N, N, N, N, N, N]],
    [`mutation { withdrawEnrolment(input: { enrolmentId: $enrolment, reason: "bad" }) ${ERRORS} }`, [U, N, O, N, N, O, O, O, N]],
    [`mutation { deferEnrolment(input: { enrolmentId: $enrolment, reason: "bad" }) ${ERRORS} }`, [U, N, O, N, N, O, O, O, N]],
    [`mutation { rejectEnrolment(input: { enrolmentId: $enrolment }) ${ERRORS} }`, concernedMayNot],
    [`mutation { transferEnrolment(input: { enrolmentId: $enrolment, toRunId: $run }) ${ERRORS} }`, concernedMayNot],
    [`mutation { offerPlace(input: { enrolmentId: $enrolment }) ${ERRORS} }`, concernedMayNot],
    [`mutation { prioritiseEnrolment(input: { enrolmentId: $enrolment, value: 1, reason: "x" }) ${ERRORS} }`, concernedMayNot],
    [`mutation { closeCohortRun(input: { runId: $run }) ${ERRORS} }`, runners],
    [`mutation { reopenCohortRun(input: { runId: $run }) ${ERRORS} }`, runners],
    [`mutation { enrolMyself(input: { runId: $planned }) ${ERRORS} }`, runnersHidden],
    [`mutation { applyForRun(input: { runId: $planned }) ${ERRORS} }`, runnersHidden],
  ]

  it.each(table)('%s', async (document, expected) => {
    for (const [n, who] of callers.entries()) {
      const { errors: refused } = await send(who, document)
      expect({ who, answer: refused?.[0]?.extensions.code ?? 'ok', message: refused && expected[n] === 'ok' ? refused[0]?.message : undefined }).toEqual({ who, answer: expected[n], message: undefined })
    }
  })

  it('answers for an unknown id as for a hidden one', async () => {
    const unknown = '"019774a1-0000-7000-8000-000000000000"'
    for (const [document] of table.filter(([text]) => /\$(programme|hidden|version|sketch|run|planned|enrolment|pending)/.test(text) && !text.includes('cohortRuns'))) {
      const missing = document.replaceAll(/\$(programme|hidden|version|sketch|run|planned|enrolment|pending)/g, unknown)
      expect({ document, code: (await send('manager', missing)).errors?.[0]?.extensions.code }).toEqual({ document, code: 'NOT_FOUND' })
    }
  })

  it('answers ids, cursors and lists that are none with the fix', async () => {
    const code = async (document: string) => (await send('manager', document)).errors?.[0]?.extensions.code
    expect(await code('{ cohortRun(id: "x") { id } }')).toBe('NOT_FOUND')
    expect(await code('{ cohortRuns(programmeId: "x") { totalCount } }')).toBe('BAD_USER_INPUT')
    expect(await code('{ myEnrolments(after: "WzEsMl0") { totalCount } }')).toBe('BAD_USER_INPUT')
    expect(await code(`mutation { nominateMany(input: { runId: $run, organisationId: $council, people: [] }) { outcomes { code } } }`)).toBe('BAD_USER_INPUT')
  })

  it('takes a person from application to a place, and a declined place on to the next', async () => {
    const plan = async (extra: string) => (await done('manager', `mutation { planCohortRun(input: { versionId: $version, ${PLAN}, ${extra} }) { run { id } userErrors { code field message } } }`)).run!.id
    const version = (await done('manager', `mutation { saveProgrammeDraft(input: { programmeId: $programme, ${ROUTES}, ${DRAFT.replace('needsApproval: false', 'needsApproval: true')} }) { version { id } userErrors { code field message } } }`)).version!.id
    await done('manager', `mutation { publishProgrammeVersion(input: { versionId: "${version}" }) ${ERRORS} }`)
    ids = { ...ids, version }
    const run = await plan('capacity: 1')
    await done('manager', `mutation { openCohortRun(input: { runId: "${run}" }) ${ERRORS} }`)
    const entry = await send<{ cohortRun: { viewerEntry: unknown } }>('learner', `{ cohortRun(id: "${run}") { viewerEntry { possible route obstacles { code } } } }`)
    expect(entry.data.cohortRun.viewerEntry).toEqual({ possible: true, route: 'application', obstacles: [] })
    const applied = (await done('learner', `mutation { applyForRun(input: { runId: "${run}", statement: "I lead a service" }) { enrolment { id state } userErrors { code field message } } }`)).enrolment!
    expect(applied.state).toBe('applied')
    const waiting = await send<{ approvalsForMe: { id: string; statement: string; viewerCanApprove: boolean }[] }>('boss', '{ approvalsForMe { id statement viewerCanApprove } }')
    expect(waiting.data.approvalsForMe).toEqual([{ id: applied.id, statement: 'I lead a service', viewerCanApprove: true }])
    await done('boss', `mutation { approveApplication(input: { enrolmentId: "${applied.id}" }) { enrolment { state } userErrors { code field message } } }`)
    const next = (await done('orgAdmin', `mutation { nominate(input: { runId: "${run}", organisationId: $council, personId: $person }) { enrolment { id state } userErrors { code field message } } }`)).enrolment!
    expect(next.state).toBe('waitlisted')
    expect((await send('stranger', `{ enrolment(id: "${next.id}") { waitingPosition nominatedByName run { taken waiting } } }`)).data).toEqual({ enrolment: { waitingPosition: 1, nominatedByName: expect.stringContaining('Olu'), run: { taken: 1, waiting: 1 } } })
    await done('learner', `mutation { declineOffer(input: { enrolmentId: "${applied.id}" }) ${ERRORS} }`)
    expect((await send('stranger', `{ enrolment(id: "${next.id}") { state viewerCanAnswerOffer history { toState } } }`)).data).toEqual({ enrolment: { state: 'offered', viewerCanAnswerOffer: true, history: [{ toState: 'waitlisted' }, { toState: 'offered' }] } })
    const late = await send('learner', `mutation { acceptOffer(input: { enrolmentId: "${applied.id}" }) ${ERRORS} }`)
    expect(late.data['acceptOffer']?.userErrors).toMatchObject([{ code: 'NO_OFFER' }])
  })

  it('takes a file of people, as it is or in a form, from whoever may', async () => {
    const post = async (who: Who, body: string | FormData, query = `runId=${ids.run}&organisationId=${council}&dryRun=true`) => {
      const headers = { ...(who === 'nobody' ? {} : { authorization: `Bearer ${await platform.token(people[who])}` }), ...(typeof body === 'string' ? { 'content-type': 'text/csv' } : {}) }
      const response = await fetch(`${platform.url}/enrolment-imports?${query}`, { method: 'POST', headers, body })
      return { status: response.status, ...((await response.json()) as { entered?: number; refused?: number; errors?: { message: string }[] }) }
    }
    const file = `email\n${people.boss.email}\nno@example.org\n`
    expect(await post('orgAdmin', file)).toMatchObject({ status: 200, entered: 1, refused: 1, dryRun: true })
    const form = new FormData()
    form.append('file', new Blob([file], { type: 'text/csv' }), 'people.csv')
    expect(await post('orgAdmin', form, `runId=${ids.run}&organisationId=${council}`)).toMatchObject({ status: 200, entered: 1, refused: 1, dryRun: false })
    expect(await post('orgAdmin', file, `runId=${ids.run}&organisationId=${council}`)).toMatchObject({ entered: 0, unchanged: 1 })
    const statuses = await Promise.all((['nobody', 'stranger', 'boss', 'outsider', 'manager'] as const).map(async (who) => (await post(who, file)).status))
    expect(statuses).toEqual([401, 403, 403, 403, 200])
    expect((await post('orgAdmin', file, 'runId=x')).status).toBe(400)
    expect((await post('orgAdmin', file, `runId=${ids.planned}&organisationId=${council}`)).status).toBe(404)
  })
})
