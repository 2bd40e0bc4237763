import { newId } from '#kernel'
import { Database } from '#platform/database'
import type { SeededPerson } from '#testing'
import type { EnrolmentId } from '../../domain/index.js'
import type { SeededRun } from '../../testing/teaching-fixture.js'
import { startTeaching, type TeachingTest } from '../../testing/teaching-test-app.js'
import { SetsService } from './sets.service.js'

describe('action-learning sets', () => {
  let test: TeachingTest
  let run: SeededRun
  let people: { person: SeededPerson; id: EnrolmentId }[]

  beforeAll(async () => {
    test = await startTeaching()
  })
  beforeEach(async () => {
    run = await test.fixture.run({ ownerId: test.council, facilitators: [test.facilitator.id] })
    people = []
    for (let n = 0; n < 12; n++) people.push(await join(n % 3))
  })
  afterAll(() => test.close())

  const councils: Awaited<ReturnType<TeachingTest['seed']['organisation']>>[] = []
  const join = async (council: number) => {
    councils[council] ??= await test.seed.organisation()
    const person = await test.seed.person()
    return { person, id: await test.fixture.enrolment(run.id, person.id, councils[council], { region: `Region ${council}` }) }
  }
  const sets = () => test.get(SetsService)
  const teach = () => test.ctx(test.facilitator.actor)
  const form = async (count?: number) => {
    const result = await sets().form(teach(), run.id, count)
    if (!result.ok) throw new Error(JSON.stringify(result.error))
    return result.value
  }
  const members = async () => new Map((await sets().page(teach(), run.id, 50, undefined)).rows.map((set) => [set.number, set.members.map(({ enrolmentId }) => enrolmentId)]))

  it('previews without writing, and forms what it previewed', async () => {
    const preview = await sets().preview(teach(), run.id, 4)
    expect(preview).toMatchObject({ ok: true, value: { balance: { smallest: 3, largest: 3, sameOrganisationPairs: 0 } } })
    expect((await members()).size).toBe(0)
    await form(4)
    expect(preview.ok && preview.value.sets.map(({ members: ids }) => ids)).toEqual([...(await members()).values()])
  })

  it('leaves everybody where they are when formed again, and places newcomers', async () => {
    await form()
    const before = await members()
    await join(0)
    expect((await form()).balance.moved).toBe(0)
    const after = await members()
    for (const [number, ids] of before) expect(after.get(number)).toEqual(expect.arrayContaining([...ids]))
    expect([...after.values()].flat()).toHaveLength(13)
  })

  it('moves a learner by hand, and offers to balance again', async () => {
    await form(2)
    const { rows: [first, second] } = await sets().page(teach(), run.id, 50, undefined)
    const mover = first!.members[0]!
    expect(await sets().move(teach(), mover.enrolmentId, second!.id)).toEqual({ ok: true, value: second!.id })
    expect([...(await members()).values()].map((ids) => ids.length)).toEqual([5, 7])
    expect(await sets().preview(teach(), run.id, 2)).toMatchObject({ value: { balance: { smallest: 6, largest: 6, moved: 1 } } })
    expect(await sets().move(teach(), mover.enrolmentId, null)).toEqual({ ok: true, value: null })
    expect([...(await members()).values()].flat()).not.toContain(mover.enrolmentId)
  })

  it('refuses sets of other runs, people who left, and counts out of range', async () => {
    await form(2)
    const other = await test.fixture.run({ ownerId: test.council, facilitators: [test.facilitator.id] })
    const [foreign] = [await test.fixture.rows<{ id: string }>(`insert into cohorts.action_learning_set (id, run_id, number, name, created_at) values ($1, $2, 1, 'Set 1', now()) returning id`, [newId(), other.id])]
    expect(await sets().move(teach(), people[0]!.id, foreign[0]!.id)).toMatchObject({ error: [{ code: 'SET_UNKNOWN', field: 'setId' }] })
    await test.fixture.setEnrolmentState(people[0]!.id, 'withdrawn')
    expect(await sets().move(teach(), people[0]!.id, null)).toMatchObject({ error: [{ code: 'NOT_ON_REGISTER' }] })
    expect([...(await members()).values()].flat()).not.toContain(people[0]!.id)
    for (const count of [0, 12]) expect(await sets().form(teach(), run.id, count)).toMatchObject({ error: [{ code: 'COUNT_OUT_OF_RANGE', field: 'count' }] })
    expect(await sets().form(teach(), other.id, 1)).toMatchObject({ error: [{ code: 'NOBODY_ON_REGISTER' }] })
  })

  it('shows learners their own set, and outsiders none', async () => {
    await form(2)
    const [me] = people
    const mine = await sets().mine(test.ctx(me!.person.actor), run.id)
    expect(mine?.members.map(({ enrolmentId }) => enrolmentId)).toContain(me!.id)
    const other = (await sets().page(teach(), run.id, 50, undefined)).rows.find(({ id }) => id !== mine?.id)
    await expect(sets().byId(test.ctx(me!.person.actor), other!.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await sets().byId(test.ctx(me!.person.actor), mine!.id)).toMatchObject({ id: mine?.id })
    await expect(sets().page(test.ctx(me!.person.actor), run.id, 5, undefined)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(sets().form(test.ctx(me!.person.actor), run.id, 2)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(sets().move(test.ctx((await test.seed.person()).actor), me!.id, null)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await sets().rename(teach(), mine!.id, ' The  Fives ')).toMatchObject({ value: { name: 'The Fives' } })
  })

  it('takes turns: two who form at the same moment make one division', async () => {
    const client = await test.get(Database).pool.connect()
    try {
      await client.query('begin')
      await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`cohorts.sets ${run.id}`])
      let settled = false
      const waiting = Promise.all([form(3), form(3)]).finally(() => { settled = true })
      await new Promise((resolve) => setTimeout(resolve, 300))
      expect(settled).toBe(false)
      await client.query('commit')
      await waiting
    } finally {
      client.release()
    }
    expect([...(await members()).values()].map((ids) => ids.length)).toEqual([4, 4, 4])
  })
})
