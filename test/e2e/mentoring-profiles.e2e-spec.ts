import { newId, type OrganisationId } from '#kernel'
import { type SeededPerson, startTestPlatform, type TestPlatform } from '#testing'
import type { ProfileId, SchemeId } from '../../libs/mentoring/src/domain/index.js'
import { MentoringFixture } from '../../libs/mentoring/src/testing/mentoring-fixture.js'

const SCHEME = '{ scheme { id state version settings { blind weights { skills } } } noticeFrozenRound userErrors { code field message } }'
const SCHEMES = 'query ($kind: String, $search: String, $organisationId: ID, $after: String, $first: Int) { mentoringSchemes(kind: $kind, search: $search, organisationId: $organisationId, after: $after, first: $first) { totalCount edges { node { title state } } pageInfo { hasNextPage endCursor } } }'
const ONE_SCHEME = 'query ($id: ID!) { mentoringScheme(id: $id) { title organisationName restricted declaration skills { key name levels { key } } viewerCanManage viewerCanMatch history { action fields } settings { months questions { key } } } }'
const CREATE = `mutation ($input: CreateMentoringSchemeInput!) { createMentoringScheme(input: $input) ${SCHEME} }`
const UPDATE = `mutation ($input: UpdateMentoringSchemeInput!) { updateMentoringScheme(input: $input) ${SCHEME} }`
const MOVE_SCHEME = `mutation ($id: ID!, $action: String!) { moveMentoringScheme(input: { id: $id, action: $action }) ${SCHEME} }`
const PROFILE = '{ profile { id state completeness { section state missing } viewerCan } userErrors { code field message } }'
const BEGIN = `mutation ($input: BeginMentoringProfileInput!) { beginMentoringProfile(input: $input) ${PROFILE} }`
const SAVE = `mutation ($input: SaveMentoringProfileInput!) { saveMentoringProfile(input: $input) ${PROFILE} }`
const MOVE = `mutation ($id: ID!, $action: String!) { moveMentoringProfile(input: { profileId: $id, action: $action }) ${PROFILE} }`
const DECLARE = `mutation ($id: ID!) { declareForMentoring(input: { profileId: $id, declared: true }) ${PROFILE} }`
const DELETE = 'mutation ($id: ID!) { deleteMentoringProfile(input: { profileId: $id }) { deletedId userErrors { code } } }'
const PREFERENCES = '{ preferences { wishes { id name } avoidedPeople { name } avoidedOrganisations { name } backgroundTags choice } userErrors { code field } }'
const WISHES = `mutation ($id: ID!, $people: [ID!]!) { saveMentoringWishes(input: { profileId: $id, personIds: $people }) ${PREFERENCES} }`
const AVOIDED = `mutation ($id: ID!, $organisations: [ID!]!) { saveMentoringAvoided(input: { profileId: $id, organisationIds: $organisations }) ${PREFERENCES} }`
const BACKGROUND = `mutation ($id: ID!, $tags: [String!]!) { saveMentoringBackground(input: { profileId: $id, tags: $tags }) ${PREFERENCES} }`
const READ_PREFERENCES = 'query ($id: ID!) { mentoringPreferences(profileId: $id) { wishes { id name } avoidedOrganisations { name } backgroundTags backgroundConsentedAt choice } }'
const ONE = 'query ($id: ID!) { mentoringProfile(id: $id) { id personName organisationName headline goals background seniority sector workingPattern modes languages times values answers { key answer } wants { key level } offers { key } capacity taken declaredAt viewerIsSelf viewerCan completeness { section } scheme { title } } }'
const MINE = 'query { myMentoring { id side state scheme { title } completeness { section state } wants { key } } }'
const CANDIDATES = 'query ($id: ID!, $search: String, $skill: String, $sector: String, $first: Int, $after: String) { mentoringCandidates(profileId: $id, search: $search, skill: $skill, sector: $sector, first: $first, after: $after) { totalCount noWishesReason edges { node { profileId personId personName organisationName headline sector offers } } pageInfo { hasNextPage endCursor } } }'
const PARTICIPANTS = 'query ($id: ID!, $side: String, $search: String, $skill: String, $organisationId: ID, $unmatched: Boolean, $first: Int, $after: String) { mentoringParticipants(schemeId: $id, side: $side, search: $search, skill: $skill, organisationId: $organisationId, unmatched: $unmatched, first: $first, after: $after) { totalCount counts { drafts mentees unmatchedMentees mentors places takenPlaces } edges { node { personName organisationName side state wants offers capacity taken } } pageInfo { hasNextPage endCursor } } }'
const ORGANISATION = 'query ($id: ID!) { organisationMentoring(organisationId: $id) { totalCount edges { node { personName schemeTitle side state matched lastMetOn } } } }'

type Payload<K extends string, T extends string, V = { id: string; state: string; version: number; viewerCan: string[] }> = Record<K, Record<T, V | null> & { noticeFrozenRound: string | null; userErrors: { code: string; field: string; message: string }[] }>

describe('mentoring schemes and profiles over HTTP', () => {
  let platform: TestPlatform
  let fixture: MentoringFixture
  let [council, elsewhere] = [] as unknown as [OrganisationId, OrganisationId]
  let [mentee, mentor, stranger, manager, matcher, otherManager, orgAdmin, platformAdmin] = [] as unknown as SeededPerson[] as [SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson]
  let frameworkVersionId = ''
  let [schemeId, draftId] = ['', ''] as unknown as [SchemeId, SchemeId]
  let [menteeId, mentorId, begunId] = ['', '', ''] as unknown as [ProfileId, ProfileId, ProfileId]

  const code = async (as: SeededPerson | undefined, document: string, variables: Record<string, unknown>) => (await platform.send(as, document, variables)).errors?.[0]?.extensions.code
  const mutate = async <K extends string, T extends string>(as: SeededPerson, document: string, variables: object, key: K) => (await platform.send<Payload<K, T>>(as, document, variables as Record<string, unknown>)).data[key]
  const errors = ({ userErrors }: { userErrors: { code: string; field: string }[] }) => userErrors.map((error) => `${error.code} ${error.field}`.trim())

  beforeAll(async () => {
    platform = await startTestPlatform()
    fixture = new MentoringFixture(platform.pool)
    council = await platform.seed.organisation({ name: 'Borchester' })
    elsewhere = await platform.seed.organisation({ name: 'Felpersham' })
    mentee = await platform.person({ givenName: 'Ann', familyName: 'Archer', roles: [['learner', council]] })
    mentor = await platform.person({ givenName: 'Mo', familyName: 'Tailor', roles: [['mentor', elsewhere], ['learner', elsewhere]] })
    stranger = await platform.person({ roles: [['learner', council]] })
    manager = await platform.person({ roles: [['scheme_manager', council]] })
    matcher = await platform.person({ roles: [['matching_manager', council]] })
    otherManager = await platform.person({ roles: [['scheme_manager', elsewhere]] })
    orgAdmin = await platform.person({ roles: [['organisation_admin', council]] })
    platformAdmin = await platform.person({ roles: [['platform_admin', council]] })
    frameworkVersionId = await fixture.framework()
    schemeId = await fixture.scheme(council, { frameworkVersionId })
    draftId = await fixture.scheme(council, { frameworkVersionId, state: 'draft' })
    menteeId = await fixture.profile(schemeId, mentee.id, { side: 'mentee', organisationId: council, wants: ['data'], details: { headline: 'Curious', choice: 'skills' } })
    mentorId = await fixture.profile(schemeId, mentor.id, { side: 'mentor', organisationId: elsewhere, capacity: 2, offers: ['data', 'design'], details: { sector: 'digital_and_data' } })
    begunId = await fixture.profile(schemeId, stranger.id, { side: 'mentor', organisationId: council, state: 'draft' })
    await platform.pool.query('update mentoring.profile set submitted_at = null where id = $1', [begunId])
  })
  afterAll(() => platform.close())

  it('lets nobody in who has no business there', async () => {
    const input = { title: 'T', summary: 'S', frameworkVersionId }
    const everyone = [mentee, mentor, stranger, manager, matcher, otherManager, orgAdmin, platformAdmin]
    const table: [document: string, variables: Record<string, unknown>, denied: string, admitted: SeededPerson[]][] = [
      [ONE_SCHEME, { id: draftId }, 'NOT_FOUND', [manager, matcher, platformAdmin]],
      [CREATE, { input: { ...input, organisationId: council, kind: 'reverse' } }, 'FORBIDDEN', [manager, platformAdmin]],
      [UPDATE, { input: { ...input, id: schemeId, version: 99 } }, 'FORBIDDEN', [manager, platformAdmin]],
      [UPDATE, { input: { ...input, id: draftId, version: 99 } }, 'NOT_FOUND', [manager, platformAdmin, matcher]],
      [MOVE_SCHEME, { id: schemeId, action: 'open' }, 'FORBIDDEN', [manager, platformAdmin]],
      [BEGIN, { input: { schemeId: draftId, side: 'mentee', organisationId: council } }, 'NOT_FOUND', [manager, matcher, platformAdmin]],
      [ONE, { id: menteeId }, 'NOT_FOUND', [mentee, manager, matcher, platformAdmin]],
      [ONE, { id: begunId }, 'NOT_FOUND', [stranger]],
      [SAVE, { input: { profileId: menteeId, about: { headline: 'X' } } }, 'NOT_FOUND', [mentee]],
      [MOVE, { id: menteeId, action: 'submit' }, 'NOT_FOUND', [mentee]],
      [DECLARE, { id: menteeId }, 'NOT_FOUND', [mentee]],
      [DELETE, { id: menteeId }, 'NOT_FOUND', [mentee]],
      [READ_PREFERENCES, { id: menteeId }, 'NOT_FOUND', [mentee]],
      [WISHES, { id: menteeId, people: [] }, 'NOT_FOUND', [mentee]],
      [AVOIDED, { id: menteeId, organisations: [] }, 'NOT_FOUND', [mentee]],
      [BACKGROUND, { id: menteeId, tags: [] }, 'NOT_FOUND', [mentee]],
      [CANDIDATES, { id: menteeId }, 'NOT_FOUND', [mentee]],
      [PARTICIPANTS, { id: schemeId }, 'FORBIDDEN', [manager, matcher, platformAdmin]],
      [PARTICIPANTS, { id: draftId }, 'NOT_FOUND', [manager, matcher, platformAdmin]],
      [ORGANISATION, { id: council }, 'NOT_FOUND', [orgAdmin]],
    ]
    const wrong: string[] = []
    for (const [document, variables, denied, admitted] of table) {
      const name = /(?:\{ )(\w+)\(/.exec(document)?.[1] ?? document
      if ((await code(undefined, document, variables)) !== 'UNAUTHENTICATED') wrong.push(`nobody: ${name}`)
      for (const person of everyone) {
        const answer = await code(person, document, variables)
        // A matching manager may know of a draft, but not change it.
        const expected = !admitted.includes(person) ? denied : person === matcher && document === UPDATE ? 'FORBIDDEN' : undefined
        if (answer !== expected) wrong.push(`${everyone.indexOf(person)} ${name}: ${answer} instead of ${expected}`)
      }
    }
    expect(wrong).toEqual([])
    for (const document of [SCHEMES, MINE]) expect(await code(undefined, document, {})).toBe('UNAUTHENTICATED')
    for (const document of [ONE, DELETE, READ_PREFERENCES, CANDIDATES, ONE_SCHEME, ORGANISATION, PARTICIPANTS]) for (const id of [newId(), 'x']) expect(await code(platformAdmin, document, { id })).toBe('NOT_FOUND')
  })

  it('has no way to what is private for anybody else', async () => {
    await platform.send(mentee, WISHES, { id: menteeId, people: [mentor.id] })
    await platform.send(mentee, AVOIDED, { id: menteeId, organisations: [elsewhere] })
    await platform.send(mentee, BACKGROUND, { id: menteeId, tags: ['First in family'] })
    const own = await platform.send<{ mentoringPreferences: object }>(mentee, READ_PREFERENCES, { id: menteeId })
    expect(own.data.mentoringPreferences).toMatchObject({ wishes: [{ id: mentor.id, name: 'Mo Tailor' }], avoidedOrganisations: [{ name: 'Felpersham' }], backgroundTags: ['First in family'], choice: 'skills', backgroundConsentedAt: expect.any(String) as string })
    for (const person of [manager, matcher, platformAdmin, mentor, orgAdmin]) {
      const seen = await Promise.all([[ONE, { id: menteeId }], [PARTICIPANTS, { id: schemeId }], [CANDIDATES, { id: mentorId }], [ORGANISATION, { id: council }]].map(([document, variables]) => platform.send(person, document as string, variables as Record<string, unknown>)))
      const everything = JSON.stringify(seen.map(({ data }) => data))
      for (const secret of ['First in family', 'choice', 'wish', 'avoid']) expect(everything).not.toContain(secret)
    }
    // The schema itself offers these fields on one type alone, which one query and its mutations answer.
    const schema = await platform.send<{ schema: { types: { name: string; fields: { name: string }[] | null }[] } }>(mentee, '{ schema: __schema { types { name fields { name } } } }')
    const offering = schema.data.schema.types.filter(({ fields }) => fields?.some(({ name }) => ['wishes', 'avoidedPeople', 'backgroundTags', 'choice'].includes(name)))
    expect(offering.map(({ name }) => name).toSorted()).toEqual(['MentoringPreferences', 'MentoringWeights'])
    for (const [document, variables] of [[WISHES, { id: menteeId, people: [] }], [AVOIDED, { id: menteeId, organisations: [] }], [BACKGROUND, { id: menteeId, tags: [] }]] as const) await platform.send(mentee, document, variables)
  })

  it('takes a scheme from draft to open, and tells two managers apart', async () => {
    const made = await mutate<'createMentoringScheme', 'scheme'>(manager, CREATE, { input: { title: 'Sponsors', summary: 'Named acts.', organisationId: council, kind: 'sponsorship', restricted: true, declaration: 'I am in mid-career.', frameworkVersionId } }, 'createMentoringScheme')
    expect([made.userErrors, made.scheme?.state]).toEqual([[], 'draft'])
    const id = made.scheme!.id
    const input = { id, version: 1, title: 'Sponsors', summary: 'Named acts.', restricted: true, declaration: 'I am in mid-career.', frameworkVersionId }
    expect(errors(await mutate<'updateMentoringScheme', 'scheme'>(manager, UPDATE, { input: { ...input, title: '' } }, 'updateMentoringScheme'))).toEqual(['TITLE_LENGTH title'])
    expect((await mutate<'updateMentoringScheme', 'scheme'>(manager, UPDATE, { input: { ...input, title: 'Sponsors 1' } }, 'updateMentoringScheme')).scheme?.version).toBe(2)
    expect(errors(await mutate<'updateMentoringScheme', 'scheme'>(platformAdmin, UPDATE, { input: { ...input, title: 'Sponsors 2' } }, 'updateMentoringScheme'))).toEqual(['CONFLICT'])
    expect((await mutate<'moveMentoringScheme', 'scheme'>(manager, MOVE_SCHEME, { id, action: 'open' }, 'moveMentoringScheme')).scheme?.state).toBe('open')
    const shown = (await platform.send<{ mentoringScheme: object }>(manager, ONE_SCHEME, { id })).data.mentoringScheme
    expect(shown).toMatchObject({
      title: 'Sponsors 1', organisationName: 'Borchester', viewerCanManage: true, viewerCanMatch: true, history: [{ action: 'open' }, { action: 'change', fields: ['title'] }, { action: 'create' }],
      skills: [{ key: 'data', name: 'Data', levels: [{ key: 'aware' }, { key: 'expert' }] }, { key: 'design' }, { key: 'delivery' }], settings: { months: 12, questions: [] },
    })
    expect((await platform.send<{ mentoringScheme: object }>(stranger, ONE_SCHEME, { id })).data.mentoringScheme).toMatchObject({ viewerCanManage: false, viewerCanMatch: false, history: null })
    expect(errors(await mutate<'moveMentoringScheme', 'scheme'>(manager, MOVE_SCHEME, { id, action: 'reopen' }, 'moveMentoringScheme'))).toEqual(['TRANSITION_NOT_ALLOWED'])
  })

  it('refuses settings that make no sense, each beside its field', async () => {
    const weights = { skills: -1, choice: 10_001, values: 0, wishes: 0, seniority: 0, sector: 0, region: 0, times: 0, background: 0 }
    const rules = { otherOrganisation: true, sharedLanguage: true, sharedMode: true, sameRegion: false, sharedTimes: 0, acrossBackgrounds: false }
    const settings = { weights, rules, mostMentees: 10_000, blind: false, answerDays: 7, firstMeetingDays: 10, silentDays: 14, months: 9, checkInWeeks: [12, 4], questions: [{ key: 'Q', label: 'Q?', sides: ['mentee'], kind: 'choice', options: ['A'] }], advocacy: [] }
    const input = { title: 'T', summary: 'S', organisationId: council, kind: 'reverse', frameworkVersionId, settings }
    expect(errors(await mutate<'createMentoringScheme', 'scheme'>(manager, CREATE, { input }, 'createMentoringScheme')))
      .toEqual(['WEIGHT weights.skills', 'WEIGHT weights.choice', 'OUT_OF_RANGE mostMentees', 'CHECK_IN_ORDER checkInWeeks', 'KEY_MALFORMED questions.0.key', 'OPTIONS_COUNT questions.0.options'])
    for (const bad of [{ kind: 'war' }, { title: 'x'.repeat(1_001) }, { settings: { ...settings, weights: { ...weights, skills: 'NaN' } } }]) expect(await code(manager, CREATE, { input: { ...input, ...bad } })).toBe('BAD_USER_INPUT')
    expect(errors(await mutate<'createMentoringScheme', 'scheme'>(manager, CREATE, { input: { ...input, settings: null, frameworkVersionId: newId() } }, 'createMentoringScheme'))).toEqual(['FRAMEWORK_NOT_PUBLISHED frameworkVersionId'])
  })

  it('lists schemes by title, page by page, with filters', async () => {
    const page = async (variables: object) => (await platform.send<{ mentoringSchemes: { totalCount: number; edges: { node: { title: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }>(stranger, SCHEMES, variables as Record<string, unknown>)).data.mentoringSchemes
    const first = await page({ first: 1 })
    const second = await page({ first: 1, after: first.pageInfo.endCursor })
    expect([first.totalCount, first.pageInfo.hasNextPage, first.edges[0]?.node.title, second.edges[0]?.node.title]).toEqual([2, true, 'Sponsors 1', 'Two-way mentoring'])
    expect([(await page({ kind: 'sponsorship' })).totalCount, (await page({ search: '100%' })).totalCount, (await page({ organisationId: elsewhere })).totalCount]).toEqual([1, 0, 0])
    for (const bad of [{ after: 'x' }, { organisationId: 'x' }, { kind: 'war' }, { first: 101 }]) expect(await code(stranger, SCHEMES, bad)).toBe('BAD_USER_INPUT')
  })

  it('leads from the first word to a submitted profile', async () => {
    const person = await platform.person({ givenName: 'Bea', familyName: 'Bellamy', roles: [['learner', council]] })
    const begin = (organisationId: string) => mutate<'beginMentoringProfile', 'profile'>(person, BEGIN, { input: { schemeId, side: 'mentee', organisationId } }, 'beginMentoringProfile')
    expect(errors(await begin(elsewhere))).toEqual(['NOT_A_MEMBER_OF_ORGANISATION organisationId'])
    const begun = await begin(council)
    const id = begun.profile!.id
    expect([begun.profile?.viewerCan, (await begin(council)).profile?.id]).toEqual([['submit', 'withdraw', 'delete'], id])
    const save = (input: object) => mutate<'saveMentoringProfile', 'profile'>(person, SAVE, { input: { profileId: id, ...input } }, 'saveMentoringProfile')
    expect(errors(await save({ skills: { wants: [{ key: 'magic' }] }, meeting: { modes: ['pigeon'], languages: ['en'], times: 1_024 } }))).toEqual(['UNKNOWN skills.wants', 'UNKNOWN meeting.modes', 'OUT_OF_RANGE meeting.times'])
    expect(errors(await save({ about: { goals: 'Learn.', seniority: 'officer' } }))).toEqual([])
    expect(errors(await mutate<'moveMentoringProfile', 'profile'>(person, MOVE, { id, action: 'submit' }, 'moveMentoringProfile'))).toEqual(['MISSING skills.wants', 'MISSING meeting.modes', 'MISSING meeting.languages'])
    expect(errors(await save({ skills: { wants: [{ key: 'design', level: 'aware' }] }, working: { values: [1, null, 5] }, meeting: { modes: ['video'], languages: ['en', 'cy'], times: 5 } }))).toEqual([])
    const submitted = await mutate<'moveMentoringProfile', 'profile'>(person, MOVE, { id, action: 'submit' }, 'moveMentoringProfile')
    expect([submitted.userErrors, submitted.profile?.state, submitted.profile?.viewerCan]).toEqual([[], 'ready', ['pause', 'withdraw']])
    expect((await platform.send<{ myMentoring: object[] }>(person, MINE)).data.myMentoring).toMatchObject([{ id, side: 'mentee', state: 'ready', scheme: { title: 'Two-way mentoring' }, wants: [{ key: 'design' }] }])
    expect((await platform.send<{ mentoringProfile: object }>(manager, ONE, { id })).data.mentoringProfile).toMatchObject({
      personName: 'Bea Bellamy', organisationName: 'Borchester', goals: 'Learn.', wants: [{ key: 'design', level: 'aware' }], values: [1, null, 5], times: 5, viewerIsSelf: false, viewerCan: [], completeness: null,
    })
    for (const bad of [{ working: { values: ['NaN'] } }, { about: { goals: 'x'.repeat(10_001) } }, { capacity: 1.5 }]) expect(await code(person, SAVE, { input: { profileId: id, ...bad } })).toBe('BAD_USER_INPUT')
    await mutate(person, MOVE, { id, action: 'withdraw' }, 'moveMentoringProfile')
    expect(await code(person, CANDIDATES, { id })).toBe('FORBIDDEN')
  })

  it('shows the other side to choose from, and nobody in the blind', async () => {
    type Found = { mentoringCandidates: { totalCount: number; noWishesReason: string | null; edges: { node: Record<string, unknown> }[] } }
    const found = async (as: SeededPerson, variables: object) => (await platform.send<Found>(as, CANDIDATES, variables as Record<string, unknown>)).data.mentoringCandidates
    expect(await found(mentee, { id: menteeId })).toMatchObject({ totalCount: 1, noWishesReason: null, edges: [{ node: { personId: mentor.id, personName: 'Mo Tailor', organisationName: 'Felpersham', sector: 'digital_and_data', offers: ['data', 'design'] } }] })
    const count = async (variables: object) => (await found(mentee, { id: menteeId, ...variables })).totalCount
    expect([await count({ search: 'tail' }), await count({ search: 'felp' }), await count({ search: '%' }), await count({ skill: 'design' }), await count({ skill: 'delivery' }), await count({ sector: 'housing' })]).toEqual([1, 1, 0, 1, 0, 0])
    for (const bad of [{ sector: 'war' }, { after: 'x' }]) expect(await code(mentee, CANDIDATES, { id: menteeId, ...bad })).toBe('BAD_USER_INPUT')
    const blind = await fixture.scheme(council, { frameworkVersionId, settings: { blind: true } })
    const mine = await fixture.profile(blind, mentee.id, { side: 'mentee', organisationId: council, wants: ['data'] })
    // The same person on both sides does not choose themselves.
    for (const person of [mentor, mentee]) await fixture.profile(blind, person.id, { side: 'mentor', organisationId: elsewhere, offers: ['data'], details: { headline: 'Kind listener' } })
    const hidden = await found(mentee, { id: mine })
    expect(hidden).toMatchObject({ totalCount: 1, noWishesReason: expect.stringContaining('nobody can be wished for') as string, edges: [{ node: { personId: null, personName: null, organisationName: null, headline: 'Kind listener' } }] })
    expect([(await found(mentee, { id: mine, search: 'Tailor' })).totalCount, (await found(mentee, { id: mine, search: 'Felpersham' })).totalCount, (await found(mentee, { id: mine, search: 'listener' })).totalCount]).toEqual([0, 0, 1])
  })

  it('shows those who match who takes part, with the state of the whole', async () => {
    await fixture.match(schemeId, menteeId, mentorId, 'active')
    await platform.pool.query(`update mentoring.match set last_met_at = '2026-05-20T23:30:00Z' where mentee_profile_id = $1`, [menteeId])
    type Found = { mentoringParticipants: { totalCount: number; counts: object; edges: { node: { personName: string } }[]; pageInfo: { endCursor: string } } }
    const found = async (variables: object) => (await platform.send<Found>(matcher, PARTICIPANTS, { id: schemeId, ...variables })).data.mentoringParticipants
    const names = async (variables: object) => (await found(variables)).edges.map(({ node }) => node.personName)
    const all = await found({})
    expect(all.counts).toEqual({ drafts: 1, mentees: 1, unmatchedMentees: 0, mentors: 1, places: 2, takenPlaces: 1 })
    expect(all.edges.map(({ node }) => node)).toMatchObject([{ personName: 'Ann Archer', taken: 1, wants: ['data'] }, { personName: 'Bea Bellamy', state: 'withdrawn', taken: 0 }, { personName: 'Mo Tailor', organisationName: 'Felpersham', capacity: 2, offers: ['data', 'design'] }])
    expect([await names({ side: 'mentor' }), await names({ unmatched: true }), await names({ search: 'felp' }), await names({ skill: 'design' }), await names({ organisationId: council })])
      .toEqual([['Mo Tailor'], ['Bea Bellamy'], ['Mo Tailor'], ['Bea Bellamy', 'Mo Tailor'], ['Ann Archer', 'Bea Bellamy']])
    const first = await found({ first: 1 })
    expect(await names({ first: 2, after: first.pageInfo.endCursor })).toEqual(['Bea Bellamy', 'Mo Tailor'])
    for (const bad of [{ organisationId: 'x' }, { side: 'both' }, { after: 'x' }]) expect(await code(matcher, PARTICIPANTS, { id: schemeId, ...bad })).toBe('BAD_USER_INPUT')
  })

  it('tells an organisation how far its own people are, not with whom, and nothing of restricted schemes', async () => {
    const restricted = await fixture.scheme(council, { kind: 'under_represented', restricted: true, frameworkVersionId })
    await fixture.profile(restricted, stranger.id, { side: 'mentee', organisationId: council })
    await fixture.profile(restricted, mentor.id, { side: 'mentor', organisationId: council })
    const answer = await platform.send<{ organisationMentoring: { edges: { node: { personName: string } }[] } }>(orgAdmin, ORGANISATION, { id: council })
    const nodes = answer.data.organisationMentoring.edges.map(({ node }) => node)
    expect(nodes).toContainEqual({ personName: 'Ann Archer', schemeTitle: 'Two-way mentoring', side: 'mentee', state: 'ready', matched: true, lastMetOn: '2026-05-21' })
    expect(nodes.filter(({ personName }) => personName === 'Mo Tailor')).toMatchObject([{ side: 'mentor', matched: false }])
    expect(nodes).toHaveLength(3)
  })
})
