import { unwrap } from '#kernel'
import type { CohortRunId, EnrolmentId } from '../../domain/index.js'
import { type EnrolmentTest, startEnrolment, whileRunIsLocked } from '../../testing/enrolment-test-app.js'
import { OffersService } from '../places/offers.service.js'
import { LeavingService } from './leaving.service.js'
import { RunCancellationService } from './run-cancellation.service.js'
import { TransferService } from './transfer.service.js'

describe('moves', () => {
  let test: EnrolmentTest
  beforeAll(async () => { test = await startEnrolment() })
  afterAll(() => test.close())
  const manager = () => test.ctx(test.manager.actor)
  const transfer = (id: EnrolmentId, to: CohortRunId, mayWait = false, ctx = manager()) => test.get(TransferService).transfer(ctx, id, to, mayWait)
  const row = async (id: string) => (await test.pool.query('select run_id, state, route, transferred_from_id from cohorts.enrolment where id = $1', [id])).rows[0] as Record<string, unknown>

  it('takes an accepted place along, and hands the old one on at once', async () => {
    const { versionId } = await test.programme()
    const [from, to] = [await test.run({ capacity: 1 }, versionId), await test.run({ capacity: 1, startsOn: '2026-09-01' }, versionId)]
    const [person, next] = [await test.learner(), await test.learner()]
    const [id, waiting] = [await test.enrol(person, from), await test.enrol(next, from)]
    unwrap(await test.get(OffersService).accept(test.ctx(person.actor), id))
    await expect(transfer(id, to, false, test.ctx(person.actor))).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const moved = unwrap(await transfer(id, to))
    expect(await row(moved)).toEqual({ run_id: to, state: 'accepted', route: 'transfer', transferred_from_id: id })
    expect([await test.state(id), await test.state(waiting)]).toEqual(['deferred', 'offered'])
    expect([await test.booksAgree(from), await test.booksAgree(to)]).toEqual([true, true])
    expect(await transfer(waiting, to)).toMatchObject({ ok: false, error: [{ code: 'NO_PLACE_FOR_PERSON' }] })
    expect(await row(unwrap(await transfer(waiting, to, true)))).toMatchObject({ state: 'waitlisted' })
  })

  it('refuses another programme, and two transfers the other way round do not block each other', async () => {
    const { versionId } = await test.programme()
    const [a, b] = [await test.run({}, versionId), await test.run({ startsOn: '2026-09-01' }, versionId)]
    const [x, y] = [await test.enrol(await test.learner(), a), await test.enrol(await test.learner(), b)]
    expect(await transfer(x, await test.run())).toMatchObject({ ok: false, error: [{ code: 'OTHER_PROGRAMME' }] })
    const { waited, value } = await whileRunIsLocked(test, b, () => Promise.all([transfer(x, b), transfer(y, a)]))
    expect([waited, ...value.map(({ ok }) => ok)]).toEqual([true, true, true])
  })

  it('takes up a claim once only, while they are where it led', async () => {
    const { versionId } = await test.programme()
    const [from, second, third] = [await test.run({}, versionId), await test.run({ startsOn: '2026-09-01' }, versionId), await test.run({ startsOn: '2026-09-08' }, versionId)]
    const id = await test.enrol(await test.learner(), from)
    const { value } = await whileRunIsLocked(test, from, () => Promise.all([transfer(id, second), transfer(id, third)]))
    expect(value.filter(({ ok }) => ok)).toHaveLength(1)
    expect(value.find(({ ok }) => !ok)).toMatchObject({ error: [{ code: 'WENT_ON_ALREADY' }] })
  })

  it('cancels a run: everybody keeps their claim, and places elsewhere go to those who held one first', async () => {
    const { versionId } = await test.programme()
    const [cancelled, other] = [await test.run({ capacity: 1 }, versionId), await test.run({ capacity: 2, startsOn: '2026-09-01' }, versionId)]
    const [held, waited, both] = [await test.learner(), await test.learner(), await test.learner()]
    await test.enrol(both, other)
    const ids = [await test.enrol(held, cancelled), await test.enrol(waited, cancelled), await test.enrol(both, cancelled)]
    const cancel = (reason: string, actor = test.manager.actor) => test.get(RunCancellationService).cancel(test.ctx(actor), cancelled, reason)
    await expect(cancel('x', held.actor)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await cancel(' ')).toMatchObject({ ok: false, error: [{ code: 'REASON_REQUIRED' }] })
    unwrap(await cancel('The venue burnt down'))
    expect(await Promise.all(ids.map(test.state))).toEqual(['deferred', 'deferred', 'deferred'])
    expect(await test.states(other)).toEqual(new Map([[both.id, 'offered'], [held.id, 'offered']]))
    const { rows } = await test.pool.query<{ payload: { people: { enrolmentId: string; reofferedAs?: string; otherRuns: string[] }[] } }>(`select payload from platform.outbox_message where topic = 'cohorts.run-cancelled' and payload->>'runId' = $1`, [cancelled])
    expect(rows[0]?.payload.people).toEqual(expect.arrayContaining([
      expect.objectContaining({ enrolmentId: ids[0], reofferedAs: expect.any(String), otherRuns: [other] }), expect.not.objectContaining({ reofferedAs: expect.anything(), enrolmentId: ids[0] }),
    ]))
    expect(rows[0]?.payload.people).toHaveLength(3)
    expect([await test.booksAgree(cancelled), await test.booksAgree(other)]).toEqual([true, true])
    expect(await cancel('again')).toMatchObject({ ok: false, error: [{ code: 'TRANSITION_NOT_ALLOWED' }] })
  })

  it('cancels a run: who is in the other run already takes nobody\'s place there', async () => {
    const { versionId } = await test.programme()
    const [cancelled, other] = [await test.run({ capacity: 2 }, versionId), await test.run({ capacity: 2, startsOn: '2026-09-01' }, versionId)]
    const [both, held] = [await test.learner(), await test.learner()]
    await test.enrol(both, other)
    await test.enrol(both, cancelled)
    await test.enrol(held, cancelled)
    unwrap(await test.get(RunCancellationService).cancel(manager(), cancelled, 'Too few'))
    expect(await test.states(other)).toEqual(new Map([[both.id, 'offered'], [held.id, 'offered']]))
    expect(await test.booksAgree(other)).toBe(true)
  })

  it('lets the person, their organisation and the programme\'s manager end an enrolment, and nobody else', async () => {
    const runId = await test.run()
    const leaving = test.get(LeavingService)
    const admin = await test.seed.person({ roles: [['organisation_admin', test.council]] })
    const stranger = await test.learner()
    for (const who of [admin, test.manager]) {
      const id = await test.enrol(await test.learner(), runId)
      await expect(leaving.leave(test.ctx(stranger.actor), id, 'withdraw', 'workload', '')).rejects.toMatchObject({ code: 'NOT_FOUND' })
      unwrap(await leaving.leave(test.ctx(who.actor), id, 'defer', 'dates_do_not_suit', ''))
      expect(await test.state(id)).toBe('deferred')
    }
    const id = await test.enrol(await test.learner(), runId)
    await expect(leaving.reject(test.ctx(admin.actor), id, 'x')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await leaving.reject(manager(), id, '')).toMatchObject({ ok: false, error: [{ code: 'REASON_REQUIRED' }] })
    expect(await leaving.leave(manager(), id, 'withdraw', 'bored', '')).toMatchObject({ ok: false, error: [{ code: 'CHOICE_UNKNOWN' }] })
    unwrap(await leaving.reject(manager(), id, 'Not eligible'))
    expect(await test.state(id)).toBe('rejected')
  })
})
