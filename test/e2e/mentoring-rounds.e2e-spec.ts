import { newId, type OrganisationId } from '#kernel'
import { systemCtx } from '#platform/access'
import { type SeededPerson, startTestPlatform, type TestPlatform } from '#testing'
import { ScenarioSolver } from '../../libs/mentoring/src/application/rounds/scenario-solver.js'
import { defaultSettings, type ProfileId, type ScenarioId, type SchemeId } from '../../libs/mentoring/src/domain/index.js'
import { MentoringFixture } from '../../libs/mentoring/src/testing/mentoring-fixture.js'

const ERRORS = 'userErrors { code field message }'
const ROUND = `{ round { id state title mentees mentors seats inputHash } ${ERRORS} }`
const SCENARIO = `{ scenario { id number state } ${ERRORS} }`
const CREATE = `mutation ($input: CreateMatchRoundInput!) { createMatchRound(input: $input) ${ROUND} }`
const EDIT = `mutation ($input: EditMatchRoundInput!) { editMatchRound(input: $input) ${ROUND} }`
const step = (name: string) => `mutation ($id: ID!) { ${name}(input: { roundId: $id }) ${ROUND} }`
const reasoned = (name: string) => `mutation ($id: ID!, $reason: String!) { ${name}(input: { roundId: $id, reason: $reason }) ${ROUND} }`
const [OPEN, FREEZE, CLOSE, THAW, CANCEL] = [step('openMatchRoundIntake'), step('freezeMatchRound'), step('closeMatchRound'), reasoned('thawMatchRound'), reasoned('cancelMatchRound')]
const SOLVE = `mutation ($input: CreateMatchScenarioInput!) { createMatchScenario(input: $input) ${SCENARIO} }`
const STOP = `mutation ($id: ID!) { cancelMatchScenario(input: { scenarioId: $id }) ${SCENARIO} }`
const RETRY = `mutation ($id: ID!) { retryMatchScenario(input: { scenarioId: $id }) ${SCENARIO} }`
const PUBLISH = `mutation ($id: ID!, $leaveOut: String) { publishMatchRound(input: { scenarioId: $id, leaveOut: $leaveOut }) { round { state publishedByName } matches leftOut changes { who what rules mentee { name } mentor { name organisationName } } changesToken ${ERRORS} } }`
const ROUNDS = 'query ($id: ID!) { matchRounds(schemeId: $id) { totalCount edges { node { id title state } } } }'
const ONE_ROUND = `query ($id: ID!) { matchRound(id: $id) { id state title intake { mentees mentors seats menteesInDraft } scheme { title } weights { skills } rules { otherOrganisation } schemeVersion frozenByName publishedByName
  scenarios { number title } history { action actorName reason } } }`
const SCENARIOS = 'query ($id: ID!) { matchScenarios(roundId: $id) { id number state report { mentees placed seats totalPoints meanPoints fifthPercentile lowestPoints withBest blockingPairs load movedPairs eligiblePairs } } }'
const ONE_SCENARIO = `query ($id: ID!) { matchScenario(id: $id) { state step done total updatedAt attempt problem engineVersion objective floor keepBonus weights { skills wishes } certificate { total atMost tieKey mostPlaced } constraints { locked { menteeProfileId } forbidden { menteeProfileId } } requestedByName cancelling } }`
const PAIRS = 'query ($id: ID!, $search: String, $first: Int, $after: String, $lockedOnly: Boolean, $mostPoints: Int) { matchScenarioPairs(scenarioId: $id, search: $search, first: $first, after: $after, lockedOnly: $lockedOnly, mostPoints: $mostPoints) { totalCount edges { node { points locked kept mentee { name organisationName } mentor { name } breakdown { criterion points most } } } pageInfo { hasNextPage endCursor } } }'
const EXPLAIN = 'query ($id: ID!, $mentee: ID!, $mentor: ID!) { explainMatchPair(scenarioId: $id, menteeProfileId: $mentee, mentorProfileId: $mentor) { answer rules leastLoss pair { points breakdown { criterion points } } menteeHas { points mentor { name } } mentorHas { mentee { name } } } }'
const UNPLACED = 'query ($id: ID!) { unplacedMentees(scenarioId: $id) { totalCount edges { node { reason eligible removals { rule count } mentee { name } nearestMentor { name } missing } } } }'
const SEATS = 'query ($id: ID!) { matchSeatValues(scenarioId: $id) { value placesOneMore capacity mentor { name } } }'
const COMPARE = 'query ($id: ID!, $with: ID!) { compareMatchScenarios(scenarioId: $id, withId: $with) { same moved gained lost changes { mentee { name } from { name } to { name } } } }'
const PEOPLE = 'query ($id: ID!, $side: String!) { matchParticipants(roundId: $id, side: $side, search: "") { profileId name organisationName } }'
const CHECK = 'query ($id: ID!) { matchPublicationCheck(scenarioId: $id) { sound changesToken changes { what } } }'
const FILE = 'query ($id: ID!) { matchScenarioFile(scenarioId: $id) }'

type Answered = Record<string, { round?: { id: string; state: string; mentees: number; seats: number } | null; scenario?: { id: string; number: number } | null; userErrors: { code: string; field: string; message: string }[] }>

describe('match rounds over HTTP', () => {
  let platform: TestPlatform
  let fixture: MentoringFixture
  let [council, elsewhere] = [] as unknown as [OrganisationId, OrganisationId]
  let [manager, matcher, otherManager, orgAdmin, ann, bea, mo, max] = [] as unknown as [SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson]
  let [annId, moId, maxId] = [] as unknown as [ProfileId, ProfileId, ProfileId]
  let schemeId = '' as SchemeId
  let [roundId, scenarioId, secondId] = ['', '', '']

  const query = async <T = Record<string, unknown>>(as: SeededPerson, document: string, variables: object): Promise<T> => {
    const answer = await platform.send<T>(as, document, variables as Record<string, unknown>)
    expect(answer.errors).toBeUndefined()
    return answer.data
  }
  const mutate = async (as: SeededPerson, document: string, variables: object) => Object.values(await query<Answered>(as, document, variables))[0]!
  const codes = async (as: SeededPerson, document: string, variables: object): Promise<string[]> => (await mutate(as, document, variables)).userErrors.map(({ code, field }) => `${code} ${field}`.trim())
  const solve = (id: string) => platform.get(ScenarioSolver).solve(id as ScenarioId, { ctx: systemCtx('test', platform.clock.now(), 'test'), signal: new AbortController().signal, progress: () => Promise.resolve() })
  const input = (more: object = {}) => ({ input: { roundId, title: 'First', ...more } })

  beforeAll(async () => {
    platform = await startTestPlatform()
    fixture = new MentoringFixture(platform.pool)
    council = await platform.seed.organisation({ name: 'Borchester' })
    elsewhere = await platform.seed.organisation({ name: 'Felpersham' })
    manager = await platform.person({ givenName: 'Sue', familyName: 'Scheme', roles: [['scheme_manager', council]] })
    matcher = await platform.person({ givenName: 'Mia', familyName: 'Match', roles: [['matching_manager', council]] })
    otherManager = await platform.person({ roles: [['scheme_manager', elsewhere], ['matching_manager', elsewhere]] })
    orgAdmin = await platform.person({ roles: [['organisation_admin', council]] })
    ann = await platform.person({ givenName: 'Ann', familyName: 'Archer', roles: [['learner', council]] })
    bea = await platform.person({ givenName: 'Bea', familyName: 'Bellamy', roles: [['learner', council]] })
    mo = await platform.person({ givenName: 'Mo', familyName: 'Tailor', roles: [['mentor', elsewhere]] })
    max = await platform.person({ givenName: 'Max', familyName: 'Carter', roles: [['mentor', elsewhere]] })
    schemeId = await fixture.scheme(council, { settings: { weights: { ...defaultSettings('reverse').weights, background: 5 } } })
    annId = await fixture.profile(schemeId, ann.id, { side: 'mentee', organisationId: council, wants: ['data'], details: { choice: 'sector' } })
    await fixture.profile(schemeId, bea.id, { side: 'mentee', organisationId: council, wants: ['design'], details: { languages: ['cy'] } })
    moId = await fixture.profile(schemeId, mo.id, { side: 'mentor', organisationId: elsewhere, offers: ['data'] })
    maxId = await fixture.profile(schemeId, max.id, { side: 'mentor', organisationId: elsewhere, offers: ['data', 'design'] })
    await platform.pool.query('insert into mentoring.profile_wish (profile_id, person_id, position) values ($1, $2, 0)', [annId, mo.id])
    await platform.pool.query('insert into mentoring.profile_avoid (id, profile_id, person_id) values (gen_random_uuid(), $1, $2)', [annId, max.id])
    await platform.pool.query(`insert into mentoring.profile_background (profile_id, tags, consented_at) values ($1, '{first-in-family}', now()), ($2, '{first-in-family}', now())`, [annId, moId])
  })
  afterAll(() => platform.close())

  it('is planned and its intake opened, with what is wrong said beside the field', async () => {
    const plan = { schemeId, title: 'Autumn', intakeOpensOn: '2026-06-01', intakeClosesOn: '2026-06-30' }
    expect(await codes(matcher, CREATE, { input: { ...plan, title: '', intakeOpensOn: 'soon', intakeClosesOn: '2026-13-01' } })).toEqual(['TITLE_LENGTH title', 'DATE intakeOpensOn', 'DATE intakeClosesOn'])
    const made = await mutate(matcher, CREATE, { input: plan })
    roundId = made.round!.id
    expect(await codes(manager, CREATE, { input: plan })).toEqual(['ROUND_UNDER_WAY'])
    expect(await codes(manager, FREEZE, { id: roundId })).toEqual(['TRANSITION_NOT_ALLOWED'])
    expect(await codes(manager, SOLVE, input())).toEqual(['ROUND_NOT_FROZEN'])
    expect((await mutate(matcher, EDIT, { input: { roundId, title: 'Autumn 2026', intakeOpensOn: '2026-06-01', intakeClosesOn: '2026-07-31' } })).round).toMatchObject({ title: 'Autumn 2026' })
    expect((await mutate(matcher, OPEN, { id: roundId })).round).toMatchObject({ state: 'intake' })
    expect(await query(manager, ONE_ROUND, { id: roundId })).toMatchObject({ matchRound: { intake: { mentees: 2, mentors: 2, seats: 2 }, scheme: { title: 'Two-way mentoring' }, weights: null } })
  })

  it('is frozen by one of two managers', async () => {
    const both = await Promise.all([mutate(matcher, FREEZE, { id: roundId }), mutate(manager, FREEZE, { id: roundId })])
    expect(both.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['TRANSITION_NOT_ALLOWED'])
    expect(both.find(({ round }) => round)?.round).toMatchObject({ state: 'frozen', mentees: 2, seats: 2 })
  })

  it('solves scenarios and shows what they come to, with nothing private in it', async () => {
    expect(await codes(matcher, SOLVE, input({ title: '', objective: 'best', floor: -1, keepBonus: 10_001, weights: { skills: -5 } }))).toEqual(['TITLE_LENGTH title', 'WEIGHT weights.skills', 'OBJECTIVE objective', 'FLOOR floor', 'KEEP_BONUS keepBonus', 'KEEP_BONUS_NEEDS_BASE keepBonus'])
    expect((await platform.send(matcher, SOLVE, input({ weights: { wishes: 99 } }))).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    expect((await platform.send(matcher, SOLVE, input({ lock: [{ menteeProfileId: 'x', mentorProfileId: 'y' }] }))).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    expect(await codes(matcher, SOLVE, input({ lock: [{ menteeProfileId: annId, mentorProfileId: maxId }] }))).toEqual(['LOCK_BREAKS_RULE lock'])
    expect((await mutate(matcher, SOLVE, input({ lock: [{ menteeProfileId: annId, mentorProfileId: maxId }] }))).userErrors[0]!.message).toBe('This pair cannot be locked: they are to be kept apart.')
    scenarioId = (await mutate(matcher, SOLVE, input())).scenario!.id
    expect(await query(matcher, ONE_SCENARIO, { id: scenarioId })).toMatchObject({ matchScenario: { state: 'queued', done: 0, attempt: 0, requestedByName: 'Mia Match', certificate: null } })
    await solve(scenarioId)
    expect(await query(matcher, ONE_SCENARIO, { id: scenarioId })).toMatchObject({ matchScenario: { state: 'solved', objective: 'everyone', engineVersion: expect.any(String) as string, weights: { skills: 35, wishes: 10 }, certificate: { tieKey: expect.any(Number) as number } } })
    secondId = (await mutate(matcher, SOLVE, input({ title: 'No pair', baseId: scenarioId, forbid: [{ menteeProfileId: annId, mentorProfileId: moId }] }))).scenario!.id
    await solve(secondId)
    const pairs = await query<{ matchScenarioPairs: { totalCount: number; edges: { node: { breakdown: { criterion: string; points: number }[]; points: number } }[] } }>(matcher, PAIRS, { id: scenarioId })
    expect(pairs.matchScenarioPairs).toMatchObject({ totalCount: 1, edges: [{ node: { mentee: { name: 'Ann Archer', organisationName: 'Borchester' }, mentor: { name: 'Mo Tailor' }, locked: false } }] })
    const [{ node }] = pairs.matchScenarioPairs.edges as [{ node: { breakdown: { criterion: string; points: number }[]; points: number } }]
    expect(node.breakdown.reduce((sum, { points }) => sum + points, 0)).toBe(node.points)
    expect(await query(matcher, PAIRS, { id: scenarioId, search: 'tail' })).toMatchObject({ matchScenarioPairs: { totalCount: 1 } })
    for (const filter of [{ search: 'nobody' }, { lockedOnly: true }, { mostPoints: 1 }]) expect(await query(matcher, PAIRS, { id: scenarioId, ...filter })).toMatchObject({ matchScenarioPairs: { totalCount: 0 } })
    const file = (await query<{ matchScenarioFile: string }>(matcher, FILE, { id: scenarioId })).matchScenarioFile
    expect(file.split('\r\n')).toHaveLength(3)
    const explained = [await query(matcher, EXPLAIN, { id: scenarioId, mentee: annId, mentor: moId }), await query(matcher, EXPLAIN, { id: scenarioId, mentee: annId, mentor: maxId }), await query(matcher, EXPLAIN, { id: secondId, mentee: annId, mentor: moId })]
    expect(explained).toMatchObject([{ explainMatchPair: { answer: 'MATCHED', rules: [] } }, { explainMatchPair: { answer: 'NOT_ELIGIBLE', rules: ['kept_apart'], pair: null, menteeHas: { mentor: { name: 'Mo Tailor' } } } }, { explainMatchPair: { answer: 'FORBIDDEN' } }])
    const unplaced = await query(matcher, UNPLACED, { id: scenarioId })
    expect(unplaced).toMatchObject({ unplacedMentees: { totalCount: 1, edges: [{ node: { reason: 'no_eligible_host', removals: [{ rule: 'shared_language', count: 2 }], mentee: { name: 'Bea Bellamy' } } }] } })
    expect(await query(matcher, COMPARE, { id: secondId, with: scenarioId })).toEqual({ compareMatchScenarios: { same: 0, moved: 0, gained: 0, lost: 1, changes: [{ mentee: { name: 'Ann Archer' }, from: { name: 'Mo Tailor' }, to: null }] } })
    const compared = await query(matcher, SCENARIOS, { id: roundId })
    expect(compared).toMatchObject({ matchScenarios: [{ number: 1, report: { mentees: 2, placed: 1, seats: 2 } }, { number: 2, report: { placed: 0, meanPoints: null, movedPairs: 0 } }] })
    expect(await query(matcher, PEOPLE, { id: roundId, side: 'mentor' })).toEqual({ matchParticipants: [{ profileId: maxId, name: 'Max Carter', organisationName: 'Felpersham' }, { profileId: moId, name: 'Mo Tailor', organisationName: 'Felpersham' }] })
    const everything = JSON.stringify([pairs, file, explained, unplaced, compared, await query(matcher, ONE_ROUND, { id: roundId }), await query(matcher, SEATS, { id: scenarioId }), await query(matcher, CHECK, { id: scenarioId })])
    for (const secret of ['first-in-family', 'avoid', 'wish', 'background', 'choice', 'line_management', 'failed_before']) expect(everything.toLowerCase()).not.toContain(secret)
  })

  it('lets nobody in who has no business there', async () => {
    const table: [document: string, variables: Record<string, unknown>][] = [
      [ROUNDS, { id: schemeId }], [ONE_ROUND, { id: roundId }], [SCENARIOS, { id: roundId }], [ONE_SCENARIO, { id: scenarioId }], [PAIRS, { id: scenarioId }], [EXPLAIN, { id: scenarioId, mentee: annId, mentor: moId }],
      [UNPLACED, { id: scenarioId }], [SEATS, { id: scenarioId }], [COMPARE, { id: scenarioId, with: secondId }], [PEOPLE, { id: roundId, side: 'mentee' }], [CHECK, { id: scenarioId }], [FILE, { id: scenarioId }],
      [EDIT, { input: { roundId, title: 'Mine', intakeOpensOn: '2026-06-01', intakeClosesOn: '2026-07-31' } }], [OPEN, { id: roundId }], [FREEZE, { id: roundId }], [CLOSE, { id: roundId }], [THAW, { id: roundId, reason: 'x' }], [CANCEL, { id: roundId, reason: 'x' }],
      [CREATE, { input: { schemeId, title: 'Mine', intakeOpensOn: '2026-06-01', intakeClosesOn: '2026-07-31' } }],
      [SOLVE, input()], [STOP, { id: scenarioId }], [RETRY, { id: scenarioId }], [PUBLISH, { id: scenarioId }],
    ]
    const wrong: string[] = []
    for (const [document, variables] of table) {
      const name = /(?:\{ )(\w+)\(/.exec(document)?.[1] ?? document
      const code = async (as: SeededPerson | undefined, given = variables) => (await platform.send(as, document, given)).errors?.[0]?.extensions.code
      if ((await code(undefined)) !== 'UNAUTHENTICATED') wrong.push(`nobody: ${name}`)
      for (const [n, person] of [ann, mo, otherManager, orgAdmin].entries()) if ((await code(person)) !== 'NOT_FOUND') wrong.push(`${n}: ${name} ${await code(person)}`)
      if ('id' in variables) for (const id of [newId(), 'x', '']) if ((await code(manager, { ...variables, id })) !== 'NOT_FOUND') wrong.push(`missing: ${name}`)
    }
    expect(wrong).toEqual([])
    expect(await query(manager, ROUNDS, { id: schemeId })).toMatchObject({ matchRounds: { totalCount: 1 } })
    for (const [mentee, mentor] of [[moId, annId], [newId(), moId], ['x', moId]]) expect((await platform.send(matcher, EXPLAIN, { id: scenarioId, mentee, mentor })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    expect((await platform.send(matcher, COMPARE, { id: scenarioId, with: newId() })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    for (const after of ['x', Buffer.from('["a","b"]').toString('base64url')]) expect((await platform.send(matcher, PAIRS, { id: scenarioId, after })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  it('is published once: what changed is shown first, and who comes second is told who was first', async () => {
    expect(await codes(matcher, CLOSE, { id: roundId })).toEqual(['TRANSITION_NOT_ALLOWED'])
    expect(await query(matcher, CHECK, { id: scenarioId })).toEqual({ matchPublicationCheck: { sound: 1, changesToken: null, changes: [] } })
    await platform.pool.query(`update mentoring.profile set state = 'paused' where id = $1`, [moId])
    const refused = (await query<{ publishMatchRound: { changesToken: string } }>(matcher, PUBLISH, { id: scenarioId })).publishMatchRound
    expect(refused).toMatchObject({ round: null, userErrors: [{ code: 'CHANGED_SINCE_FREEZE' }], changes: [{ who: 'mentor', what: 'paused', rules: [], mentee: { name: 'Ann Archer' }, mentor: { name: 'Mo Tailor', organisationName: 'Felpersham' } }] })
    expect(await codes(matcher, PUBLISH, { id: scenarioId, leaveOut: refused.changesToken })).toEqual(['NOTHING_TO_PUBLISH'])
    await platform.pool.query(`update mentoring.profile set state = 'ready' where id = $1`, [moId])
    const both = await Promise.all([manager, matcher].map((person) => query<{ publishMatchRound: { matches: number | null; userErrors: { code: string; message: string }[] } }>(person, PUBLISH, { id: scenarioId })))
    expect(both.map(({ publishMatchRound: { matches } }) => matches).toSorted()).toEqual([1, null])
    const late = both.find(({ publishMatchRound: { matches } }) => matches === null)!.publishMatchRound.userErrors
    expect(late).toMatchObject([{ code: 'ALREADY_PUBLISHED', message: expect.stringMatching(/^(Sue Scheme|Mia Match) published scenario 1 of this round on 1 June 2026/) as string }])
    expect(await codes(matcher, SOLVE, input())).toEqual(['ROUND_NOT_FROZEN'])
    expect((await mutate(matcher, CLOSE, { id: roundId })).round).toMatchObject({ state: 'closed' })
    expect(await query(matcher, ONE_ROUND, { id: roundId })).toMatchObject({ matchRound: { history: [{ action: 'close' }, { action: 'publish' }, { action: 'review' }, { action: 'freeze' }, { action: 'open_intake' }, { action: 'edit' }, { action: 'create', actorName: 'Mia Match' }] } })
  })
})
