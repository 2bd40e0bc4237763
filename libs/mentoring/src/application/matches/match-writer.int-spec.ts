import { newId } from '#kernel'
import { UnitOfWork } from '#platform/database'
import { defaultSettings, type ProfileId, type SchemeId } from '../../domain/index.js'
import { type MentoringTest, startMentoring } from '../../testing/mentoring-test-app.js'
import { MatchWriterModule } from './match-writer.module.js'
import { MatchWriter, type ProposedPair } from './match-writer.js'

describe('making proposals', () => {
  let test: MentoringTest
  let schemeId: SchemeId
  const settings = defaultSettings('reverse')

  beforeAll(async () => {
    test = await startMentoring([MatchWriterModule])
    schemeId = await test.scheme()
  })
  afterAll(() => test.close())

  const propose = (pairs: readonly ProposedPair[]) =>
    test.get(UnitOfWork).run((tx) => test.get(MatchWriter).propose(tx, test.ctx(test.manager.actor), { id: schemeId, settings }, pairs))
  const pairOf = (menteeProfileId: ProfileId, mentorProfileId: ProfileId): ProposedPair => ({ menteeProfileId, mentorProfileId, scenarioId: null, source: 'by_hand', reasons: [{ code: 'times', halfDays: 3 }] })
  const person = async (side: 'mentee' | 'mentor', capacity = 1) => test.fixture.profile(schemeId, (await test.seed.person()).id, { side, organisationId: test.council, capacity })

  it('takes the seats, names both people, and gives them days to answer', async () => {
    const [mentor, one, two] = [await person('mentor', 2), await person('mentee'), await person('mentee')]
    const [first, second] = await propose([pairOf(one, mentor), pairOf(two, mentor)])
    expect(await test.match(first!)).toMatchObject({ state: 'proposed', source: 'by_hand', reasons: [{ code: 'times', halfDays: 3 }], blind: false, answer_by: new Date('2026-05-08T22:59:00Z') })
    expect((await test.match(second!))['mentee_profile_id']).toBe(two)
    expect([(await test.taken(mentor)).taken, (await test.taken(one)).taken]).toEqual([2, 1])
    expect(await test.one('select count(*) as n from mentoring.match_history where match_id = $1 and action = $2 and actor_id = $3', [first, 'propose', test.manager.id])).toEqual({ n: 1 })
  })

  it('never gives a seat twice, and leaves nothing behind when it refuses', async () => {
    const [mentor, one, two] = [await person('mentor', 1), await person('mentee'), await person('mentee')]
    await expect(propose([pairOf(one, mentor), pairOf(two, mentor)])).rejects.toMatchObject({ constraint: 'profile_taken' })
    expect((await test.taken(one)).taken).toBe(0)
    await expect(propose([pairOf(mentor, one)])).rejects.toThrow('not of this scheme')
    await propose([pairOf(one, mentor)])
    await expect(propose([pairOf(one, mentor)])).rejects.toMatchObject({ constraint: 'match_live_pair' })
  })

  it('proposes 5,000 pairs in a moment', async () => {
    const [crowded] = [await test.scheme()]
    const { rows } = await test.pool.query<{ id: ProfileId; side: string }>(
      `insert into mentoring.profile (id, scheme_id, person_id, side, state, organisation_id, details, capacity, created_at, updated_at)
       select gen_random_uuid(), $1, gen_random_uuid(), s.side, 'ready', $2, '{}', s.capacity, now(), now()
       from (values ('mentee', 1, 5000), ('mentor', 2, 2500)) as s(side, capacity, many), generate_series(1, s.many) returning id, side`, [crowded, test.council])
    const [mentees, mentors] = ['mentee', 'mentor'].map((side) => rows.filter((row) => row.side === side).map(({ id }) => id)) as [ProfileId[], ProfileId[]]
    const began = performance.now()
    const made = await test.get(UnitOfWork).run((tx) => test.get(MatchWriter).propose(tx, test.ctx(test.manager.actor), { id: crowded, settings }, mentees.map((id, at) => pairOf(id, mentors[at % 2_500]!))))
    expect(performance.now() - began).toBeLessThan(3_000)
    expect(made).toHaveLength(5_000)
    expect(await test.one('select sum(taken) as n from mentoring.profile where scheme_id = $1', [crowded])).toEqual({ n: 10_000 })
    expect(await test.one('select count(*) as n from mentoring.match where id = any($1::uuid[])', [made])).toEqual({ n: 5_000 })
  })

  it('proposes nothing when there is nothing to propose', async () => {
    expect(await propose([])).toEqual([])
    await expect(propose([pairOf(newId(), newId())])).rejects.toThrow('not of this scheme')
  })
})
