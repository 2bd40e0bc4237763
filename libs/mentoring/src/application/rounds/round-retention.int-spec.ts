import { unwrap } from '#kernel'
import type { Ctx } from '#platform/access'
import type { SeededPerson } from '#testing'
import { defaultSettings, type ProfileDetails, type ProfileId, type RoundId, type ScenarioId, type SchemeId } from '../../domain/index.js'
import { type MentoringTest, startMentoring } from '../../testing/mentoring-test-app.js'
import { ExplanationsService } from './explanations.service.js'
import { FreezingService } from './freezing.service.js'
import { PublicationService } from './publication.service.js'
import { FrozenRounds } from './frozen-rounds.js'
import { hashOf, newSalt } from './input-hash.js'
import { RoundRetentionService } from './round-retention.service.js'
import { RoundsModule } from './rounds.module.js'
import { RoundsService } from './rounds.service.js'
import { ScenarioSolver } from './scenario-solver.js'
import { type ScenarioInput, ScenariosService } from './scenarios.service.js'

const PLAN = { title: 'Autumn', intakeOpensOn: '2026-05-01', intakeClosesOn: '2026-05-31' }
const WISH: ScenarioInput = { title: 'First', weights: {}, objective: 'everyone', floor: 0, keepBonus: 0, lock: [], forbid: [], release: [] }

interface Someone {
  readonly person: SeededPerson
  readonly profileId: ProfileId
}

describe('what is kept of a frozen round', () => {
  let test: MentoringTest
  let manager: Ctx

  beforeAll(async () => {
    test = await startMentoring([RoundsModule])
    manager = test.ctx(test.manager.actor)
  })
  afterAll(() => test.close())

  const rounds = () => test.get(RoundsService)
  const someone = async (schemeId: SchemeId, side: 'mentee' | 'mentor', details: ProfileDetails = {}, options: { capacity?: number; wants?: string[]; offers?: string[] } = {}): Promise<Someone> => {
    const organisationId = side === 'mentee' ? test.council : test.elsewhere
    const person = await test.seed.person({ roles: [['learner', organisationId]] })
    return { person, profileId: await test.fixture.profile(schemeId, person.id, { side, organisationId, details, ...options }) }
  }
  const open = async (schemeId: SchemeId): Promise<RoundId> => {
    const id = unwrap(await rounds().create(manager, schemeId, PLAN))
    return unwrap(await rounds().openIntake(manager, id))
  }
  const frozen = async (schemeId: SchemeId): Promise<RoundId> => unwrap(await test.get(FreezingService).freeze(manager, await open(schemeId)))
  const scenario = async (roundId: RoundId, wish: Partial<ScenarioInput> = {}): Promise<ScenarioId> => unwrap(await test.get(ScenariosService).create(manager, roundId, { ...WISH, ...wish }))
  const solve = async (id: ScenarioId): Promise<void> => test.get(ScenarioSolver).solve(id, { ctx: test.ctx(), signal: new AbortController().signal, progress: () => Promise.resolve() })
  const solved = async (roundId: RoundId, wish: Partial<ScenarioInput> = {}): Promise<ScenarioId> => {
    const id = await scenario(roundId, wish)
    await solve(id)
    const { state, problem } = await test.get(ScenariosService).byId(manager, id)
    expect({ state, problem }).toEqual({ state: 'solved', problem: null })
    return id
  }
  const publish = (id: ScenarioId, leaveOut?: string) => test.get(PublicationService).publish(manager, id, leaveOut)

  it('has a hash that cannot be guessed from what goes into it, and comes to it again from its salt', async () => {
    const schemeId = await test.scheme()
    await someone(schemeId, 'mentee'); await someone(schemeId, 'mentor')
    const id = await frozen(schemeId)
    const salt = async () => (await test.one<{ input_salt: string }>('select input_salt from mentoring.match_round where id = $1', [id])).input_salt
    const [round, first] = [await rounds().byId(manager, id), await salt()]
    const input = await test.get(FrozenRounds).of(round)
    expect([hashOf(input, first) === round.inputHash, hashOf(input, null) === round.inputHash, hashOf(input, newSalt()) === round.inputHash]).toEqual([true, false, false])
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    unwrap(await test.get(FreezingService).thaw(manager, id, 'Again'))
    unwrap(await test.get(FreezingService).freeze(manager, id))
    expect([await salt(), (await rounds().byId(manager, id)).inputHash]).toEqual([first, round.inputHash])
    const trail = await test.pool.query(`select detail::text from audit.entry where subject_id = $1::text union all select detail::text from mentoring.match_round_history where round_id = $1::uuid`, [id])
    expect(JSON.stringify(trail.rows)).not.toContain(first)
  })

  it('keeps what is private for as long as its scheme says after it is over, and explains what it can without', async () => {
    const schemeId = await test.scheme({ keepPrivateDays: 10, weights: { ...defaultSettings('reverse').weights, background: 10 } })
    const [ann, ben, cat] = [await someone(schemeId, 'mentee', { choice: 'values' }, { wants: ['data'] }), await someone(schemeId, 'mentee', {}, { wants: ['design'] }), await someone(schemeId, 'mentee', { languages: ['cy'] })]
    const [one, two] = [await someone(schemeId, 'mentor', {}, { offers: ['data'] }), await someone(schemeId, 'mentor', {}, { offers: ['design'] })]
    await test.pool.query('insert into mentoring.profile_wish (profile_id, person_id, position) values ($1, $2, 0)', [ann.profileId, one.person.id])
    await test.pool.query('insert into mentoring.profile_avoid (id, profile_id, person_id) values (gen_random_uuid(), $1, $2)', [ben.profileId, one.person.id])
    await test.pool.query(`insert into mentoring.profile_background (profile_id, tags, consented_at) values ($1, '{first-generation}', now()), ($2, '{first-generation}', now())`, [ann.profileId, one.profileId])
    const id = await frozen(schemeId)
    const scenarioId = await solved(id)
    const explain = (mentee: Someone, mentor: Someone) => test.get(ExplanationsService).explain(manager, scenarioId, { menteeProfileId: mentee.profileId, mentorProfileId: mentor.profileId })
    const before = await Promise.all([explain(ann, one), explain(ben, one), explain(cat, two), explain(ann, two)])
    unwrap(await publish(scenarioId))
    const retention = (day: string) => test.get(RoundRetentionService).removeDue({ ...test.ctx(), now: new Date(`${day}T02:50:00Z`) })
    const stored = async () => JSON.stringify((await test.pool.query(
      `select (select json_agg(n.facts) from mentoring.round_participant n where n.round_id = $1) as facts, (select json_agg(b.kind) from mentoring.round_barrier b where b.round_id = $1) as kinds,
         (select json_agg(p.breakdown) from mentoring.scenario_pair p join mentoring.scenario c on c.id = p.scenario_id where c.round_id = $1) as breakdowns`, [id])).rows)
    const PRIVATE = ['first-generation', one.person.id, '"choice":"values"', '"wishes":["', 'avoided', '"code":"background"', '"code":"choice"']
    for (const secret of PRIVATE) expect(await stored()).toContain(secret)
    // Those of other tests here, which are over.
    await retention('2026-12-01')
    for (const secret of PRIVATE) expect(await stored()).toContain(secret)
    unwrap(await rounds().close(manager, id))
    expect(await retention('2026-05-10')).toBe(0)
    const hash = (await rounds().byId(manager, id)).inputHash
    expect([await retention('2026-05-12'), await retention('2026-05-12')]).toEqual([1, 0])
    for (const secret of PRIVATE) expect(await stored()).not.toContain(secret)
    expect(await rounds().byId(manager, id)).toMatchObject({ inputHash: hash, privateRemovedAt: new Date('2026-05-12T02:50:00Z'), state: 'closed' })
    const after = await Promise.all([explain(ann, one), explain(ben, one), explain(cat, two), explain(ann, two)])
    // Who was matched, with the public points, and which rules stood between two, as before.
    expect(after.slice(0, 3)).toEqual(before.slice(0, 3))
    expect(before.map(({ answer }) => answer).slice(0, 3)).toEqual(['MATCHED', 'NOT_ELIGIBLE', 'NOT_ELIGIBLE'])
    expect(before[3]?.answer).not.toBe('PRIVATE_NOT_KEPT')
    expect(after[3]).toEqual({ ...before[3], answer: 'PRIVATE_NOT_KEPT' })
    expect((await test.pool.query(`select h.actor_id from mentoring.match_round_history h where h.round_id = $1 and h.action = 'remove_private'`, [id])).rows).toEqual([{ actor_id: null }])
    // What is solved without anything private is explained as ever.
    const open = await test.scheme({ keepPrivateDays: 0, weights: { ...defaultSettings('reverse').weights, wishes: 0, choice: 0 } })
    const [dan, eve, fay, gil] = [await someone(open, 'mentee', {}, { wants: ['data'] }), await someone(open, 'mentee', {}, { wants: ['design'] }), await someone(open, 'mentor', {}, { offers: ['data'] }), await someone(open, 'mentor', {}, { offers: ['design'] })]
    const plain = await frozen(open)
    const solution = await solved(plain)
    const why = (): Promise<unknown> => Promise.all([[dan, fay], [dan, gil], [eve, fay]].map(([mentee, mentor]) => test.get(ExplanationsService).explain(manager, solution, { menteeProfileId: mentee!.profileId, mentorProfileId: mentor!.profileId })))
    const known = await why()
    unwrap(await rounds().cancel(manager, plain, 'No longer needed'))
    expect(await retention('2026-05-12')).toBe(1)
    expect(await why()).toEqual(known)
  })
})
