import { newId } from '#kernel'
import { Database } from '#platform/database'
import type { SeededPerson } from '#testing'
import type { AttendanceStatus, EnrolmentId, SessionId } from '../../domain/index.js'
import type { SeededRun } from '../../testing/teaching-fixture.js'
import { startTeaching, type TeachingTest } from '../../testing/teaching-test-app.js'
import { SessionsService } from '../sessions/sessions.service.js'
import { RegisterService } from './register.service.js'
import { RosterService } from './roster.service.js'
import { SessionCodeService } from './session-code.service.js'

describe('attendance', () => {
  let test: TeachingTest
  let run: SeededRun
  let session: SessionId
  let ann: { person: SeededPerson; id: EnrolmentId }
  let bob: { person: SeededPerson; id: EnrolmentId }

  const learner = async (state = 'active') => {
    const person = await test.seed.person()
    return { person, id: await test.fixture.enrolment(run.id, person.id, test.council, { state }) }
  }
  beforeAll(async () => {
    test = await startTeaching({ now: '2026-06-01T09:00:00Z' })
  })
  beforeEach(async () => {
    run = await test.fixture.run({ ownerId: test.council, facilitators: [test.facilitator.id] })
    session = await test.fixture.session(run.id, { startsAt: '2026-06-01T09:00:00Z', minutes: 90 })
    ann = await learner()
    bob = await learner()
  })
  afterAll(() => test.close())

  const save = (marks: readonly { enrolmentId: string; status: AttendanceStatus; version?: number; minutes?: number; reason?: string }[], as = test.facilitator, on = session) =>
    test.get(RegisterService).save(test.ctx(as.actor), on, marks.map((mark) => ({ version: 0, ...mark })))
  const codes = ({ errors }: Awaited<ReturnType<typeof save>>) => errors.map(({ code, field }) => `${code} ${field}`)
  const enter = async (person: SeededPerson, code: string) => {
    const result = await test.get(SessionCodeService).enter(test.ctx(person.actor), session, code)
    return result.ok ? result.value.status : result.error[0]?.code
  }
  const history = async (id: EnrolmentId) => (await test.get(RegisterService).history(test.ctx(test.facilitator.actor), session, id)).map(({ version, status, minutes, via, reason }) => ({ version, status, minutes, via, reason }))

  it('saves the lines that are right and names those that are not', async () => {
    const [elsewhere, gone] = [await test.fixture.run({ ownerId: test.council }), await learner('withdrawn')]
    const stranger = await test.fixture.enrolment(elsewhere.id, ann.person.id, test.council)
    const result = await save([
      { enrolmentId: ann.id, status: 'attended' }, { enrolmentId: bob.id, status: 'partial', minutes: 90 }, { enrolmentId: stranger, status: 'attended' },
      { enrolmentId: gone.id, status: 'attended' }, { enrolmentId: ann.id, status: 'absent' }, { enrolmentId: 'x', status: 'absent' },
    ])
    expect(codes(result)).toEqual(['MINUTES_OUT_OF_RANGE marks.1.minutes', 'NOT_ON_REGISTER marks.2', 'NOT_ON_REGISTER marks.3', 'MARKED_TWICE marks.4', 'NOT_ON_REGISTER marks.5'])
    expect(result.saved).toBe(1)
    expect(result.lines.find(({ enrolmentId }) => enrolmentId === ann.id)).toMatchObject({ status: 'attended', version: 1, recordedBy: test.facilitator.id, via: 'register' })
  })

  it('adds nothing when the same register is saved twice', async () => {
    await save([{ enrolmentId: ann.id, status: 'partial', minutes: 30 }])
    expect(await save([{ enrolmentId: ann.id, status: 'partial', minutes: 30 }])).toMatchObject({ saved: 0, errors: [] })
    expect(await history(ann.id)).toHaveLength(1)
  })

  it('names the mark that somebody else made in the meantime, and keeps it', async () => {
    await save([{ enrolmentId: ann.id, status: 'partial', minutes: 30 }])
    const late = await save([{ enrolmentId: ann.id, status: 'absent' }, { enrolmentId: bob.id, status: 'absent' }], test.manager)
    expect(late.saved).toBe(1)
    expect(late.errors).toMatchObject([{ code: 'CHANGED_MEANWHILE', field: 'marks.0', message: expect.stringContaining('partial, 30 minutes') as string }])
    expect(codes(await save([{ enrolmentId: ann.id, status: 'absent', version: 1 }], test.manager))).toEqual([])
  })

  it('waits for whoever is writing the same mark, and then names the conflict', async () => {
    await save([{ enrolmentId: ann.id, status: 'attended' }])
    const client = await test.get(Database).pool.connect()
    try {
      await client.query('begin')
      await client.query(`update cohorts.attendance_mark set status = 'excused', version = 2 where enrolment_id = $1 and session_id = $2`, [ann.id, session])
      let settled = false
      const waiting = save([{ enrolmentId: ann.id, status: 'absent', version: 1 }]).finally(() => { settled = true })
      await new Promise((resolve) => setTimeout(resolve, 300))
      expect(settled).toBe(false)
      await client.query('commit')
      expect(codes(await waiting)).toEqual(['CHANGED_MEANWHILE marks.0'])
    } finally {
      client.release()
    }
    expect(await history(ann.id)).toHaveLength(1)
  })

  it('lets one of two facilitators who mark differently at the same moment win, with one row of history', async () => {
    const results = await Promise.all([save([{ enrolmentId: ann.id, status: 'attended' }]), save([{ enrolmentId: ann.id, status: 'absent' }], test.manager)])
    expect(results.map(({ saved }) => saved).sort((a, b) => a - b)).toEqual([0, 1])
    expect(results.flatMap(codes)).toEqual(['CHANGED_MEANWHILE marks.0'])
    expect(await history(ann.id)).toHaveLength(1)
  })

  it('keeps every correction, and asks why once the day is over', async () => {
    const id = await test.fixture.session(run.id, { startsAt: '2026-05-28T09:00:00Z' })
    const mark = (status: AttendanceStatus, version: number, reason?: string) => save([{ enrolmentId: ann.id, status, version, ...(reason ? { reason } : {}) }], test.facilitator, id)
    expect(codes(await mark('absent', 0))).toEqual([])
    expect(codes(await mark('attended', 1))).toEqual(['REASON_REQUIRED marks.0.reason'])
    expect(codes(await mark('attended', 1, ' She signed the sheet. '))).toEqual([])
    const rows = await test.get(RegisterService).history(test.ctx(ann.person.actor), id, ann.id)
    expect(rows.map(({ version, status, reason }) => [version, status, reason])).toEqual([[1, 'absent', null], [2, 'attended', 'She signed the sheet.']])
  })

  it('takes excuses before a session, and nothing else', async () => {
    const later = await test.fixture.session(run.id, { startsAt: '2026-09-01T09:00:00Z' })
    expect(codes(await save([{ enrolmentId: ann.id, status: 'excused' }, { enrolmentId: bob.id, status: 'attended' }], test.facilitator, later))).toEqual(['SESSION_NOT_STARTED marks.1.status'])
    const off = await test.fixture.session(run.id, { startsAt: '2026-05-30T09:00:00Z', state: 'cancelled' })
    expect(codes(await save([{ enrolmentId: ann.id, status: 'attended' }], test.facilitator, off))).toEqual(['SESSION_CANCELLED marks.0'])
  })

  it('lets no facilitator mark themselves', async () => {
    await test.fixture.facilitator(run.id, ann.person.id)
    expect(codes(await save([{ enrolmentId: ann.id, status: 'attended' }, { enrolmentId: bob.id, status: 'attended' }], ann.person))).toEqual(['OWN_MARK marks.0'])
  })

  it('marks a learner by the code, as they may type it, once', async () => {
    expect(await enter(ann.person, 'acd-efg')).toBe('attended')
    expect(await enter(ann.person, 'ACDEFG')).toBe('ALREADY_MARKED')
    expect(await history(ann.id)).toEqual([{ version: 1, status: 'attended', minutes: null, via: 'session_code', reason: null }])
  })

  it('never overwrites a facilitator’s mark by a code', async () => {
    await save([{ enrolmentId: ann.id, status: 'absent' }])
    expect(await enter(ann.person, 'ACDEFG')).toBe('ALREADY_MARKED')
  })

  it('counts wrong tries, and ends them after five, also when they come all at once', async () => {
    const answers = await Promise.all(Array.from({ length: 9 }, () => enter(ann.person, 'WRONG1')))
    expect(answers.filter((code) => code === 'CODE_WRONG')).toHaveLength(5)
    expect(answers.filter((code) => code === 'TOO_MANY_TRIES')).toHaveLength(4)
    expect(await enter(ann.person, 'ACDEFG')).toBe('TOO_MANY_TRIES')
    expect(await enter(bob.person, 'ACDEFG')).toBe('attended')
  })

  it('ends the old code with a new one', async () => {
    const code = await test.get(SessionsService).rotateCode(test.ctx(test.facilitator.actor), session)
    expect(await enter(ann.person, 'ACDEFG')).toBe('CODE_WRONG')
    expect(await enter(ann.person, code)).toBe('attended')
  })

  it('takes a code once when it is sent twice at the same moment', async () => {
    expect((await Promise.all([enter(ann.person, 'ACDEFG'), enter(ann.person, 'ACDEFG')])).sort()).toEqual(['ALREADY_MARKED', 'attended'])
    expect(await history(ann.id)).toHaveLength(1)
  })

  it('takes a code within its window only', async () => {
    const at = async (startsAt: string) => test.get(SessionCodeService).enter(test.ctx(ann.person.actor), await test.fixture.session(run.id, { startsAt }), 'ACDEFG')
    const outcome = async (startsAt: string) => { const result = await at(startsAt); return result.ok ? 'taken' : result.error[0]?.code }
    expect([await outcome('2026-06-01T09:15:00Z'), await outcome('2026-06-01T09:15:01Z')]).toEqual(['taken', 'CODE_NOT_YET_VALID'])
    expect([await outcome('2026-06-01T07:30:00Z'), await outcome('2026-06-01T07:29:59Z')]).toEqual(['taken', 'CODE_NO_LONGER_VALID'])
  })

  it('reads a register a page at a time, and the roster with its marks', async () => {
    await save([{ enrolmentId: ann.id, status: 'partial', minutes: 30 }])
    const ctx = test.ctx(test.facilitator.actor)
    const first = await test.get(RegisterService).read(ctx, session, 1, undefined)
    expect([first.rows.length, first.total]).toEqual([2, 2])
    expect((await test.get(RegisterService).read(ctx, session, 1, first.rows[0]!.enrolmentId)).rows.map(({ enrolmentId }) => enrolmentId)).toEqual([bob.id])
    const { rows, total } = await test.get(RosterService).page(ctx, run.id, 10, undefined)
    expect(total).toBe(2)
    expect(rows[0]).toMatchObject({ enrolmentId: ann.id, marks: [{ sessionId: session, status: 'partial', minutes: 30, version: 1 }], setId: null })
    expect(rows[1]).toMatchObject({ enrolmentId: bob.id, marks: [] })
  })

  it('answers unknown sessions like hidden ones', async () => {
    await expect(save([], test.facilitator, newId())).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const draft = await test.fixture.run({ ownerId: test.council, state: 'draft' })
    const hidden = await test.fixture.session(draft.id, { startsAt: '2026-06-01T09:00:00Z' })
    await expect(save([], ann.person, hidden)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(save([], ann.person)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(enter(test.facilitator, 'ACDEFG')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
