import { newId, unwrap } from '#kernel'
import { TransferRequestQueries } from '../../data/moves/transfer-request.queries.js'
import type { CohortRunId, EnrolmentId, TransferRequestId } from '../../domain/index.js'
import { type EnrolmentTest, startEnrolment, whileRunIsLocked } from '../../testing/enrolment-test-app.js'
import { OffersService } from '../places/offers.service.js'
import { LeavingService } from './leaving.service.js'
import { TransferRequestsService } from './transfer-requests.service.js'
import { TransferService } from './transfer.service.js'

describe('requests to go on in another run', () => {
  let test: EnrolmentTest
  let [here, there, third] = ['', '', ''] as unknown as [CohortRunId, CohortRunId, CohortRunId]
  const manager = () => test.ctx(test.manager.actor)
  const requests = () => test.get(TransferRequestsService)

  beforeAll(async () => {
    test = await startEnrolment()
    const { versionId } = await test.programme()
    here = await test.run({ capacity: 100 }, versionId)
    there = await test.run({ capacity: 100, startsOn: '2026-09-01' }, versionId)
    third = await test.run({ capacity: 1, startsOn: '2026-10-01' }, versionId)
  })
  afterAll(() => test.close())

  /** Somebody with a place, who has asked for a run. */
  const asked = async (toRunId: CohortRunId = there, mayWait = false) => {
    const person = await test.learner()
    const enrolmentId = await test.enrol(person, here)
    unwrap(await test.get(OffersService).accept(test.ctx(person.actor), enrolmentId))
    const id = unwrap(await requests().ask(test.ctx(person.actor), enrolmentId, { toRunId, mayWait, reason: ' The dates. ' }))
    return { person, ctx: test.ctx(person.actor), enrolmentId, id }
  }
  const found = (id: TransferRequestId) => test.get(TransferRequestQueries).one(id)
  const again = (ctx: Awaited<ReturnType<typeof asked>>['ctx'], enrolmentId: EnrolmentId) => requests().ask(ctx, enrolmentId, { toRunId: there, mayWait: false, reason: 'x' })
  const topics = async (id: string) =>
    (await test.pool.query<{ topic: string }>(`select topic from platform.outbox_message where payload->>'requestId' = $1 order by occurred_at, id`, [id])).rows.map(({ topic }) => topic.replace('cohorts.', ''))

  it('transfers who is accepted, with their place, and tells both', async () => {
    const { enrolmentId, id } = await asked()
    expect(await found(id)).toMatchObject({ state: 'open', reason: 'The dates.', toRunId: there, fromRunId: here, decidedAt: null })
    unwrap(await requests().accept(manager(), id))
    const { newEnrolmentId, ...settled } = (await found(id))!
    expect(settled).toMatchObject({ state: 'accepted', decidedById: test.manager.id })
    expect([await test.state(enrolmentId), await test.state(newEnrolmentId!)]).toEqual(['deferred', 'accepted'])
    expect(await topics(id)).toEqual(['transfer-requested', 'transfer-request-answered'])
    expect([await test.booksAgree(here), await test.booksAgree(there)]).toEqual([true, true])
  })

  it('declines with a reason, and lets the learner ask again', async () => {
    const { ctx, enrolmentId, id } = await asked()
    expect(await requests().decline(manager(), id, ' ')).toMatchObject({ ok: false, error: [{ code: 'REASON_REQUIRED', field: 'reason' }] })
    unwrap(await requests().decline(manager(), id, 'Full of elected members.'))
    expect(await found(id)).toMatchObject({ state: 'declined', answer: 'Full of elected members.', decidedById: test.manager.id })
    expect(await requests().accept(manager(), id)).toMatchObject({ ok: false, error: [{ code: 'TRANSFER_REQUEST_SETTLED' }] })
    expect([await test.state(enrolmentId), (await again(ctx, enrolmentId)).ok]).toEqual(['accepted', true])
  })

  it('leaves a request open where there is no place, unless they would wait', async () => {
    const first = await asked(third)
    unwrap(await requests().accept(manager(), first.id))
    const [stays, waits] = [await asked(third), await asked(third, true)]
    expect(await requests().accept(manager(), stays.id)).toMatchObject({ ok: false, error: [{ code: 'NO_PLACE_FOR_PERSON' }] })
    expect((await found(stays.id))?.state).toBe('open')
    unwrap(await requests().accept(manager(), waits.id))
    expect(await test.state((await found(waits.id))!.newEnrolmentId!)).toBe('waitlisted')
  })

  it('keeps one open request an enrolment, also when two are sent at once', async () => {
    const person = await test.learner()
    const enrolmentId = await test.enrol(person, here)
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => again(test.ctx(person.actor), enrolmentId)))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    for (const outcome of outcomes) if (!outcome.ok) expect(outcome.error).toMatchObject([{ code: 'TRANSFER_ALREADY_REQUESTED' }])
    await expect(test.pool.query(`insert into cohorts.transfer_request (id, enrolment_id, to_run_id, may_wait, reason, state, requested_at) values ($1, $2, $3, false, 'x', 'open', now())`, [newId(), enrolmentId, there]))
      .rejects.toMatchObject({ constraint: 'transfer_request_one_open' })
  })

  it('ends with whoever comes first when it is taken back and accepted at once', async () => {
    const { ctx, enrolmentId, id } = await asked()
    const { waited, value: accepted } = await whileRunIsLocked(test, there, async () => {
      const accepting = requests().accept(manager(), id)
      unwrap(await requests().withdraw(ctx, id))
      return accepting
    })
    expect(waited).toBe(true)
    expect(accepted).toMatchObject({ ok: false, error: [{ code: 'TRANSFER_REQUEST_SETTLED' }] })
    expect([(await found(id))?.state, await test.state(enrolmentId)]).toEqual(['withdrawn', 'accepted'])
    expect(await topics(id)).toEqual(['transfer-requested'])
  })

  it('lapses with the place, and where the manager moves them elsewhere; stays for who defers', async () => {
    const [leaves, moved, defers] = [await asked(), await asked(), await asked()]
    unwrap(await test.get(LeavingService).leave(leaves.ctx, leaves.enrolmentId, 'withdraw', 'workload', ''))
    unwrap(await test.get(TransferService).transfer(manager(), moved.enrolmentId, third, true))
    unwrap(await test.get(LeavingService).leave(defers.ctx, defers.enrolmentId, 'defer', 'workload', ''))
    expect([(await found(leaves.id))?.state, (await found(moved.id))?.state, (await found(defers.id))?.state]).toEqual(['lapsed', 'lapsed', 'open'])
    expect((await found(moved.id))?.newEnrolmentId).toBeNull()
    unwrap(await requests().accept(manager(), defers.id))
    expect((await found(defers.id))?.state).toBe('accepted')
    expect(await again(leaves.ctx, leaves.enrolmentId)).toMatchObject({ ok: false, error: [{ code: 'NOT_TRANSFERABLE' }] })
    for (const { ctx, enrolmentId } of [moved, defers]) expect(await again(ctx, enrolmentId)).toMatchObject({ ok: false, error: [{ code: 'WENT_ON_ALREADY' }] })
    // Whoever left there as well keeps the claim that they deferred, as in a transfer.
    const { newEnrolmentId } = (await found(defers.id))!
    unwrap(await test.get(LeavingService).leave(defers.ctx, newEnrolmentId!, 'withdraw', 'workload', ''))
    unwrap(await requests().ask(defers.ctx, defers.enrolmentId, { toRunId: third, mayWait: true, reason: 'x' }))
  })

  it('is granted by a transfer to the run that was wished for', async () => {
    const { enrolmentId, id } = await asked()
    const moved = unwrap(await test.get(TransferService).transfer(manager(), enrolmentId, there, false))
    expect(await found(id)).toMatchObject({ state: 'accepted', newEnrolmentId: moved })
    expect(await topics(id)).toEqual(['transfer-requested', 'transfer-request-answered'])
  })

  it('says what cannot be asked for', async () => {
    const { ctx, enrolmentId, id } = await asked()
    unwrap(await requests().withdraw(ctx, id))
    const code = async (toRunId: string, reason = 'x') => {
      const outcome = await requests().ask(ctx, enrolmentId, { toRunId, mayWait: false, reason })
      return outcome.ok ? 'OK' : outcome.error[0]?.code
    }
    expect([await code(here), await code(await test.run()), await code(there, ' ')]).toEqual(['SAME_RUN', 'OTHER_PROGRAMME', 'REASON_REQUIRED'])
    await expect(code(newId())).rejects.toMatchObject({ code: 'NOT_FOUND' })
    for (let n = 1; n < 10; n += 1) unwrap(await requests().withdraw(ctx, unwrap(await again(ctx, enrolmentId))))
    expect(await code(there)).toBe('TOO_MANY_TRANSFER_REQUESTS')
  })
})
