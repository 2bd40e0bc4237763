import pg from 'pg'
import { newId } from '#kernel'
import { type SeededPerson, startTestPlatform, type TestPlatform } from '#testing'
import type { MatchId, ProfileId, SchemeId } from '../../libs/mentoring/src/domain/index.js'
import { MentoringFixture } from '../../libs/mentoring/src/testing/mentoring-fixture.js'

const OF_MATCH = 'id agreement { version } goals { id title } commitments { id } advocacy meetings { id ownNote otherNote } checkIns { id side } survey { helpful } viewerCanAnswerSurvey mentee { name email } mentor { name organisationName }'
const MINE = `{ myMatches { ${OF_MATCH} } }`
const MATCHES = `query ($id: ID!, $first: Int!) { mentoringMatches(schemeId: $id, first: $first) { edges { node { id checkIns { id side } mentee { name } } } } }`
const ROUNDS = 'query ($id: ID!, $first: Int!) { matchRounds(schemeId: $id, first: $first) { edges { node { id scheme { title } intake { mentees mentors } scenarios { id } history { id action } } } } }'
const SCENARIOS = 'query ($id: ID!) { matchScenarios(roundId: $id) { id requestedByName constraints { locked { menteeProfileId } } report { placed } } }'
const REASONS = 'query ($id: ID!, $first: Int!) { mentoringMatches(schemeId: $id, first: $first) { edges { node { reasons { text } } } } }'
const SUGGEST = 'query ($id: ID!, $first: Int!) { suggestReplacements(profileId: $id, first: $first) { person { name } reasons { text } } }'

interface Shown { readonly id: string; readonly goals: readonly { title: string }[]; readonly meetings: readonly { ownNote: string | null; otherNote: string | null }[]; readonly checkIns: readonly { side: string }[]; readonly agreement: { version: number } | null }

describe('lists of mentoring cost the same statements however long they are', () => {
  let platform: TestPlatform
  let [schemeId, mentorId] = ['', ''] as unknown as [SchemeId, ProfileId]
  let [manager, busy, other] = [] as unknown as [SeededPerson, SeededPerson, SeededPerson]
  let ids: MatchId[]

  beforeAll(async () => {
    platform = await startTestPlatform()
    const { seed, pool } = platform
    const fixture = new MentoringFixture(pool)
    const [council, elsewhere] = [await seed.organisation({ name: 'Borchester' }), await seed.organisation({ name: 'Felpersham' })]
    manager = await platform.person({ roles: [['scheme_manager', council]] })
    ;[busy, other] = [await platform.person({ roles: [['mentor', elsewhere]] }), await platform.person({ roles: [['mentor', elsewhere]] })]
    schemeId = await fixture.scheme(council, { settings: { mostMentees: 20 } })
    mentorId = await fixture.profile(schemeId, busy.id, { side: 'mentor', organisationId: elsewhere, capacity: 20, offers: ['data'] })
    const single = await fixture.profile(schemeId, other.id, { side: 'mentor', organisationId: elsewhere, capacity: 20, offers: ['data'] })
    const mentee = async () => {
      const { id } = await seed.person({ roles: [['learner', council]] })
      return { id, profileId: await fixture.profile(schemeId, id, { side: 'mentee', organisationId: council, wants: ['data'] }) }
    }
    const pair = async (mentor: SeededPerson, profileId: ProfileId, title: string): Promise<MatchId> => {
      const who = await mentee()
      const matchId = await fixture.match(schemeId, who.profileId, profileId, 'active')
      const meetingId = newId()
      await pool.query(`insert into mentoring.goal (id, match_id, title, state, created_by_id, created_at) values ($1, $2, $3, 'open', $4, now())`, [newId(), matchId, title, who.id])
      await pool.query(`insert into mentoring.meeting (id, match_id, starts_at, minutes, mode, state, created_by_id, created_at, updated_at) values ($1, $2, now(), 30, 'video', 'held', $3, now(), now())`, [meetingId, matchId, mentor.id])
      for (const [author, body, shared] of [[mentor.id, `own ${title}`, false], [who.id, `kept ${title}`, false]] as const) {
        await pool.query('insert into mentoring.meeting_note (id, meeting_id, author_id, body, shared, updated_at) values ($1, $2, $3, $4, $5, now())', [newId(), meetingId, author, body, shared])
      }
      for (const person of [mentor.id, who.id]) await pool.query(`insert into mentoring.check_in (id, match_id, person_id, due_on) values ($1, $2, $3, '2026-06-01')`, [newId(), matchId, person])
      return matchId
    }
    ids = []
    for (let n = 0; n < 6; n += 1) ids.push(await pair(busy, mentorId, `goal ${n}`))
    await pair(other, single, 'another')
    for (let n = 0; n < 6; n += 1) await mentee()
    for (let n = 0; n < 6; n += 1) {
      const id = newId()
      await pool.query(`insert into mentoring.match_round (id, scheme_id, title, state, intake_opens_on, intake_closes_on, created_at, updated_at) values ($1, $2, 'x', 'cancelled', '2026-01-01', '2026-02-01', now(), now())`, [id, schemeId])
      await pool.query(`insert into mentoring.match_round_history (id, round_id, action, to_state, at, detail) values ($1, $2, $3, 'draft', now(), '{}')`, [newId(), id, `step_of_${id}`])
    }
  }, 120_000)
  afterAll(() => platform.close())

  /** The answer to a second asking, when what is read once a process has been read, and how many statements it took. */
  const counted = async <T>(as: SeededPerson, document: string, variables: Record<string, unknown> = {}): Promise<{ data: T; sent: number; named: (name: string) => number }> => {
    await platform.send(as, document, variables)
    const spy = jest.spyOn(pg.Client.prototype as unknown as { query: () => unknown }, 'query')
    const { data, errors } = await platform.send<T>(as, document, variables)
    const calls: readonly (readonly unknown[])[] = spy.mock.calls
    const names = calls.map(([config]) => (config as { readonly name?: string } | undefined)?.name)
    spy.mockRestore()
    expect(errors).toBeUndefined()
    return { data, sent: names.length, named: (name) => names.filter((one) => one === name).length }
  }

  it('a person\'s own matches, each with what is its own', async () => {
    const [one, many] = [await counted<{ myMatches: readonly Shown[] }>(other, MINE), await counted<{ myMatches: readonly Shown[] }>(busy, MINE)]
    expect([one.data.myMatches.length, many.data.myMatches.length]).toEqual([1, 6])
    expect(one.sent).toBeGreaterThan(5)
    expect(many.sent).toBe(one.sent)
    for (const { id, goals, meetings, checkIns, agreement } of many.data.myMatches) {
      const n = ids.indexOf(id as MatchId)
      expect([goals, meetings, checkIns, agreement]).toMatchObject([[{ title: `goal ${n}` }], [{ ownNote: `own goal ${n}`, otherNote: null }], [{ side: 'mentor' }], null])
      expect(checkIns).toHaveLength(1)
    }
  })

  it('matches of a scheme with the check-ins of both', async () => {
    const ask = (first: number) => counted<{ mentoringMatches: { edges: readonly { node: Shown }[] } }>(manager, MATCHES, { id: schemeId, first })
    const [one, many] = [await ask(1), await ask(7)]
    expect(many.data.mentoringMatches.edges.map(({ node }) => node.checkIns.length)).toEqual(Array(7).fill(2))
    expect(many.sent).toBe(one.sent)
  })

  it('rounds with their intake, scenarios and steps', async () => {
    const ask = (first: number) => counted<{ matchRounds: { edges: readonly { node: { id: string; intake: { mentees: number }; history: readonly { action: string }[] } }[] } }>(manager, ROUNDS, { id: schemeId, first })
    const [one, many] = [await ask(1), await ask(6)]
    expect(many.data.matchRounds.edges).toHaveLength(6)
    for (const { node } of many.data.matchRounds.edges) expect([node.history.map(({ action }) => action), node.intake.mentees]).toEqual([[`step_of_${node.id}`], 6])
    expect(many.sent).toBe(one.sent)
  })

  it('scenarios of a round with what was fixed in each', async () => {
    const roundOf = async (many: number): Promise<string> => {
      const round = newId()
      await platform.pool.query(`insert into mentoring.match_round (id, scheme_id, title, state, intake_opens_on, intake_closes_on, created_at, updated_at) values ($1, $2, 'x', 'cancelled', '2026-01-01', '2026-02-01', now(), now())`, [round, schemeId])
      for (let n = 1; n <= many; n += 1) {
        const scenario = newId()
        await platform.pool.query(`insert into mentoring.scenario (id, round_id, number, title, state, settings, requested_by_id, queued_at) values ($1, $2, $3, 'x', 'cancelled', '{"weights": {}, "objective": "everyone", "floor": 0, "keepBonus": 0}', $4, now())`, [scenario, round, n, manager.id])
        await platform.pool.query(`insert into mentoring.scenario_constraint (scenario_id, mentee_profile_id, mentor_profile_id, kind) select $1, m.mentee_profile_id, m.mentor_profile_id, 'locked' from mentoring.match m where m.id = $2`, [scenario, ids[n % ids.length]])
      }
      return round
    }
    const ask = async (many: number) => counted<{ matchScenarios: readonly { constraints: { locked: readonly object[] } }[] }>(manager, SCENARIOS, { id: await roundOf(many) })
    const [one, many] = [await ask(1), await ask(6)]
    expect(many.data.matchScenarios.map(({ constraints }) => constraints.locked.length)).toEqual([1, 1, 1, 1, 1, 1])
    expect(many.sent).toBe(one.sent)
  })

  it('matches with their reasons in the words of the framework', async () => {
    await platform.pool.query(`update mentoring.match set reasons = '[{"code": "skills", "skills": ["data"]}]' where scheme_id = $1`, [schemeId])
    const ask = (first: number) => counted<{ mentoringMatches: { edges: readonly { node: { reasons: readonly { text: string }[] } }[] } }>(manager, REASONS, { id: schemeId, first })
    const [one, many] = [await ask(1), await ask(7)]
    for (const { node } of many.data.mentoringMatches.edges) expect(node.reasons[0]?.text).toContain('Data')
    expect(many.sent).toBe(one.sent)
  })

  it('suggestions with their reasons', async () => {
    const ask = (first: number) => counted<{ suggestReplacements: readonly { reasons: readonly object[] }[] }>(manager, SUGGEST, { id: mentorId, first })
    const [one, many] = [await ask(1), await ask(6)]
    expect(many.data.suggestReplacements.map(({ reasons }) => reasons.length > 0)).toEqual(Array(6).fill(true))
    expect(many.sent).toBe(one.sent)
    // The person's own profile, and those of all who could be their partner.
    expect(many.named('mentoring.profiles')).toBe(2)
  })
})
