import { Database } from '#platform/database'
import { eventually, type SeededPerson } from '#testing'
import type { SessionId } from '../../domain/index.js'
import { TellSessionPeopleHandler } from '../../jobs/calendar/tell-session-people.handler.js'
import { teachingHandlers } from '../../jobs/teaching-jobs.js'
import type { SeededRun } from '../../testing/teaching-fixture.js'
import { startTeaching, type TeachingTest } from '../../testing/teaching-test-app.js'
import { SessionChangesService } from '../sessions/session-changes.service.js'
import { SessionPeopleService } from './session-people.service.js'

describe('what people are told about sessions', () => {
  let test: TeachingTest
  let run: SeededRun
  let session: SessionId
  let ann: SeededPerson

  beforeAll(async () => {
    test = await startTeaching({ providers: [...teachingHandlers] })
  })
  beforeEach(async () => {
    const facilitator = await test.seed.person()
    test = { ...test, facilitator }
    run = await test.fixture.run({ ownerId: test.council, facilitators: [facilitator.id] })
    session = await test.fixture.session(run.id, { startsAt: '2026-09-01T09:00:00Z', facilitators: [facilitator.id] })
    ann = await test.seed.person()
  })
  afterAll(() => test.close())

  const tell = () => test.get(SessionPeopleService).tell(test.ctx(), run.id)
  const join = (person = ann, state = 'accepted') => test.fixture.enrolment(run.id, person.id, test.council, { state })
  const messages = async (person = ann) => (await test.fixture.rows<{ template: string }>('select template from notifications.message where person_id = $1 order by queued_at, id', [person.id])).map(({ template }) => template.replace('cohorts.session-', ''))
  const entries = (person = ann) => test.fixture.rows<{ uid: string; sequence: number; cancelled: boolean }>('select uid, sequence, cancelled from notifications.calendar_entry where person_id = $1 order by content->>\'start\'', [person.id])
  const move = (date: string) => test.get(SessionChangesService).reschedule(test.ctx(test.manager.actor), session, { date, time: '09:00', reason: 'Room' })

  it('invites everybody on the register and the facilitator to each session to come, once', async () => {
    await join()
    await join(await test.seed.person(), 'applied')
    await test.fixture.session(run.id, { startsAt: '2026-05-20T09:00:00Z' })
    expect(await tell()).toBe(2)
    expect(await tell()).toBe(0)
    expect([await messages(), await messages(test.facilitator)]).toEqual([['invitation'], ['invitation']])
    expect(await entries()).toMatchObject([{ sequence: 0, cancelled: false }])
  })

  it('updates under the same UID with a rising sequence, whatever happened in between', async () => {
    await join()
    await tell()
    const [before] = await entries()
    await move('2026-09-02')
    await move('2026-09-03')
    await tell()
    expect(await entries()).toEqual([{ uid: before?.uid, sequence: 1, cancelled: false }])
    expect(await messages()).toEqual(['invitation', 'changed'])
    await test.get(SessionChangesService).cancel(test.ctx(test.manager.actor), session, 'Ill')
    await tell()
    expect(await entries()).toEqual([{ uid: before?.uid, sequence: 2, cancelled: true }])
    expect(await messages()).toEqual(['invitation', 'changed', 'cancelled'])
    expect(await tell()).toBe(0)
  })

  it('takes sessions out of the calendar of somebody who leaves, and back when they return', async () => {
    const enrolment = await join()
    await tell()
    await test.fixture.setEnrolmentState(enrolment, 'withdrawn')
    await tell()
    expect(await entries()).toMatchObject([{ sequence: 1, cancelled: true }])
    await join()
    await tell()
    expect(await entries()).toMatchObject([{ sequence: 2, cancelled: false }])
    expect(await messages()).toEqual(['invitation', 'removed', 'invitation'])
  })

  it('gives people who join later all sessions to come, and tells nobody of what they never knew', async () => {
    const other = await test.fixture.session(run.id, { startsAt: '2026-10-01T09:00:00Z' })
    await test.get(SessionChangesService).cancel(test.ctx(test.manager.actor), other, 'Ill')
    await move('2026-09-02')
    await test.fixture.session(run.id, { startsAt: '2026-11-01T09:00:00Z' })
    await join()
    await tell()
    expect(await messages()).toEqual(['invitation', 'invitation'])
  })

  it('hands the session to another facilitator in both calendars', async () => {
    await tell()
    const next = await test.seed.person()
    await test.get(Database).run('update cohorts.session_facilitator set person_id = $2 where session_id = $1', [session, next.id])
    await tell()
    expect([await messages(test.facilitator), await messages(next)]).toEqual([['invitation', 'removed'], ['invitation']])
  })

  it('keeps quiet about a draft', async () => {
    await test.get(Database).run(`update cohorts.cohort_run set state = 'draft' where id = $1`, [run.id])
    expect(await tell()).toBe(0)
  })

  it('writes each message once when two tell at the same moment', async () => {
    for (let n = 0; n < 4; n++) await join(await test.seed.person())
    const counts = await Promise.all([tell(), tell(), tell()])
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(5)
  })

  it('is what the job does, run after run', async () => {
    await join()
    const job = test.get(TellSessionPeopleHandler)
    const jobRun = { ctx: test.ctx(), attempt: 1, signal: new AbortController().signal, progress: () => Promise.resolve() }
    for (const _ of [1, 2]) await job.handle({ runId: run.id }, jobRun)
    expect(await eventually(messages)).toEqual(['invitation'])
  })
})
