import { Database, isExclusionViolation } from '#platform/database'
import type { SeededPerson } from '#testing'
import type { SessionId } from '../../domain/index.js'
import type { SeededRun } from '../../testing/teaching-fixture.js'
import { startTeaching, type TeachingTest } from '../../testing/teaching-test-app.js'
import { SessionChangesService } from './session-changes.service.js'
import { type ScheduleInput, SessionPlanningService } from './session-planning.service.js'
import { SessionsService } from './sessions.service.js'

describe('sessions', () => {
  let test: TeachingTest
  let run: SeededRun
  let other: SeededRun
  let helper: SeededPerson
  let fresh = 0

  beforeAll(async () => {
    test = await startTeaching()
  })
  beforeEach(async () => {
    // Each test has facilitators of its own, so that earlier tests take no time from them.
    test = { ...test, facilitator: await test.seed.person({ familyName: `Facilitator ${++fresh}` }) }
    helper = await test.seed.person()
    run = await test.fixture.run({ ownerId: test.council, facilitators: [test.facilitator.id, helper.id] })
    other = await test.fixture.run({ ownerId: test.council, facilitators: [test.facilitator.id] })
  })
  afterAll(() => test.close())

  const input = (change: Partial<ScheduleInput> = {}): ScheduleInput => ({
    title: 'Working in the open', mode: 'hybrid', location: 'Town Hall', joinUrl: 'https://meet.example.org/a', facilitatorIds: [test.facilitator.id],
    date: '2026-10-12', time: '09:30', duration: 90, rhythm: 'weekly', count: 1, skip: [], moved: [], ...change,
  })
  const plan = (change: Partial<ScheduleInput> = {}, into = run) => test.get(SessionPlanningService).schedule(test.ctx(test.manager.actor), into.id, input(change))
  const planned = async (change: Partial<ScheduleInput> = {}, into = run): Promise<SessionId> => {
    const result = await plan(change, into)
    if (!result.ok) throw new Error(JSON.stringify(result.error))
    return result.value[0]!
  }
  const changes = () => test.get(SessionChangesService)
  const asManager = () => test.ctx(test.manager.actor)
  const codes = (result: Awaited<ReturnType<typeof plan>> | Awaited<ReturnType<SessionPlanningService['preview']>> | Awaited<ReturnType<SessionChangesService['cancel']>>) => result.ok ? [] : result.error.map(({ code, field }) => `${code} ${field}`)

  it('keeps the London clock time of a series when the clocks change, and leaves out and moves dates', async () => {
    const result = await plan({ count: 4, skip: ['2026-10-19'], moved: [{ from: '2026-11-02', to: { date: '2026-11-03', time: '14:00' } }] })
    expect(result.ok && result.value).toHaveLength(3)
    const { rows } = await test.get(SessionsService).ofRun(asManager(), run.id, 10, undefined)
    expect(rows.map(({ startsAt }) => startsAt.toISOString())).toEqual(['2026-10-12T08:30:00.000Z', '2026-10-26T09:30:00.000Z', '2026-11-03T14:00:00.000Z'])
    expect(new Set(rows.map(({ seriesId }) => seriesId)).size).toBe(1)
  })

  it('names every problem of the form by field and writes nothing', async () => {
    expect(codes(await plan({ title: ' ', location: null, joinUrl: 'http://x', date: '2026-02-31', facilitatorIds: [test.manager.id], itemId: run.id })))
      .toEqual(['TITLE_MISSING title', 'LOCATION_MISSING location', 'JOIN_URL_INVALID joinUrl', 'NOT_A_FACILITATOR facilitatorIds.0', 'ITEM_NOT_A_SESSION itemId', 'DATE_INVALID date'])
    expect(codes(await plan({ time: '9:30', date: '2027-01-04' }))).toEqual(['TIME_INVALID time', 'OUTSIDE_RUN date'])
    expect(codes(await plan({ date: '2026-05-04' }))).toEqual(['SESSION_IN_THE_PAST date'])
    expect(await test.fixture.rows('select 1 from cohorts.session where run_id = $1', [run.id])).toHaveLength(0)
  })

  it('shows what would be planned and what stands in the way of each date, and writes nothing', async () => {
    await planned({ date: '2026-10-19' }, other)
    const shown = await test.get(SessionPlanningService).preview(asManager(), run.id, input({ count: 3 }))
    expect(shown.ok && shown.value.map(({ startsAt, problem }) => [startsAt.toISOString().slice(0, 10), problem?.code])).toEqual([
      ['2026-10-12', undefined], ['2026-10-19', 'FACILITATOR_ELSEWHERE'], ['2026-10-26', undefined],
    ])
    expect(codes(await test.get(SessionPlanningService).preview(asManager(), run.id, input({ title: '' })))).toEqual(['TITLE_MISSING title'])
    expect(await test.fixture.rows('select 1 from cohorts.session where run_id = $1', [run.id])).toHaveLength(0)
    await expect(test.get(SessionPlanningService).preview(test.ctx(helper.actor), other.id, input())).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('refuses a facilitator who is elsewhere, in whatever run, and lets sessions touch', async () => {
    await planned({}, other)
    expect(codes(await plan({ time: '10:59' }))).toEqual(['FACILITATOR_ELSEWHERE date'])
    expect(codes(await plan({ count: 3, date: '2026-10-05' }))).toEqual(['FACILITATOR_ELSEWHERE date'])
    expect(codes(await plan({ time: '11:00' }))).toEqual([])
    expect(codes(await plan({ facilitatorIds: [helper.id] }))).toEqual([])
  })

  it('lets the database itself refuse two places at once', async () => {
    const at = await planned()
    const second = await test.fixture.session(other.id, { startsAt: '2026-10-12T09:00:00Z' })
    const write = test.get(Database).run(
      `insert into cohorts.session_facilitator (session_id, person_id, starts_at, ends_at) select $2, person_id, starts_at, ends_at from cohorts.session_facilitator where session_id = $1`, [at, second])
    const refused = await write.then(() => undefined, (error: unknown) => error)
    expect(isExclusionViolation(refused, 'session_facilitator_one_place')).toBe(true)
  })

  it('waits for whoever is planning for the same facilitator, and then sees what they planned', async () => {
    const client = await test.get(Database).pool.connect()
    try {
      await client.query('begin')
      await client.query(`select pg_advisory_xact_lock(hashtextextended('cohorts.facilitator ' || $1, 0))`, [test.facilitator.id])
      let settled = false
      const waiting = plan().finally(() => { settled = true })
      await new Promise((resolve) => setTimeout(resolve, 300))
      expect(settled).toBe(false)
      const id = await test.fixture.session(other.id, { startsAt: '2026-10-12T09:00:00Z' })
      await client.query('insert into cohorts.session_facilitator (session_id, person_id, starts_at, ends_at) select id, $2, starts_at, ends_at from cohorts.session where id = $1', [id, test.facilitator.id])
      await client.query('commit')
      expect(codes(await waiting)).toEqual(['FACILITATOR_ELSEWHERE date'])
    } finally {
      client.release()
    }
  })

  it('lets exactly one of many win the same hour of a facilitator', async () => {
    const results = await Promise.all(Array.from({ length: 8 }, (_, n) => plan({}, n % 2 ? run : other)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await test.fixture.rows('select 1 from cohorts.session where run_id in ($1, $2)', [run.id, other.id])).toHaveLength(1)
  })

  it('moves a session, frees its old time, and keeps the history', async () => {
    const id = await planned()
    const moved = await changes().reschedule(asManager(), id, { date: '2026-10-13', time: '14:00', reason: ' The room is flooded. ' })
    expect(codes(moved)).toEqual([])
    expect(await test.get(SessionsService).byId(asManager(), id)).toMatchObject({ state: 'rescheduled', revision: 1, reason: 'The room is flooded.', startsAt: new Date('2026-10-13T13:00:00Z'), endsAt: new Date('2026-10-13T14:30:00Z') })
    await planned({}, other)
    expect(codes(await changes().reschedule(asManager(), id, { date: '2026-10-12', time: '10:00', reason: 'Back' }))).toEqual(['FACILITATOR_ELSEWHERE date'])
    expect(codes(await changes().reschedule(asManager(), id, { date: '2026-10-14', time: '10:00', reason: ' ' }))).toEqual(['REASON_REQUIRED reason'])
    expect(codes(await changes().reschedule(asManager(), id, { date: '2027-01-01', time: '10:00', reason: 'x' }))).toEqual(['OUTSIDE_RUN date'])
    expect((await test.get(SessionsService).changes(asManager(), id)).map(({ action, by }) => [action, by])).toEqual([['schedule', test.manager.id], ['reschedule', test.manager.id]])
  })

  it('cancels with a reason, which frees the facilitator, and for good', async () => {
    const id = await planned()
    expect(codes(await changes().cancel(asManager(), id, ''))).toEqual(['REASON_REQUIRED reason'])
    expect(codes(await changes().cancel(asManager(), id, 'Ill'))).toEqual([])
    expect(codes(await changes().cancel(asManager(), id, 'Ill'))).toEqual(['TRANSITION_NOT_ALLOWED '])
    expect(codes(await plan({}, other))).toEqual([])
  })

  it('holds a session from its start on', async () => {
    const id = await test.fixture.session(run.id, { startsAt: new Date(test.clock.now().getTime() + 60_000).toISOString() })
    expect(codes(await changes().hold(asManager(), id))).toEqual(['SESSION_NOT_YET_STARTED '])
    test.clock.moveOn(60_000)
    expect(codes(await changes().hold(asManager(), id))).toEqual([])
    expect(codes(await changes().reschedule(asManager(), id, { date: '2026-10-14', time: '10:00', reason: 'x' }))).toEqual(['TRANSITION_NOT_ALLOWED '])
  })

  it('changes details, tells people only of what they see, and checks a new facilitator', async () => {
    const id = await planned()
    const same = { ...input(), itemId: run.itemIds[0] ?? null }
    expect(codes(await changes().edit(asManager(), id, same))).toEqual([])
    expect(await test.get(SessionsService).byId(asManager(), id)).toMatchObject({ revision: 0, itemId: run.itemIds[0] })
    expect(codes(await changes().edit(asManager(), id, { ...same, location: 'Library', facilitatorIds: [helper.id] }))).toEqual([])
    expect(await test.get(SessionsService).byId(asManager(), id)).toMatchObject({ revision: 1, location: 'Library', facilitatorIds: [helper.id] })
    await planned({}, other)
    expect(codes(await changes().edit(asManager(), id, { ...same, facilitatorIds: [test.facilitator.id] }))).toEqual(['FACILITATOR_ELSEWHERE facilitatorIds'])
  })

  it('gives the code to those who teach, and changes it', async () => {
    const id = await planned()
    const ctx = test.ctx(test.facilitator.actor)
    const before = await test.get(SessionsService).code(ctx, id)
    const after = await test.get(SessionsService).rotateCode(ctx, id)
    expect([after === before, await test.get(SessionsService).code(ctx, id)]).toEqual([false, after])
    const admin = await test.seed.person({ roles: [['platform_admin', test.council]] })
    await expect(test.get(SessionsService).code(test.ctx(admin.actor), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('calls off what a cancelled run had before it, once', async () => {
    const [first, held] = [await planned(), await test.fixture.session(run.id, { startsAt: '2026-05-20T09:00:00Z', state: 'held' })]
    for (const _ of [1, 2]) await changes().cancelAllOfRun(test.ctx(), run.id, 'Too few people.')
    expect(await test.fixture.rows('select id, state, revision from cohorts.session where run_id = $1 order by state', [run.id]))
      .toEqual([{ id: first, state: 'cancelled', revision: 1 }, { id: held, state: 'held', revision: 0 }])
  })

  it('shows a person their own sessions of all runs, next first', async () => {
    const learner = await test.seed.person()
    await test.fixture.enrolment(run.id, learner.id, test.council)
    const [second, first] = [await planned({ date: '2026-11-09' }), await planned({ date: '2026-11-02' })]
    await planned({ date: '2026-11-03' }, other)
    const mine = async (actor: SeededPerson, size: number) => (await test.get(SessionsService).mine(test.ctx(actor.actor), size, undefined)).rows.map(({ id }) => id)
    expect(await mine(learner, 5)).toEqual([first, second])
    expect(await mine(test.facilitator, 5)).toHaveLength(3)
    expect(await mine(test.manager, 5)).toEqual([])
  })
})
