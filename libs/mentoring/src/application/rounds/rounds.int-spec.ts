import { newId, unwrap } from '#kernel'
import type { Ctx } from '#platform/access'
import type { SeededPerson } from '#testing'
import { defaultSettings, type ProfileDetails, type ProfileId, type RoundId, type ScenarioId, type SchemeId } from '../../domain/index.js'
import { type MentoringTest, startMentoring } from '../../testing/mentoring-test-app.js'
import { ExplanationsService } from './explanations.service.js'
import { FreezingService } from './freezing.service.js'
import { PublicationService } from './publication.service.js'
import { RoundViewService } from './round-view.service.js'
import { RoundsModule } from './rounds.module.js'
import { RoundsService } from './rounds.service.js'
import { ScenarioSolver } from './scenario-solver.js'
import { ScenarioSweep } from './scenario-sweep.js'
import { type ScenarioInput, ScenariosService } from './scenarios.service.js'

const PLAN = { title: 'Autumn', intakeOpensOn: '2026-05-01', intakeClosesOn: '2026-05-31' }
const WISH: ScenarioInput = { title: 'First', weights: {}, objective: 'everyone', floor: 0, keepBonus: 0, lock: [], forbid: [], release: [] }

interface Someone {
  readonly person: SeededPerson
  readonly profileId: ProfileId
}

describe('a round', () => {
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
  const codes = (result: { ok: true } | { ok: false; error: readonly { code: string }[] }): string[] => (result.ok ? [] : result.error.map(({ code }) => code))
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
  const set = (id: ProfileId, what: string) => test.pool.query(`update mentoring.profile set ${what} where id = $1`, [id])
  const pairsOf = async (id: ScenarioId): Promise<string[][]> =>
    (await test.get(ExplanationsService).pairs(manager, id, { lockedOnly: false }, 100, undefined)).rows.map(({ menteeProfileId, mentorProfileId }) => [menteeProfileId, mentorProfileId])

  it('is planned once at a time, for an open scheme, by those who match', async () => {
    const schemeId = await test.scheme()
    expect(codes(await rounds().create(manager, schemeId, { title: ' ', intakeOpensOn: '2026-02-31', intakeClosesOn: '2026-05-01' }))).toEqual(['TITLE_LENGTH', 'DATE'])
    expect(codes(await rounds().create(manager, schemeId, { ...PLAN, intakeClosesOn: '2026-05-01' }))).toEqual(['DAYS_IN_ORDER'])
    expect(codes(await rounds().create(manager, await test.fixture.scheme(test.council, { state: 'draft' }), PLAN))).toEqual(['SCHEME_NOT_OPEN'])
    const id = unwrap(await rounds().create(manager, schemeId, PLAN))
    expect(codes(await rounds().create(manager, schemeId, PLAN))).toEqual(['ROUND_UNDER_WAY'])
    expect(codes(await test.get(FreezingService).freeze(manager, id))).toEqual(['TRANSITION_NOT_ALLOWED'])
    expect(codes(await rounds().cancel(manager, id, ''))).toEqual(['REASON_REQUIRED'])
    unwrap(await rounds().cancel(manager, id, 'Too few mentors'))
    const matcher = await test.seed.person({ roles: [['matching_manager', test.council]] })
    const next = unwrap(await rounds().create(test.ctx(matcher.actor), schemeId, PLAN))
    const other = await test.seed.person({ roles: [['scheme_manager', test.elsewhere], ['matching_manager', test.elsewhere], ['organisation_admin', test.council]] })
    for (const outsider of [test.ctx(other.actor), test.ctx((await someone(schemeId, 'mentee')).person.actor)]) {
      await expect(rounds().byId(outsider, next)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(rounds().page(outsider, schemeId, 20, undefined)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(rounds().openIntake(outsider, next)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(test.get(FreezingService).freeze(outsider, next)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    expect((await rounds().page(manager, schemeId, 1, undefined))).toMatchObject({ total: 2, rows: [{ id: next }, { id }] })
    const view = test.get(RoundViewService)
    const two = (await rounds().page(manager, schemeId, 2, undefined)).rows
    expect([...(await view.histories(manager, two)).values()].map((steps) => steps.map(({ action }) => action))).toEqual([['create'], ['cancel', 'create']])
    for (const outsider of [test.ctx(other.actor), test.ctx((await someone(schemeId, 'mentee')).person.actor)]) {
      for (const ask of ['histories', 'scenarios', 'intakes'] as const) await expect(view[ask](outsider, two)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
  })

  it('is not frozen without mentees, mentors or seats, and says what to do', async () => {
    const schemeId = await test.scheme()
    const id = await open(schemeId)
    const freeze = () => test.get(FreezingService).freeze(manager, id)
    expect(codes(await freeze())).toEqual(['NO_MENTEES', 'NO_MENTORS'])
    await someone(schemeId, 'mentee')
    const full = await someone(schemeId, 'mentor', {}, { capacity: 0 })
    expect(codes(await freeze())).toEqual(['NO_MENTORS'])
    const round = await rounds().byId(manager, id)
    expect((await test.get(RoundViewService).intakes(manager, [round])).get(round)).toMatchObject({ mentees: 1, mentors: 1, seats: 0 })
    await set(full.profileId, 'capacity = 10000')
    const gone = await someone(schemeId, 'mentee')
    await test.pool.query(`update directory.membership set ends_on = '2026-05-01' where person_id = $1`, [gone.person.id])
    unwrap(await freeze())
    // The scheme lets a mentor have three; who left the council is not in it.
    expect(await rounds().byId(manager, id)).toMatchObject({ state: 'frozen', mentees: 1, mentors: 1, seats: 3, inputHash: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })

  it('keeps the scheme and the people as they were when it was frozen, and comes to the same hash again', async () => {
    const schemeId = await test.scheme()
    const [mentee, mentor] = [await someone(schemeId, 'mentee', {}, { wants: ['data'] }), await someone(schemeId, 'mentor', {}, { offers: ['data'] })]
    await test.pool.query('insert into mentoring.profile_wish (profile_id, person_id, position) values ($1, $2, 0)', [mentee.profileId, mentor.person.id])
    const id = await frozen(schemeId)
    const first = await rounds().byId(manager, id)
    await test.pool.query(`update mentoring.scheme set settings = jsonb_set(settings, '{rules,sameRegion}', 'true'), version = version + 1 where id = $1`, [schemeId])
    await set(mentor.profileId, `details = details || '{"languages": ["cy"]}'`)
    const scenarioId = await solved(id)
    expect(await pairsOf(scenarioId)).toEqual([[mentee.profileId, mentor.profileId]])
    expect((await rounds().byId(manager, id)).frozenScheme?.settings.rules.sameRegion).toBe(false)
    expect(codes(await test.get(FreezingService).thaw(manager, id, ' '))).toEqual(['REASON_REQUIRED'])
    unwrap(await test.get(FreezingService).thaw(manager, id, 'Two more mentors'))
    expect(await test.get(ScenariosService).ofRound(manager, id)).toEqual([])
    expect((await rounds().byId(manager, id))).toMatchObject({ state: 'intake', inputHash: null, mentees: 0 })
    await test.pool.query(`update mentoring.scheme set settings = jsonb_set(settings, '{rules,sameRegion}', 'false'), version = version - 1 where id = $1`, [schemeId])
    await set(mentor.profileId, `details = details || '{"languages": ["en"]}'`)
    unwrap(await test.get(FreezingService).freeze(manager, id))
    expect((await rounds().byId(manager, id)).inputHash).toBe(first.inputHash)
  })

  it('is not solved on anything but what was frozen', async () => {
    const schemeId = await test.scheme()
    await someone(schemeId, 'mentee')
    await someone(schemeId, 'mentor')
    const id = await frozen(schemeId)
    await test.pool.query('update mentoring.round_participant set seats = seats + 1 where round_id = $1', [id])
    await expect(test.get(ScenariosService).create(manager, id, WISH)).rejects.toThrow('no longer what was frozen')
    await test.pool.query('update mentoring.round_participant set seats = seats - 1 where round_id = $1', [id])
    await solved(id)
  })

  it('freezes no wishes in a scheme that has become blind since', async () => {
    const schemeId = await test.scheme()
    const [mentee, mentor] = [await someone(schemeId, 'mentee'), await someone(schemeId, 'mentor')]
    await test.pool.query('insert into mentoring.profile_wish (profile_id, person_id, position) values ($1, $2, 0)', [mentee.profileId, mentor.person.id])
    const id = await frozen(schemeId)
    const wishes = async () => (await test.one<{ wishes: string[] }>(`select facts->'wishes' as wishes from mentoring.round_participant where round_id = $1 and profile_id = $2`, [id, mentee.profileId])).wishes
    expect(await wishes()).toEqual([mentor.person.id])
    unwrap(await test.get(FreezingService).thaw(manager, id, 'The scheme becomes blind'))
    await test.pool.query(`update mentoring.scheme set settings = settings || '{"blind": true}' where id = $1`, [schemeId])
    unwrap(await test.get(FreezingService).freeze(manager, id))
    expect(await wishes()).toEqual([])
  })

  it('keeps people apart for every reason that always holds', async () => {
    const schemeId = await test.scheme({}, 'paired')
    const [mentee, other] = [await someone(schemeId, 'mentee', { background: 'non_digital' }), await someone(schemeId, 'mentee', { background: 'non_digital' })]
    const mentors = await Promise.all(Array.from({ length: 4 }, () => someone(schemeId, 'mentor', { background: 'digital' })))
    const [boss, report, shy, failed] = mentors as [Someone, Someone, Someone, Someone]
    const twice = await test.fixture.profile(schemeId, mentee.person.id, { side: 'mentor', organisationId: test.council })
    await test.seed.lineManager(mentee.person.id, boss.person.id, test.council)
    await test.seed.lineManager(report.person.id, mentee.person.id, test.elsewhere)
    await test.pool.query('insert into mentoring.profile_avoid (id, profile_id, organisation_id) values (gen_random_uuid(), $1, $2)', [shy.profileId, test.council])
    await test.fixture.match(schemeId, mentee.profileId, failed.profileId, 'declined')
    await test.pool.query(`insert into mentoring.profile_avoid (id, profile_id, email) values (gen_random_uuid(), $1, $2), (gen_random_uuid(), $1, 'nobody@example.org'), (gen_random_uuid(), $3, $4)`, [other.profileId, failed.person.email, report.profileId, other.person.email])
    const id = await frozen(schemeId)
    const { rows } = await test.pool.query<{ mentee: string; mentor: string; kind: string }>('select mentee_profile_id as mentee, mentor_profile_id as mentor, kind from mentoring.round_barrier where round_id = $1', [id])
    const expected = [[mentee.profileId, twice, 'same_person'], [mentee.profileId, boss.profileId, 'line_management'], [mentee.profileId, report.profileId, 'line_management'],
      [mentee.profileId, shy.profileId, 'avoided'], [other.profileId, shy.profileId, 'avoided'], [mentee.profileId, failed.profileId, 'failed_before'],
      [other.profileId, failed.profileId, 'avoided'], [other.profileId, report.profileId, 'avoided']]
    expect(rows.map(({ mentee: one, mentor, kind }) => `${one} ${mentor} ${kind}`).sort()).toEqual(expected.map((row) => row.join(' ')).sort())
  })

  it('solves scenarios, keeps its proof, and explains without anything private', async () => {
    const schemeId = await test.scheme({ weights: { ...defaultSettings('reverse').weights, background: 10 } })
    const [ann, ben, cat] = [await someone(schemeId, 'mentee', {}, { wants: ['data'] }), await someone(schemeId, 'mentee', {}, { wants: ['design'] }), await someone(schemeId, 'mentee', { languages: ['cy'] })]
    const [one, two] = [await someone(schemeId, 'mentor', {}, { offers: ['data'] }), await someone(schemeId, 'mentor', {}, { offers: ['design'] })]
    await test.pool.query('insert into mentoring.profile_avoid (id, profile_id, person_id) values (gen_random_uuid(), $1, $2)', [cat.profileId, one.person.id])
    await test.pool.query(`insert into mentoring.profile_background (profile_id, tags, consented_at) values ($1, '{first-generation}', now()), ($2, '{first-generation}', now())`, [ann.profileId, one.profileId])
    const id = await frozen(schemeId)
    const scenarioId = await solved(id)
    const explanations = test.get(ExplanationsService)
    expect((await pairsOf(scenarioId)).sort()).toEqual([[ann.profileId, one.profileId], [ben.profileId, two.profileId]].sort())
    expect(await test.get(ScenariosService).byId(manager, scenarioId)).toMatchObject({ engineVersion: expect.any(String), report: { seekers: 3, placed: 2, seats: 2 }, certificate: { objective: 'everyone' }, attempt: 1 })
    expect((await rounds().byId(manager, id)).state).toBe('in_review')
    const why = await explanations.explain(manager, scenarioId, { menteeProfileId: ann.profileId, mentorProfileId: one.profileId })
    expect(why).toMatchObject({ answer: 'MATCHED', rules: [], pair: { points: expect.any(Number) } })
    expect(why.pair!.breakdown.reduce((sum, { points }) => sum + points, 0)).toBe(why.pair!.points)
    expect(why.pair!.breakdown.map(({ code }) => code)).toEqual(['skills', 'values', 'seniority', 'sector', 'region', 'times'])
    expect(await explanations.explain(manager, scenarioId, { menteeProfileId: ann.profileId, mentorProfileId: two.profileId })).toMatchObject({ answer: expect.stringMatching(/COSTS|FEWER_PLACED/), menteeHas: { mentorProfileId: one.profileId }, mentorHas: { menteeProfileId: ben.profileId } })
    expect(await explanations.explain(manager, scenarioId, { menteeProfileId: cat.profileId, mentorProfileId: one.profileId })).toMatchObject({ answer: 'NOT_ELIGIBLE', rules: ['kept_apart', 'shared_language'], pair: null })
    await expect(explanations.explain(manager, scenarioId, { menteeProfileId: one.profileId, mentorProfileId: ann.profileId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const { rows } = await explanations.unplaced(manager, scenarioId, 20, undefined)
    expect(rows).toMatchObject([{ profileId: cat.profileId, unplaced: { reason: 'no_eligible_host', eligible: 0, removedBy: { kept_apart: 1, shared_language: 2 } } }])
    await expect(explanations.pairs(test.ctx(ann.person.actor), scenarioId, { lockedOnly: false }, 20, undefined)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('lets reviewers lock, forbid and keep, says what they cannot, and compares', async () => {
    const schemeId = await test.scheme()
    const mentees = [await someone(schemeId, 'mentee', {}, { wants: ['data'] }), await someone(schemeId, 'mentee', {}, { wants: ['design'] })]
    const mentors = [await someone(schemeId, 'mentor', {}, { offers: ['data'] }), await someone(schemeId, 'mentor', {}, { offers: ['design'] })]
    const apart = await someone(schemeId, 'mentor', { languages: ['cy'] })
    const id = await frozen(schemeId)
    const pair = (mentee: number, mentor: Someone) => ({ menteeProfileId: mentees[mentee]!.profileId, mentorProfileId: mentor.profileId })
    const create = async (wish: Partial<ScenarioInput>) => codes(await test.get(ScenariosService).create(manager, id, { ...WISH, ...wish }))
    expect(await create({ title: '', weights: { skills: Number.NaN, values: -1 }, objective: 'best', floor: 10_001, keepBonus: 5 })).toEqual(['TITLE_LENGTH', 'WEIGHT', 'WEIGHT', 'OBJECTIVE', 'FLOOR', 'KEEP_BONUS_NEEDS_BASE'])
    expect(await create({ weights: { wishes: 90 } })).toEqual(['WEIGHT_IS_PRIVATE'])
    expect(await create({ weights: { skills: 0, values: 0, seniority: 0, sector: 0, region: 0, times: 1 } })).toEqual(['PRIVATE_TOO_HEAVY'])
    expect(await create({ lock: [pair(0, apart)] })).toEqual(['LOCK_BREAKS_RULE'])
    expect(await create({ lock: [pair(0, mentors[0]!), pair(0, mentors[1]!)] })).toEqual(['LOCKED_TWICE'])
    expect(await create({ lock: [pair(0, mentors[0]!), pair(1, mentors[0]!)] })).toEqual(['LOCKED_BEYOND_SEATS'])
    expect(await create({ lock: [pair(0, mentors[0]!)], forbid: [pair(0, mentors[0]!)] })).toEqual(['LOCKED_AND_FORBIDDEN'])
    expect(await create({ forbid: [{ menteeProfileId: newId(), mentorProfileId: mentors[0]!.profileId }] })).toEqual(['NOT_A_PARTICIPANT'])
    expect(await create({ baseId: newId() })).toEqual(['BASE_UNKNOWN'])
    const first = await solved(id)
    const second = await solved(id, { title: 'Crossed', baseId: first, lock: [pair(0, mentors[1]!)] })
    expect((await pairsOf(second)).sort()).toEqual([[mentees[0]!.profileId, mentors[1]!.profileId], [mentees[1]!.profileId, mentors[0]!.profileId]].sort())
    expect(await test.get(ExplanationsService).compare(manager, second, first)).toMatchObject({ same: 0, moved: 2, gained: 0, lost: 0 })
    const third = await solved(id, { title: 'Kept', baseId: second, release: [pair(0, mentors[1]!)], keepBonus: 10_000 })
    const known = await test.get(ScenariosService).ofRound(manager, id)
    const constraints = await test.get(RoundViewService).constraints(manager, known)
    expect(known.slice(0, 3).map((one) => constraints.get(one))).toEqual([{ locked: [], forbidden: [] }, { locked: [pair(0, mentors[1]!)], forbidden: [] }, { locked: [], forbidden: [] }])
    await expect(test.get(RoundViewService).constraints(test.ctx(mentees[0]!.person.actor), known)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await pairsOf(third)).sort()).toEqual((await pairsOf(second)).sort())
    const fourth = await solved(id, { title: 'Barred', baseId: first, forbid: [pair(0, mentors[0]!), pair(0, mentors[1]!)] })
    expect(await pairsOf(fourth)).toEqual([[mentees[1]!.profileId, mentors[1]!.profileId]])
    const search = await test.get(ExplanationsService).pairs(manager, first, { search: `Person`, lockedOnly: true }, 20, undefined)
    expect(search).toMatchObject({ total: 0 })
  })

  it('cancels, fails in words and is tried again; a dead worker is found', async () => {
    const schemeId = await test.scheme()
    await someone(schemeId, 'mentee'); await someone(schemeId, 'mentor')
    const id = await frozen(schemeId)
    const service = test.get(ScenariosService)
    const one = await scenario(id)
    unwrap(await service.cancel(manager, one))
    await solve(one)
    expect(await service.byId(manager, one)).toMatchObject({ state: 'cancelled', attempt: 0 })
    unwrap(await service.retry(manager, one))
    // Three workers took it and died.
    await test.pool.query(`update mentoring.scenario set state = 'solving', attempt = 3, heartbeat_at = $2 where id = $1`, [one, new Date(test.clock.now().getTime() - 6 * 60_000)])
    const queued = () => test.one<{ n: number }>(`select count(*) as n from platform.outbox_message where topic = 'mentoring.scenario-queued' and payload->>'scenarioId' = $1`, [one])
    const before = (await queued()).n
    await test.get(ScenarioSweep).sweep(test.ctx())
    await test.get(ScenarioSweep).sweep(test.ctx())
    expect((await queued()).n).toBe(before + 1)
    await solve(one)
    expect(await service.byId(manager, one)).toMatchObject({ state: 'failed', problem: expect.stringContaining('stopped 3 times') })
    unwrap(await service.retry(manager, one))
    await solve(one)
    expect(await service.byId(manager, one)).toMatchObject({ state: 'solved', problem: null })
    await solve(one)
    expect(codes(await service.cancel(manager, one))).toEqual(['TRANSITION_NOT_ALLOWED'])
    expect(codes(await service.retry(manager, one))).toEqual(['TRANSITION_NOT_ALLOWED'])
    const stopped = new AbortController()
    stopped.abort()
    const two = await scenario(id, { title: 'Second' })
    await expect(test.get(ScenarioSolver).solve(two, { ctx: test.ctx(), signal: stopped.signal, progress: () => Promise.resolve() })).rejects.toThrow('stopped')
    expect(await service.byId(manager, two)).toMatchObject({ state: 'solving' })
    await solve(two)
    expect(await service.byId(manager, two)).toMatchObject({ state: 'solved', attempt: 2 })
  })

  it('is not touched any more by a worker from whom another took it over', async () => {
    const schemeId = await test.scheme()
    await someone(schemeId, 'mentee'); await someone(schemeId, 'mentor')
    const id = await scenario(await frozen(schemeId))
    const takeOver = async (): Promise<void> => void (await test.pool.query('update mentoring.scenario set attempt = 2 where id = $1', [id]))
    await test.get(ScenarioSolver).solve(id, { ctx: test.ctx(), signal: new AbortController().signal, progress: takeOver })
    expect(await test.get(ScenariosService).byId(manager, id)).toMatchObject({ state: 'solving', attempt: 2 })
  })

  it('is published with proposals for everybody, and whoever waited comes first next time', async () => {
    const schemeId = await test.scheme()
    const [ann, ben] = [await someone(schemeId, 'mentee', {}, { wants: ['data'] }), await someone(schemeId, 'mentee', { languages: ['cy'] })]
    const mentor = await someone(schemeId, 'mentor', {}, { offers: ['data'] })
    const id = await frozen(schemeId)
    const waiting = await scenario(id, { title: 'Waiting' })
    const scenarioId = await solved(id)
    const refused = await publish(waiting)
    expect(refused.ok ? [] : refused.error.errors.map(({ code }) => code)).toEqual(['SCENARIO_NOT_SOLVED'])
    expect(unwrap(await publish(scenarioId))).toEqual({ roundId: id, matches: 1, leftOut: 0 })
    expect(await test.one('select state, source, scenario_id, reasons from mentoring.match where mentee_profile_id = $1', [ann.profileId]))
      .toEqual({ state: 'proposed', source: 'round', scenario_id: scenarioId, reasons: expect.arrayContaining([{ code: 'skills', skills: ['data'] }]) })
    expect([await test.taken(ann.profileId), await test.taken(mentor.profileId), await test.taken(ben.profileId)]).toMatchObject([{ taken: 1 }, { taken: 1 }, { taken: 0, priority: 500 }])
    expect(await rounds().byId(manager, id)).toMatchObject({ state: 'published', publishedScenarioId: scenarioId, publishedById: test.manager.id })
    expect(await test.get(ScenariosService).byId(manager, waiting)).toMatchObject({ state: 'cancelled' })
    const again = await publish(scenarioId)
    expect(again.ok ? '' : again.error.errors[0]).toMatchObject({ code: 'ALREADY_PUBLISHED', message: expect.stringContaining('Mo Person') })
    unwrap(await rounds().close(manager, id))
  })

  it('publishes nothing that has changed since, names what, and leaves out what was seen', async () => {
    const schemeId = await test.scheme()
    const people = await Promise.all(['data', 'design', 'delivery', 'data', 'design', 'delivery'].map(async (skill) => [await someone(schemeId, 'mentee', {}, { wants: [skill] }), await someone(schemeId, 'mentor', {}, { offers: [skill] })] as const))
    const id = await frozen(schemeId)
    const scenarioId = await solved(id)
    const partner = new Map((await pairsOf(scenarioId)).map(([mentee, mentor]) => [mentee!, mentor!]))
    const mentees = people.map(([mentee]) => mentee)
    const mentorOf = (n: number): ProfileId => partner.get(mentees[n]!.profileId)! as ProfileId
    expect(partner.size).toBe(6)
    const preview = () => test.get(PublicationService).preview(manager, scenarioId)
    expect(await preview()).toMatchObject({ changes: [], changesToken: null })
    await set(mentees[0]!.profileId, `state = 'withdrawn'`)
    await set(mentorOf(1), `state = 'paused'`)
    await set(mentees[2]!.profileId, `organisation_id = '${test.elsewhere}'`)
    await test.pool.query(`insert into directory.membership (id, person_id, organisation_id, role, starts_on, updated_at) values (gen_random_uuid(), $1, $2, 'learner', '2020-01-01', now())`, [mentees[2]!.person.id, test.elsewhere])
    await test.pool.query(`update directory.membership set ends_on = '2026-04-30' where person_id = $1`, [mentees[3]!.person.id])
    await test.pool.query('insert into mentoring.profile_avoid (id, profile_id, person_id) select gen_random_uuid(), $1, person_id from mentoring.profile where id = $2', [mentees[4]!.profileId, mentorOf(4)])
    const refused = await publish(scenarioId)
    if (refused.ok) throw new Error('Published')
    const { errors, changes, changesToken } = refused.error
    expect(errors).toMatchObject([{ code: 'CHANGED_SINCE_FREEZE', message: expect.stringContaining('5 pairs') }])
    expect(changes.map(({ menteeProfileId, who, what, rules }) => [mentees.findIndex(({ profileId }) => profileId === menteeProfileId), who, what, ...rules]).sort()).toEqual([
      [0, 'mentee', 'withdrew'], [1, 'mentor', 'paused'], [2, 'mentee', 'moved_council', 'other_organisation'], [3, 'mentee', 'left'], [4, 'both', 'rule_broken', 'kept_apart'],
    ])
    expect(await test.one('select count(*) as n from mentoring.match where scheme_id = $1', [schemeId])).toEqual({ n: 0 })
    await set(mentorOf(5), 'capacity = 0')
    const more = await publish(scenarioId, changesToken!)
    expect(more.ok ? [] : more.error.changes.map(({ what }) => what)).toContain('no_seat_left')
    await set(mentorOf(5), 'capacity = 1')
    expect(unwrap(await publish(scenarioId, changesToken!))).toEqual({ roundId: id, matches: 1, leftOut: 5 })
    expect(await test.one('select count(*) as n from mentoring.match where mentee_profile_id = $1', [mentees[5]!.profileId])).toEqual({ n: 1 })
    expect((await test.taken(mentees[1]!.profileId)).priority).toBe(500)
  })

  it('says of pairs that are kept apart since that they are, and nothing by which the reasons could be told from each other', async () => {
    const schemeId = await test.scheme({}, 'reverse')
    const people = await Promise.all(Array.from({ length: 7 }, async (_, n) => [await someone(schemeId, 'mentee', {}, { wants: [`skill-${n}`] }), await someone(schemeId, 'mentor', {}, { offers: [`skill-${n}`] })] as const))
    const scenarioId = await solved(await frozen(schemeId))
    const mentors = new Map(people.map(([, mentor]) => [mentor.profileId as string, mentor]))
    const partner = new Map((await pairsOf(scenarioId)).map(([mentee, mentor]) => [mentee!, mentors.get(mentor!)!]))
    expect(partner.size).toBe(7)
    const pair = (n: number): readonly [Someone, Someone] => [people[n]![0], partner.get(people[n]![0].profileId)!]
    const avoid = (who: Someone, column: 'person_id' | 'organisation_id' | 'email', value: string) => test.pool.query(`insert into mentoring.profile_avoid (id, profile_id, ${column}) values (gen_random_uuid(), $1, $2)`, [who.profileId, value])
    await avoid(pair(0)[0], 'person_id', pair(0)[1].person.id)
    await avoid(pair(1)[1], 'email', pair(1)[0].person.email)
    await test.seed.lineManager(pair(2)[0].person.id, pair(2)[1].person.id, test.council)
    const elsewhere = await test.scheme()
    const [before, then] = [await test.fixture.profile(elsewhere, pair(3)[0].person.id, { side: 'mentee', organisationId: test.council }), await test.fixture.profile(elsewhere, pair(3)[1].person.id, { side: 'mentor', organisationId: test.elsewhere })]
    await test.fixture.match(elsewhere, before, then, 'ended_early')
    await set(pair(4)[1].profileId, `person_id = '${pair(4)[0].person.id}'`)
    await test.pool.query(`insert into directory.membership (id, person_id, organisation_id, role, starts_on, updated_at) values (gen_random_uuid(), $1, $2, 'learner', '2020-01-01', now())`, [pair(4)[0].person.id, test.elsewhere])
    // Moves to a council that the other avoids.
    const third = await test.seed.organisation()
    await avoid(pair(5)[1], 'organisation_id', third)
    await set(pair(5)[0].profileId, `organisation_id = '${third}'`)
    await test.pool.query(`insert into directory.membership (id, person_id, organisation_id, role, starts_on, updated_at) values (gen_random_uuid(), $1, $2, 'learner', '2020-01-01', now())`, [pair(5)[0].person.id, third])
    const { changes, sound } = await test.get(PublicationService).preview(manager, scenarioId)
    expect(changes.map(({ menteeProfileId }) => people.findIndex(([{ profileId }]) => profileId === menteeProfileId)).toSorted()).toEqual([0, 1, 2, 3, 4, 5])
    expect(new Set(changes.map(({ menteeProfileId: _mentee, mentorProfileId: _mentor, ...told }) => JSON.stringify(told)))).toEqual(new Set(['{"who":"both","what":"rule_broken","rules":["kept_apart"]}']))
    expect(sound.map(({ menteeProfileId }) => menteeProfileId)).toEqual([pair(6)[0].profileId])
  })
})
