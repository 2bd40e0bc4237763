import type { OrganisationId } from '#kernel'
import { Database } from '#platform/database'
import type { SeededPerson } from '#testing'
import { startTeaching, type TeachingTest } from '../../testing/teaching-test-app.js'
import { EnrolmentsService } from '../enrolment/enrolments.service.js'
import { EnrolmentModule } from '../enrolment/enrolment.module.js'
import { StandingService } from './standing.service.js'

describe('how somebody stands to many enrolments', () => {
  let test: TeachingTest
  let other: OrganisationId
  let boss: SeededPerson
  let ids: string[]

  beforeAll(async () => {
    test = await startTeaching({ imports: [EnrolmentModule], now: '2026-06-01T09:00:00Z' })
    const { seed, fixture, council } = test
    other = await seed.organisation({ name: 'Felpersham' })
    boss = await seed.person({ roles: [['learner', council], ['line_manager', council]] })
    const { id: runId } = await fixture.run({ ownerId: council, state: 'open' })
    const [first, second, elsewhere, stranger] = [await seed.person(), await seed.person(), await seed.person(), await seed.person()]
    for (const report of [first, second, elsewhere]) await seed.lineManager(report.id, boss.id, council)
    const where = [[first, council], [second, council], [elsewhere, other], [stranger, council], [boss, council]] as const
    ids = await Promise.all(where.map(([person, organisationId]) => fixture.enrolment(runId, person.id, organisationId, { state: 'applied' })))
  })
  afterAll(() => test.close())

  // Every statement outside a transaction takes a connection of its own from the pool.
  const counted = async <T>(work: () => Promise<T>): Promise<{ value: T; sent: number }> => {
    const spy = jest.spyOn(test.get(Database).pool, 'connect')
    const value = await work()
    const sent = spy.mock.calls.length
    spy.mockRestore()
    return { value, sent }
  }

  it('is decided one by one and asked at once: as many statements for five as for one', async () => {
    const ctx = test.ctx(boss.actor)
    const one = await counted(() => test.get(StandingService).forEnrolments(ctx, ids.slice(0, 1)))
    const all = await counted(() => test.get(StandingService).forEnrolments(ctx, ids))
    expect([one.sent, all.sent]).toEqual([2, 2])
    expect(ids.map((id) => [all.value.get(id)?.isLineManagerOf, all.value.get(id)?.isSelf])).toEqual([[true, false], [true, false], [false, false], [false, false], [false, true]])
  })

  it('asks the directory nothing for those who approve for nobody', async () => {
    expect((await counted(() => test.get(StandingService).forEnrolments(test.ctx({ kind: 'machine', clientId: 'x', scopes: [] }), ids))).sent).toBe(1)
    expect((await counted(() => test.get(StandingService).forEnrolments(test.ctx(boss.actor), ids.slice(-1)))).sent).toBe(1)
  })

  it('lists what waits for their word with three statements', async () => {
    const { value, sent } = await counted(() => test.get(EnrolmentsService).awaitingMyApproval(test.ctx(boss.actor)))
    expect(value.map(({ id }) => id).sort()).toEqual(ids.slice(0, 2).sort())
    expect(sent).toBe(3)
  })
})
