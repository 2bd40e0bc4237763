import { newId, type OrganisationId, type PersonId, unwrap } from '#kernel'
import type { Ctx } from '#platform/access'
import type { ProfileId, RoundId, ScenarioId, SchemeId } from '../../domain/index.js'
import { type MentoringTest, startMentoring, whileHeld } from '../../testing/mentoring-test-app.js'
import { FreezingService } from './freezing.service.js'
import { PublicationService } from './publication.service.js'
import { RoundsModule } from './rounds.module.js'
import { RoundsService } from './rounds.service.js'
import { ScenarioSolver } from './scenario-solver.js'
import { ScenariosService } from './scenarios.service.js'

const WISH = { title: 'First', weights: {}, objective: 'everyone', floor: 0, keepBonus: 0, lock: [], forbid: [], release: [] }

describe('rounds that two people hold at once, and large ones', () => {
  let test: MentoringTest
  let manager: Ctx

  beforeAll(async () => {
    test = await startMentoring([RoundsModule])
    manager = test.ctx(test.manager.actor)
  })
  afterAll(() => test.close())

  const someone = async (schemeId: SchemeId, side: 'mentee' | 'mentor'): Promise<ProfileId> => {
    const organisationId = side === 'mentee' ? test.council : test.elsewhere
    return test.fixture.profile(schemeId, (await test.seed.person({ roles: [['learner', organisationId]] })).id, { side, organisationId })
  }
  const intake = async (schemeId: SchemeId): Promise<RoundId> => {
    const id = unwrap(await test.get(RoundsService).create(manager, schemeId, { title: 'Autumn', intakeOpensOn: '2026-05-01', intakeClosesOn: '2026-05-31' }))
    return unwrap(await test.get(RoundsService).openIntake(manager, id))
  }
  const solve = (id: ScenarioId) => test.get(ScenarioSolver).solve(id, { ctx: test.ctx(), signal: new AbortController().signal, progress: () => Promise.resolve() })

  it('freezes after whoever changes the scheme, the round or a profile, and sees what they did', async () => {
    const schemeId = await test.scheme()
    const [mentee] = [await someone(schemeId, 'mentee'), await someone(schemeId, 'mentor'), await someone(schemeId, 'mentee')]
    const id = await intake(schemeId)
    const freeze = () => test.get(FreezingService).freeze(manager, id)
    const thaw = async () => unwrap(await test.get(FreezingService).thaw(manager, id, 'Again'))
    const byScheme = await whileHeld(test, (holder) => holder.query(`update mentoring.scheme set settings = jsonb_set(settings, '{months}', '11'), version = version + 1 where id = $1`, [schemeId]), freeze)
    expect([byScheme.waited, (await test.get(RoundsService).byId(manager, id)).frozenScheme?.settings.months]).toEqual([true, 11])
    await thaw()
    const byProfile = await whileHeld(test, (holder) => holder.query(`update mentoring.profile set state = 'withdrawn' where id = $1`, [mentee]), freeze)
    expect([byProfile.waited, (await test.get(RoundsService).byId(manager, id)).mentees]).toEqual([true, 1])
    await thaw()
    const byRound = await whileHeld(test, (holder) => holder.query(`update mentoring.match_round set state = 'cancelled' where id = $1`, [id]), freeze)
    expect(byRound).toMatchObject({ waited: true, value: { ok: false, error: [{ code: 'TRANSITION_NOT_ALLOWED' }] } })
  })

  it('keeps nothing of a solve whose round was thawed, or that was cancelled, while it ended', async () => {
    const schemeId = await test.scheme()
    await someone(schemeId, 'mentee')
    await someone(schemeId, 'mentor')
    const id = await intake(schemeId)
    unwrap(await test.get(FreezingService).freeze(manager, id))
    const scenarios = test.get(ScenariosService)
    const one = unwrap(await scenarios.create(manager, id, WISH))
    // The solver locks the round to begin and to end: held in between, it solves and then waits.
    const holdAtEnd = (change: string, values: unknown[]) => {
      const solving = solve(one)
      return { solving, held: (async () => {
        for (let look = 0; look < 200; look++) {
          if ((await test.one<{ state: string }>('select state from mentoring.scenario where id = $1', [one])).state === 'solving') break
          await new Promise((resolve) => setTimeout(resolve, 2))
        }
        await test.pool.query(change, values)
        await solving
      })() }
    }
    await holdAtEnd('update mentoring.scenario set cancel_requested_at = now() where id = $1', [one]).held
    expect(await scenarios.byId(manager, one)).toMatchObject({ state: 'cancelled', report: null, certificate: null })
    expect(await test.one('select count(*) as n from mentoring.scenario_pair where scenario_id = $1', [one])).toEqual({ n: 0 })
    unwrap(await scenarios.retry(manager, one))
    await test.pool.query(`update mentoring.scenario set state = 'solving', attempt = 1, heartbeat_at = now() where id = $1`, [one])
    const { waited } = await whileHeld(test, async (holder) => {
      await holder.query('select from mentoring.match_round where id = $1 for update', [id])
      for (const table of ['scenario_constraint', 'scenario_pair', 'scenario_standing']) await holder.query(`delete from mentoring.${table} where scenario_id = $1`, [one])
      await holder.query('delete from mentoring.scenario where id = $1', [one])
    }, () => solve(one))
    expect(waited).toBe(true)
    expect(await scenarios.ofRound(manager, id)).toEqual([])
    expect((await test.get(RoundsService).byId(manager, id)).state).toBe('frozen')
  })

  it('publishes after whoever changes the round or one of its people, and sees what they did', async () => {
    const schemeId = await test.scheme()
    const [mentee] = [await someone(schemeId, 'mentee'), await someone(schemeId, 'mentor')]
    const id = await intake(schemeId)
    unwrap(await test.get(FreezingService).freeze(manager, id))
    const scenario = unwrap(await test.get(ScenariosService).create(manager, id, WISH))
    await solve(scenario)
    const publish = () => test.get(PublicationService).publish(manager, scenario, undefined)
    const byProfile = await whileHeld(test, (holder) => holder.query(`update mentoring.profile set state = 'withdrawn' where id = $1`, [mentee]), publish)
    expect(byProfile).toMatchObject({ waited: true, value: { ok: false, error: { errors: [{ code: 'CHANGED_SINCE_FREEZE' }], changes: [{ who: 'mentee', what: 'withdrew' }] } } })
    await test.pool.query(`update mentoring.profile set state = 'ready' where id = $1`, [mentee])
    const byRound = await whileHeld(test, (holder) => holder.query(`update mentoring.match_round set state = 'published', published_scenario_id = $2, published_at = now(), published_by_id = $3 where id = $1`, [id, scenario, test.manager.id]), publish)
    expect(byRound).toMatchObject({ waited: true, value: { ok: false, error: { errors: [{ code: 'ALREADY_PUBLISHED', message: expect.stringContaining('published scenario 1') as string }] } } })
    expect(await test.one('select count(*) as n from mentoring.match where scheme_id = $1', [schemeId])).toEqual({ n: 0 })
  })

  it('freezes 7,500 people and publishes 5,000 pairs in a few seconds', async () => {
    const schemeId = await test.scheme()
    const mentees = await populate(schemeId, test.council, 'mentee', 5_000, 1)
    const mentors = await populate(schemeId, test.elsewhere, 'mentor', 2_500, 2)
    await avoid(schemeId, 'mentee', mentors)
    await avoid(schemeId, 'mentor', mentees)
    const id = await intake(schemeId)
    const began = performance.now()
    unwrap(await test.get(FreezingService).freeze(manager, id))
    const frozen = performance.now()
    const scenario = unwrap(await test.get(ScenariosService).create(manager, id, WISH))
    await test.pool.query(
      `insert into mentoring.scenario_pair (scenario_id, mentee_profile_id, mentor_profile_id, points, breakdown, locked, kept)
       select $1, e.profile_id, r.profile_id, 5000, '[]', false, false
       from (select profile_id, row_number() over (order by profile_id) - 1 as n from mentoring.round_participant where round_id = $2 and side = 'mentee') e
       join (select profile_id, row_number() over (order by profile_id) - 1 as n from mentoring.round_participant where round_id = $2 and side = 'mentor') r on r.n = e.n % 2500`, [scenario, id])
    await test.pool.query(`update mentoring.scenario set state = 'solved', certificate = '{}', report = '{}', engine_version = 'test' where id = $1`, [scenario])
    await test.pool.query(`update mentoring.match_round set state = 'in_review' where id = $1`, [id])
    // What is published here was not solved: nobody avoids anybody by then.
    expect((await test.one<{ n: number }>('select count(*) as n from mentoring.round_barrier where round_id = $1', [id])).n).toBeGreaterThan(14_000)
    await test.pool.query('delete from mentoring.profile_avoid where profile_id in (select id from mentoring.profile where scheme_id = $1)', [schemeId])
    const before = performance.now()
    expect(unwrap(await test.get(PublicationService).publish(manager, scenario, undefined))).toMatchObject({ matches: 5_000, leftOut: 0 })
    // Generous for a busy machine; each takes about a second.
    expect([frozen - began < 12_000, performance.now() - before < 12_000]).toEqual([true, true])
  }, 60_000)

  /** Each profile of a side avoids two of these people, and an organisation. */
  async function avoid(schemeId: SchemeId, side: 'mentee' | 'mentor', people: readonly PersonId[]): Promise<void> {
    await test.pool.query(
      `with own as (select id, row_number() over (order by id)::int as n from mentoring.profile where scheme_id = $1 and side = $2)
       insert into mentoring.profile_avoid (id, profile_id, person_id, organisation_id)
       select gen_random_uuid(), id, ($3::uuid[])[1 + (n * 7 + k * 311) % cardinality($3::uuid[])], null from own, generate_series(1, 2) k
       union all select gen_random_uuid(), id, null, gen_random_uuid() from own`, [schemeId, side, people])
    await test.pool.query(`insert into mentoring.profile_avoid (id, profile_id, email) select gen_random_uuid(), id, 'somebody' || n || '@example.org' from (select id, row_number() over () as n from mentoring.profile where scheme_id = $1 and side = $2) own`, [schemeId, side])
  }

  async function populate(schemeId: SchemeId, organisationId: OrganisationId, side: 'mentee' | 'mentor', many: number, capacity: number): Promise<readonly PersonId[]> {
    const ids = Array.from({ length: many }, () => newId<PersonId>())
    await test.pool.query(`insert into directory.person (id, given_name, family_name, status, created_at, updated_at) select id, 'P', 'P', 'active', now(), now() from unnest($1::uuid[]) id`, [ids])
    // Every tenth has an address that somebody of the other side avoids.
    await test.pool.query(`insert into directory.person_email (email, person_id, is_primary) select 'somebody' || (n * 10 + cardinality($1::uuid[]) % 7) || '@example.org', id, true from unnest($1::uuid[]) with ordinality as u(id, n) where n <= cardinality($1::uuid[]) / 10 on conflict do nothing`, [ids])
    await test.pool.query(`insert into directory.membership (id, person_id, organisation_id, role, starts_on, updated_at) select gen_random_uuid(), id, $2, 'learner', '2020-01-01', now() from unnest($1::uuid[]) id`, [ids, organisationId])
    await test.pool.query(
      `insert into mentoring.profile (id, scheme_id, person_id, side, state, organisation_id, details, capacity, created_at, updated_at)
       select gen_random_uuid(), $2, id, $3, 'ready', $4, '{"languages": ["en"], "modes": ["video"], "seniority": "manager"}', $5, now(), now() from unnest($1::uuid[]) id`, [ids, schemeId, side, organisationId, capacity])
    return ids
  }
})
