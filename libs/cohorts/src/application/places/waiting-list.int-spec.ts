import { unwrap } from '#kernel'
import type { SeededPerson } from '#testing'
import type { CohortRunId, EnrolmentId } from '../../domain/index.js'
import { type EnrolmentTest, RUN, startEnrolment } from '../../testing/enrolment-test-app.js'
import { LeavingService } from '../moves/leaving.service.js'
import { RunSweepService } from '../runs/run-sweep.service.js'
import { RunsService } from '../runs/runs.service.js'
import { DemandService } from './demand.service.js'
import { WaitingListService } from './waiting-list.service.js'

describe('the waiting list', () => {
  let test: EnrolmentTest
  beforeAll(async () => { test = await startEnrolment() })
  afterAll(() => test.close())

  /** A run of one place, taken by the first of the people; the others wait. */
  async function fullRun(policy: string, people = 4): Promise<{ runId: CohortRunId; first: SeededPerson; ids: EnrolmentId[] }> {
    const runId = await test.run({ capacity: 1, policy })
    const learners = await Promise.all(Array.from({ length: people }, () => test.learner()))
    const ids: EnrolmentId[] = []
    for (const learner of learners) ids.push(await test.enrol(learner, runId))
    return { runId, first: learners[0]!, ids }
  }
  const leave = (person: SeededPerson, id: EnrolmentId | undefined) => test.get(LeavingService).leave(test.ctx(person.actor), id ?? '', 'withdraw', 'workload', '')
  const prioritise = (id: EnrolmentId | undefined, value: number, reason = 'Needed by the board') => test.get(WaitingListService).prioritise(test.ctx(test.manager.actor), id ?? '', value, reason)
  const states = (ids: readonly EnrolmentId[]) => Promise.all(ids.map(test.state))

  it('first come: the place goes to whoever waited longest, and nobody is moved up', async () => {
    const { first, ids } = await fullRun('first_come')
    expect(await prioritise(ids[3], 5)).toMatchObject({ ok: false, error: [{ code: 'POLICY_HAS_NO_PRIORITY' }] })
    unwrap(await leave(first, ids[0]))
    expect(await states(ids)).toEqual(['withdrawn', 'offered', 'waitlisted', 'waitlisted'])
  })

  it('by score: the highest goes first, and only with a reason', async () => {
    const { first, ids } = await fullRun('priority_score')
    expect(await prioritise(ids[2], 50, ' ')).toMatchObject({ ok: false, error: [{ code: 'REASON_REQUIRED', field: 'reason' }] })
    expect(await prioritise(ids[2], 1_001)).toMatchObject({ ok: false, error: [{ code: 'PRIORITY_OUT_OF_RANGE' }] })
    unwrap(await prioritise(ids[2], 50))
    unwrap(await leave(first, ids[0]))
    expect(await states(ids)).toEqual(['withdrawn', 'waitlisted', 'offered', 'waitlisted'])
    const { rows } = await test.pool.query(`select reason from cohorts.enrolment_history where enrolment_id = $1 and action = 'set_score'`, [ids[2]])
    expect(rows).toEqual([{ reason: '50: Needed by the board' }])
  })

  it('by hand: the manager chooses, and passing over somebody needs a reason', async () => {
    const { runId, ids } = await fullRun('manual', 3)
    expect(await states(ids)).toEqual(['waitlisted', 'waitlisted', 'waitlisted'])
    const service = test.get(WaitingListService)
    const ctx = test.ctx(test.manager.actor)
    unwrap(await prioritise(ids[1], 1))
    expect((await service.list(ctx, runId)).map(({ enrolment, position, blockedBy }) => [ids.indexOf(enrolment.id), position, blockedBy])).toEqual([[1, 1, undefined], [0, 2, undefined], [2, 3, undefined]])
    expect(await service.offer(ctx, ids[2]!, '')).toMatchObject({ ok: false, error: [{ code: 'REASON_REQUIRED' }] })
    unwrap(await service.offer(ctx, ids[2]!, 'Only one with the clearance'))
    expect(await service.offer(ctx, ids[0]!, 'x')).toMatchObject({ ok: false, error: [{ code: 'NO_PLACE_FOR_PERSON' }] })
    expect(await test.booksAgree(runId)).toBe(true)
  })

  it('passes over whoever a quota keeps out', async () => {
    const other = await test.seed.organisation({ region: 'Wales' })
    const runId = await test.run({ capacity: 2, maxPerOrganisation: 1 })
    const [a, b, c] = [await test.learner(), await test.learner(), await test.learner(other)]
    const ids = [await test.enrol(a, runId), await test.enrol(b, runId), await test.enrol(c, runId)]
    expect(await states(ids)).toEqual(['offered', 'waitlisted', 'offered'])
    unwrap(await leave(c, ids[2]))
    expect(await states(ids)).toEqual(['offered', 'waitlisted', 'withdrawn'])
    unwrap(await leave(a, ids[0]))
    expect(await states(ids)).toEqual(['withdrawn', 'offered', 'withdrawn'])
  })

  it('keeps places back until their date, then hands them to the queue once', async () => {
    const runId = await test.run({ capacity: 2, heldBack: [{ forType: 'region', forValue: 'Wales', places: 1, releasedOn: '2026-06-10' }] })
    const [a, b] = [await test.learner(), await test.learner()]
    const ids = [await test.enrol(a, runId), await test.enrol(b, runId)]
    expect(await states(ids)).toEqual(['offered', 'waitlisted'])
    const sweep = test.get(RunSweepService)
    expect(await sweep.release({ ...test.ctx(), now: new Date('2026-06-09T12:00:00Z') })).toBe(0)
    const due = { ...test.ctx(), now: new Date('2026-06-10T00:05:00Z') }
    expect([await sweep.release(due), await sweep.release(due)]).toEqual([1, 0])
    expect(await states(ids)).toEqual(['offered', 'offered'])
  })

  it('serves the queue when the capacity grows, and never shrinks below the places held', async () => {
    const { runId, ids } = await fullRun('first_come')
    const runs = test.get(RunsService)
    const ctx = test.ctx(test.manager.actor)
    unwrap(await runs.replan(ctx, runId, { ...RUN, capacity: 3 }))
    expect(await states(ids)).toEqual(['offered', 'offered', 'offered', 'waitlisted'])
    expect(await runs.replan(ctx, runId, { ...RUN, capacity: 2 })).toMatchObject({ ok: false, error: [{ code: 'CAPACITY_BELOW_SEATS', field: 'capacity' }] })
    expect(await test.booksAgree(runId)).toBe(true)
  })

  it('counts demand exactly for the manager and safely for everybody else', async () => {
    const { runId, first } = await fullRun('first_come')
    const demand = await test.get(DemandService).exact(test.ctx(test.manager.actor), runId)
    expect(demand).toMatchObject({ seats: 1, waiting: 3, wanted: 40_000, byRegion: [{ region: 'South East', waiting: 3 }], byOrganisation: [{ organisationId: test.council, seats: 1, waiting: 3 }] })
    const table = await test.get(DemandService).applicantsByKind(test.ctx(first.actor), runId)
    expect(table.cells.find(({ category }) => category === 'council')?.count).toEqual({ kind: 'range', from: 0, to: 4 })
    await expect(test.get(DemandService).exact(test.ctx(first.actor), runId)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
