import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTestPlatform, type SeededPerson, type TestPlatform } from '#testing'
import { TeachingFixture } from '../../libs/cohorts/src/testing/teaching-fixture.js'

const HAND_IN = 'mutation ($input: HandInAssignmentInput!) { handInAssignment(input: $input) { assignment { state late submissionId attemptCount resubmissionsLeft attempts { number text file { id name mediaType size } verdict feedback markedByName } } userErrors { code field } } }'
const MARK = 'mutation ($input: MarkAssignmentInput!) { markAssignment(input: $input) { assignment { state } userErrors { code field } } }'
const EXTEND = 'mutation ($input: ExtendAssignmentInput!) { extendAssignment(input: $input) { assignment { dueOn extended } userErrors { code field } } }'
const SET_DUE = 'mutation ($input: SetAssignmentDueInput!) { setAssignmentDue(input: $input) { dueOn userErrors { code field } } }'
const TO_MARK = 'query ($id: ID!) { assignmentsToMark(runId: $id) { totalCount edges { node { title learnerName } } } }'
const LIST = 'query ($id: ID!) { enrolmentAssignments(enrolmentId: $id) { itemId title state dueOn late } }'
const ONE = 'query ($id: ID!, $itemId: ID!) { assignment(enrolmentId: $id, itemId: $itemId) { state } }'

interface Work { submissionId: string; state: string; late: boolean; attemptCount: number; attempts: { file: { id: string } | null }[] }
interface Answer { handInAssignment: { assignment: Work | null; userErrors: { code: string; field: string }[] } }
interface Uploaded { id: string; name: string; mediaType: string; size: number; userErrors?: { code: string }[]; errors?: { message: string; extensions: { code: string } }[] }

const PDF = new Blob(['%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'])

describe('written work over HTTP', () => {
  const filesDir = mkdtempSync(join(tmpdir(), 'waymark-files-'))
  let platform: TestPlatform
  let fixture: TeachingFixture
  let [learner, other, facilitator, stranger, lineManager, manager] = [] as unknown as SeededPerson[] as [SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson]
  let [runId, itemId, enrolmentId, otherEnrolmentId] = ['', '', '', '']

  const upload = async (as: SeededPerson | undefined, content: Blob, name: string, field = 'file'): Promise<{ status: number; body: Uploaded }> => {
    const form = new FormData()
    form.append(field, content, name)
    const headers = as ? { authorization: `Bearer ${await platform.token(as)}` } : undefined
    const response = await fetch(`${platform.url}/files`, { method: 'POST', body: form, ...(headers ? { headers } : {}) })
    return { status: response.status, body: (await response.json()) as Uploaded }
  }
  const download = async (as: SeededPerson | undefined, id: string) =>
    fetch(`${platform.url}/files/${id}`, as ? { headers: { authorization: `Bearer ${await platform.token(as)}` } } : {})
  const handIn = async (as: SeededPerson, input: object) => (await platform.send<Answer>(as, HAND_IN, { input: { enrolmentId, itemId, ...input } })).data.handInAssignment

  beforeAll(async () => {
    platform = await startTestPlatform({ config: { FILES_DIR: filesDir } })
    fixture = new TeachingFixture(platform.pool)
    const council = await platform.seed.organisation({ name: 'Borchester' })
    ;[learner, other, facilitator, stranger, lineManager] = [await platform.person({ givenName: 'Aisha', familyName: 'Khan' }), await platform.person(), await platform.person(), await platform.person(), await platform.person()]
    manager = await platform.person({ roles: [['programme_manager', council]] })
    const run = await fixture.run({ ownerId: council, items: [{ kind: 'assignment' }, { kind: 'session' }], facilitators: [facilitator.id] })
    ;[runId, itemId] = [run.id, run.itemIds[0] ?? '']
    enrolmentId = await fixture.enrolment(run.id, learner.id, council)
    otherEnrolmentId = await fixture.enrolment(run.id, other.id, council)
    await platform.seed.lineManager(learner.id, lineManager.id, council)
  })
  afterAll(async () => {
    await platform.close()
    rmSync(filesDir, { recursive: true, force: true })
  })

  it('keeps outsiders out of everything', async () => {
    const id = { enrolmentId, itemId }
    const calls: [string, object, Partial<Record<string, string>>][] = [
      [LIST, { id: enrolmentId }, {}], [ONE, { id: enrolmentId, itemId }, {}], [HAND_IN, { input: { ...id, text: 'x' } }, {}],
      [EXTEND, { input: { ...id, extendTo: '2026-06-10', reason: 'x' } }, {}],
      [TO_MARK, { id: runId }, { other: 'FORBIDDEN', stranger: 'FORBIDDEN', lineManager: 'FORBIDDEN' }],
      [SET_DUE, { input: { runId, itemId, dueOn: '2026-06-10' } }, { other: 'FORBIDDEN', stranger: 'FORBIDDEN', lineManager: 'FORBIDDEN' }],
    ]
    const wrong: string[] = []
    for (const [document, variables, expected] of calls) {
      for (const [name, person] of Object.entries({ other, stranger, lineManager })) {
        const { errors } = await platform.send(person, document, variables as Record<string, unknown>)
        if (errors?.[0]?.extensions.code !== (expected[name] ?? 'NOT_FOUND')) wrong.push(`${name} ${document.slice(0, 60)} ${JSON.stringify(errors)}`)
      }
      if ((await platform.send(undefined, document, variables as Record<string, unknown>)).errors?.[0]?.extensions.code !== 'UNAUTHENTICATED') wrong.push(`nobody ${document.slice(0, 60)}`)
    }
    expect(wrong).toEqual([])
    // A run that is not open yet is as good as missing for whoever does not run it.
    const draft = await fixture.run({ ownerId: await platform.seed.organisation({ name: 'Felpersham' }), state: 'draft', items: [{ kind: 'assignment' }] })
    for (const [document, variables] of [[TO_MARK, { id: draft.id }], [SET_DUE, { input: { runId: draft.id, itemId: draft.itemIds[0], dueOn: '2026-06-10' } }]] as const) {
      expect((await platform.send(stranger, document, variables)).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    }
    // Those who teach may look and mark, but not hand in for a learner.
    expect((await platform.send(facilitator, HAND_IN, { input: { ...id, text: 'x' } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    expect((await platform.send(learner, EXTEND, { input: { ...id, extendTo: '2026-06-10', reason: 'x' } })).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })

  it('refuses files that are not what they should be, and leaves nothing behind', async () => {
    expect((await upload(undefined, PDF, 'a.pdf')).status).toBe(401)
    expect((await upload(learner, PDF, 'a.docx')).body.userErrors).toMatchObject([{ code: 'FILE_NAME_MISMATCH' }])
    expect((await upload(learner, new Blob(['<html><script>1</script>']), 'a.html')).body.userErrors).toMatchObject([{ code: 'FILE_TYPE_NOT_ALLOWED' }])
    expect((await upload(learner, new Blob([]), 'a.txt')).body.userErrors).toMatchObject([{ code: 'FILE_EMPTY' }])
    expect((await upload(learner, PDF, 'a.pdf', 'wrong')).body.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
    const large = await upload(learner, new Blob(['%PDF-1.7\n', new Uint8Array(20 * 1024 * 1024 + 1)]), 'large.pdf')
    expect(large).toMatchObject({ status: 400, body: { errors: [{ message: expect.stringContaining('20 MB'), extensions: { code: 'BAD_USER_INPUT' } }] } })
    expect(readdirSync(join(filesDir, 'incoming'))).toEqual([])
    expect((await fixture.rows('select from platform.stored_file')).length).toBe(0)
    const json = await fetch(`${platform.url}/files`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json', authorization: `Bearer ${await platform.token(learner)}` } })
    expect(json.status).toBe(400)
  })

  it('takes work with a file, shows it to those who teach, and to nobody else', async () => {
    const sent = await upload(learner, PDF, '../essay "one".pdf')
    expect(sent).toMatchObject({ status: 201, body: { name: 'essay _one_.pdf', mediaType: 'application/pdf', size: PDF.size } })
    const { id } = sent.body
    expect((await download(facilitator, id)).status).toBe(404)
    expect(await handIn(learner, { text: ' ' })).toMatchObject({ assignment: null, userErrors: [{ code: 'SUBMISSION_EMPTY' }] })
    const foreign = (await upload(other, PDF, 'b.pdf')).body.id
    expect(await handIn(learner, { fileId: foreign })).toMatchObject({ userErrors: [{ code: 'FILE_NOT_FOUND', field: 'fileId' }] })

    const done = await handIn(learner, { text: 'My essay', fileId: id })
    expect(done).toMatchObject({ userErrors: [], assignment: { state: 'submitted', late: true, attemptCount: 1, attempts: [{ number: 1, text: 'My essay', file: { id, mediaType: 'application/pdf' } }] } })
    expect(await handIn(learner, { text: 'again' })).toMatchObject({ userErrors: [{ code: 'TRANSITION_NOT_ALLOWED' }] })

    const shown = await download(facilitator, id)
    expect(shown.status).toBe(200)
    expect(await shown.text()).toContain('%PDF')
    expect(shown.headers.get('content-disposition')).toMatch(/^attachment; filename="essay _one_.pdf"/)
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff')
    for (const [person, status] of [[learner, 200], [manager, 200], [other, 404], [stranger, 404], [lineManager, 404], [undefined, 404]] as const) expect((await download(person, id)).status).toBe(status)
    expect((await download(facilitator, 'x')).status).toBe(404)
  })

  it('marks, returns, takes it back, and closes after the last go', async () => {
    const queue = await platform.send<{ assignmentsToMark: { totalCount: number; edges: { node: { learnerName: string } }[] } }>(facilitator, TO_MARK, { id: runId })
    expect(queue.data.assignmentsToMark).toMatchObject({ totalCount: 1, edges: [{ node: { learnerName: 'Aisha Khan' } }] })
    const submissionId = (await fixture.rows<{ id: string }>('select id from cohorts.submission where enrolment_id = $1', [enrolmentId]))[0]?.id
    const mark = async (as: SeededPerson, verdict: string, feedback: string) => platform.send<{ markAssignment: { assignment: { state: string } | null; userErrors: { code: string }[] } }>(as, MARK, { input: { submissionId, verdict, feedback } })
    expect((await mark(stranger, 'pass', '')).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    expect((await mark(learner, 'pass', '')).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    expect((await mark(facilitator, 'return', ' ')).data.markAssignment.userErrors).toMatchObject([{ code: 'FEEDBACK_REQUIRED' }])
    expect((await mark(facilitator, 'return', 'Say who it is for')).data.markAssignment).toMatchObject({ assignment: { state: 'returned' } })
    const again = await handIn(learner, { text: 'For residents' })
    expect(again).toMatchObject({ assignment: { state: 'resubmitted', attemptCount: 2, resubmissionsLeft: 0, attempts: [{ verdict: 'return', feedback: 'Say who it is for' }, { verdict: null }] } })
    expect((await mark(facilitator, 'return', 'Again')).data.markAssignment.userErrors).toMatchObject([{ code: 'NO_RESUBMISSION_LEFT' }])
    expect((await mark(facilitator, 'pass', '')).data.markAssignment).toMatchObject({ assignment: { state: 'passed' } })
    expect((await mark(facilitator, 'fail', 'No')).data.markAssignment.userErrors).toMatchObject([{ code: 'TRANSITION_NOT_ALLOWED' }])
    const events = await fixture.rows<{ submission_state: string }>(`select submission_state from cohorts.completion_event where enrolment_id = $1 order by recorded_at, id`, [enrolmentId])
    expect(events.map((event) => event.submission_state)).toEqual(['submitted', 'returned', 'resubmitted', 'passed'])
  })

  it('moves a due date for all, and on for one, and says when it cannot', async () => {
    const setDue = async (dueOn: string) => (await platform.send<{ setAssignmentDue: { dueOn: string | null; userErrors: { code: string }[] } }>(manager, SET_DUE, { input: { runId, itemId, dueOn } })).data.setAssignmentDue
    expect(await setDue('2027-01-01')).toMatchObject({ userErrors: [{ code: 'DUE_OUTSIDE_RUN' }] })
    expect(await setDue('2026-05-20')).toMatchObject({ userErrors: [{ code: 'DUE_IN_THE_PAST' }] })
    expect(await setDue('2026-06-15')).toEqual({ dueOn: '2026-06-15', userErrors: [] })
    const extend = async (extendTo: string, reason = 'Screen reader broke') =>
      (await platform.send<{ extendAssignment: { assignment: object | null; userErrors: { code: string }[] } }>(facilitator, EXTEND, { input: { enrolmentId: otherEnrolmentId, itemId, extendTo, reason } })).data.extendAssignment
    expect(await extend('2026-06-15')).toMatchObject({ userErrors: [{ code: 'EXTENSION_NOT_LATER' }] })
    expect(await extend('2026-07-01', ' ')).toMatchObject({ userErrors: [{ code: 'REASON_REQUIRED' }] })
    expect(await extend('2026-07-01')).toEqual({ assignment: { dueOn: '2026-07-01', extended: true }, userErrors: [] })
    const { data } = await platform.send<{ enrolmentAssignments: object[] }>(other, LIST, { id: otherEnrolmentId })
    expect(data.enrolmentAssignments).toMatchObject([{ itemId, state: 'not_submitted', dueOn: '2026-07-01' }])
    expect((await platform.send(other, EXTEND, { input: { enrolmentId: otherEnrolmentId, itemId, extendTo: '2026-02-31', reason: 'x' } })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  it('takes one of two hand-ins that race', async () => {
    const send = (text: string) => platform.send<Answer>(other, HAND_IN, { input: { enrolmentId: otherEnrolmentId, itemId, text } })
    const answers = (await Promise.all(['a', 'b', 'c', 'd'].map(send))).map(({ data }) => data.handInAssignment)
    expect(answers.filter(({ assignment }) => assignment !== null).length).toBe(1)
    expect((await fixture.rows('select from cohorts.submission_attempt a join cohorts.submission s on s.id = a.submission_id where s.enrolment_id = $1', [otherEnrolmentId])).length).toBe(1)
  })
})
