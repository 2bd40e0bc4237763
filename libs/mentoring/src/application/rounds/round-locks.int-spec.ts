import { Client } from 'pg'
import { unwrap } from '#kernel'
import type { Ctx } from '#platform/access'
import { eventually } from '#testing'
import type { ProfileDetails, ProfileId, RoundId, ScenarioId, SchemeId } from '../../domain/index.js'
import { type MentoringTest, profileIsFree, startMentoring, whileLocked } from '../../testing/mentoring-test-app.js'
import { FreezingService } from './freezing.service.js'
import { PublicationService } from './publication.service.js'
import { RoundsModule } from './rounds.module.js'
import { RoundsService } from './rounds.service.js'
import { ScenarioSolver } from './scenario-solver.js'
import { ScenariosService } from './scenarios.service.js'

const PLAN = { title: 'Autumn', intakeOpensOn: '2026-05-01', intakeClosesOn: '2026-05-31' }

describe('what a round locks', () => {
  let test: MentoringTest
  let manager: Ctx

  beforeAll(async () => {
    test = await startMentoring([RoundsModule])
    manager = test.ctx(test.manager.actor)
  })
  afterAll(() => test.close())

  const someone = async (schemeId: SchemeId, side: 'mentee' | 'mentor', details: ProfileDetails = {}): Promise<ProfileId> => {
    const organisationId = side === 'mentee' ? test.council : test.elsewhere
    return test.fixture.profile(schemeId, (await test.seed.person({ roles: [['learner', organisationId]] })).id, { side, organisationId, details })
  }
  const intake = async (schemeId: SchemeId): Promise<RoundId> => {
    const id = unwrap(await test.get(RoundsService).create(manager, schemeId, PLAN))
    return unwrap(await test.get(RoundsService).openIntake(manager, id))
  }
  const solved = async (schemeId: SchemeId): Promise<ScenarioId> => {
    const roundId = unwrap(await test.get(FreezingService).freeze(manager, await intake(schemeId)))
    const id = unwrap(await test.get(ScenariosService).create(manager, roundId, { title: 'First', weights: {}, objective: 'everyone', floor: 0, keepBonus: 0, lock: [], forbid: [], release: [] }))
    await test.get(ScenarioSolver).solve(id, { ctx: test.ctx(), signal: new AbortController().signal, progress: () => Promise.resolve() })
    return id
  }
  const publish = (id: ScenarioId) => test.get(PublicationService).publish(manager, id, undefined)

  it('who stays without a pair is locked with the others, by id: nobody is held for whoever comes before them', async () => {
    const schemeId = await test.scheme()
    const waiting = await someone(schemeId, 'mentee', { languages: ['cy'] })
    const [mentee, mentor] = [await someone(schemeId, 'mentee'), await someone(schemeId, 'mentor')]
    expect([waiting, mentee, mentor].toSorted()[0]).toBe(waiting)
    const scenario = await solved(schemeId)
    let free: readonly boolean[] = []
    const published = await whileLocked(test, 'profile', waiting, () => publish(scenario), async (holder) => { free = [await profileIsFree(holder, mentee), await profileIsFree(holder, mentor)] })
    expect([published.waited, free]).toEqual([true, [true, true]])
    expect(unwrap(published.value)).toMatchObject({ matches: 1 })
    expect(await test.taken(waiting)).toMatchObject({ taken: 0, priority: 500 })
  })

  it('a database that goes away in mid-solve is nothing that is wrong with the scenario: the job is told to try again, and does', async () => {
    const schemeId = await test.scheme()
    await someone(schemeId, 'mentee')
    await someone(schemeId, 'mentor')
    const roundId = unwrap(await test.get(FreezingService).freeze(manager, await intake(schemeId)))
    const id = unwrap(await test.get(ScenariosService).create(manager, roundId, { title: 'First', weights: {}, objective: 'everyone', floor: 0, keepBonus: 0, lock: [], forbid: [], release: [] }))
    const solve = () => test.get(ScenarioSolver).solve(id, { ctx: test.ctx(), signal: new AbortController().signal, progress: () => Promise.resolve() })
    const scenario = () => test.one('select state, attempt, problem from mentoring.scenario where id = $1', [id])
    const holder = new Client({ connectionString: test.database.adminUrl })
    await holder.connect()
    try {
      await holder.query('begin')
      await holder.query('lock table mentoring.scenario_constraint')
      const solving = expect(solve()).rejects.toMatchObject({ code: 'UNAVAILABLE' })
      await eventually(async () => expect((await holder.query(`select pg_terminate_backend(pid) from pg_locks where relation = 'mentoring.scenario_constraint'::regclass and not granted`)).rowCount).toBe(1))
      await solving
    } finally {
      await holder.end()
    }
    expect(await scenario()).toEqual({ state: 'solving', attempt: 1, problem: null })
    await solve()
    expect(await scenario()).toEqual({ state: 'solved', attempt: 2, problem: null })
  })

  describe('a scheme that is closed meanwhile', () => {
    const whileClosed = <T>(schemeId: SchemeId, work: () => Promise<T>) =>
      whileLocked(test, 'scheme', schemeId, work, (holder) => holder.query(`update mentoring.scheme set state = 'closed' where id = $1`, [schemeId]))
    const ready = async (): Promise<SchemeId> => {
      const schemeId = await test.scheme()
      await someone(schemeId, 'mentee')
      await someone(schemeId, 'mentor')
      return schemeId
    }
    const REFUSED = { code: 'SCHEME_NOT_OPEN', message: expect.stringMatching(/open the scheme/i) as string }

    it('gets no round', async () => {
      const schemeId = await ready()
      expect(await whileClosed(schemeId, () => test.get(RoundsService).create(manager, schemeId, PLAN))).toMatchObject({ waited: true, value: { ok: false, error: [REFUSED] } })
      expect(await test.one('select count(*) as n from mentoring.match_round where scheme_id = $1', [schemeId])).toEqual({ n: 0 })
    })

    it('is not frozen for', async () => {
      const schemeId = await ready()
      const id = await intake(schemeId)
      expect(await whileClosed(schemeId, () => test.get(FreezingService).freeze(manager, id))).toMatchObject({ waited: true, value: { ok: false, error: [REFUSED] } })
      expect((await test.get(RoundsService).byId(manager, id)).state).toBe('intake')
    })

    it('gets no proposals until it is opened again', async () => {
      const schemeId = await ready()
      const scenario = await solved(schemeId)
      expect(await whileClosed(schemeId, () => publish(scenario))).toMatchObject({ waited: true, value: { ok: false, error: { errors: [REFUSED], changes: [], changesToken: null } } })
      expect(await test.one('select count(*) as n from mentoring.match where scheme_id = $1', [schemeId])).toEqual({ n: 0 })
      await test.pool.query(`update mentoring.scheme set state = 'open' where id = $1`, [schemeId])
      expect(unwrap(await publish(scenario))).toMatchObject({ matches: 1 })
    })
  })
})
