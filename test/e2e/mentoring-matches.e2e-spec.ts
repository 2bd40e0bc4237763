import { newId, type OrganisationId } from '#kernel'
import { type SeededPerson, startTestPlatform, type TestPlatform } from '#testing'
import type { MatchId, ProfileId, SchemeId } from '../../libs/mentoring/src/domain/index.js'
import { MentoringFixture } from '../../libs/mentoring/src/testing/mentoring-fixture.js'

const PERSON = '{ side personId name organisationName headline goals email }'
const MATCH = `{ id state source blind side schemeTitle viewerAccepted endReason helpWanted override { rules reason } reasons { code text } mentee ${PERSON} mentor ${PERSON}
  meetingsHeld minutesMet viewerCanAccept viewerCanDecline viewerCanKeep viewerCanPlan viewerCanPause viewerCanResume viewerCanComplete viewerCanEnd viewerCanAnswerSurvey viewerCanSettleHelp
  agreement { version menteeAgreedAt mentorAgreedAt purpose } goals { id title state } commitments { id title state } advocacy
  meetings { id state minutes topics ownNote ownNoteShared otherNote } checkIns { id side comment going viewerCanAnswer } survey { helpful outcomes } }`
const ONE = `query ($id: ID!) { mentoringMatch(id: $id) ${MATCH} }`
const MINE = 'query { myMatches { id state side } }'
const LIST = 'query ($id: ID!, $states: [String!], $search: String, $first: Int, $after: String) { mentoringMatches(schemeId: $id, states: $states, search: $search, first: $first, after: $after) { totalCount edges { node { id state mentee { name } goals { id } } } pageInfo { hasNextPage endCursor } } }'
const BOARD = 'query ($id: ID!) { mentoringDashboard(schemeId: $id) { health { code count } states { code count } concernsTotal concerns { menteeName reasons } declines { code from to } survey { helpful } checkInsDue } }'
const FILE = 'query ($id: ID!) { mentoringRelationshipsFile(schemeId: $id) }'
const PREVIEW = `query ($s: ID!, $e: ID!, $r: ID!) { matchByHandPreview(schemeId: $s, menteeProfileId: $e, mentorProfileId: $r) { mentee { name } mentor { organisationName email } rules { code canOverride } reasons { code text } } }`
const SUGGEST = 'query ($id: ID!) { suggestReplacements(profileId: $id, first: 5) { person { profileId name } reasons { text } } }'
const PAYLOAD = `{ match ${MATCH} userErrors { code field message } }`
const mutation = (name: string, input: string) => `mutation ($input: ${input}!) { ${name}(input: $input) ${PAYLOAD} }`

interface Shown { readonly id: string; readonly state: string; readonly mentee: { name: string; email: string | null } | null; readonly mentor: { name: string; email: string | null } | null; readonly [key: string]: unknown }
interface Answered { readonly match: Shown | null; readonly userErrors: readonly { readonly code: string; readonly field: string }[] }

/** Every write, with an input that names this match or something of it. */
const WRITES = (matchId: string, of: { meetingId: string; goalId: string; commitmentId: string; checkInId: string }): readonly (readonly [string, string, object])[] => {
  const meeting = { startsAt: '2026-07-20T09:00:00Z', minutes: 30, mode: 'video' }
  return [
    ['acceptMentoringProposal', 'MentoringMatchInput', { matchId }], ['declineMentoringProposal', 'DeclineMentoringProposalInput', { matchId, reason: 'other' }],
    ['pauseMentoring', 'MentoringMatchInput', { matchId }], ['resumeMentoring', 'MentoringMatchInput', { matchId }], ['completeMentoring', 'MentoringMatchInput', { matchId }],
    ['saveMentoringAgreement', 'SaveMentoringAgreementInput', { matchId, everyWeeks: 2, minutes: 30, mode: 'video', purpose: 'x', confidentiality: 'x' }], ['agreeToMentoring', 'AgreeToMentoringInput', { matchId, version: 1 }],
    ['addMentoringGoal', 'AddMentoringGoalInput', { matchId, title: 'x' }], ['settleMentoringGoal', 'SettleMentoringGoalInput', { goalId: of.goalId, result: 'met' }],
    ['addSponsorCommitment', 'AddSponsorCommitmentInput', { matchId, title: 'x', kind: 'x' }], ['settleSponsorCommitment', 'SettleSponsorCommitmentInput', { commitmentId: of.commitmentId, result: 'dropped' }],
    ['planMentoringMeeting', 'PlanMentoringMeetingInput', { matchId, ...meeting }], ['logMentoringMeeting', 'LogMentoringMeetingInput', { matchId, ...meeting }],
    ['moveMentoringMeeting', 'MoveMentoringMeetingInput', { meetingId: of.meetingId, ...meeting }], ['holdMentoringMeeting', 'HoldMentoringMeetingInput', { meetingId: of.meetingId, ...meeting }],
    ['cancelMentoringMeeting', 'MentoringMeetingIdInput', { meetingId: of.meetingId }], ['saveMentoringNote', 'SaveMentoringNoteInput', { meetingId: of.meetingId, body: 'x' }],
    ['answerMentoringCheckIn', 'AnswerMentoringCheckInInput', { checkInId: of.checkInId, going: 3 }], ['answerMentoringSurvey', 'AnswerMentoringSurveyInput', { matchId, helpful: 3, matchQuality: 3, recommends: 3 }],
  ]
}
const MANAGED: readonly (readonly [string, string])[] = [['endMentoring', 'EndMentoringInput'], ['settleMentoringHelp', 'MentoringMatchInput']]

describe('mentoring matches over HTTP', () => {
  let platform: TestPlatform
  let fixture: MentoringFixture
  let [council, elsewhere] = [] as unknown as [OrganisationId, OrganisationId]
  let [mentee, mentor, stranger, manager, matcher, otherManager] = [] as unknown as [SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson]
  let [schemeId, blindId] = ['', ''] as unknown as [SchemeId, SchemeId]
  let [menteeId, mentorId] = ['', ''] as unknown as [ProfileId, ProfileId]
  let [matchId, blindMatch] = ['', ''] as unknown as [MatchId, MatchId]
  const of = { meetingId: '', goalId: '', commitmentId: '', checkInId: '' }

  const code = async (as: SeededPerson | undefined, document: string, variables: Record<string, unknown>) => (await platform.send(as, document, variables)).errors?.[0]?.extensions.code
  const see = async (as: SeededPerson, id: string) => (await platform.send<{ mentoringMatch: Shown }>(as, ONE, { id })).data.mentoringMatch
  const write = async (as: SeededPerson, name: string, input: string, variables: object): Promise<Answered> => {
    const answer = await platform.send<Record<string, Answered>>(as, mutation(name, input), { input: variables })
    const found = answer.data?.[name]
    if (found === undefined) throw new Error(JSON.stringify(answer.errors))
    return found
  }

  beforeAll(async () => {
    platform = await startTestPlatform()
    fixture = new MentoringFixture(platform.pool)
    ;[council, elsewhere] = [await platform.seed.organisation({ name: 'Borchester' }), await platform.seed.organisation({ name: 'Felpersham' })]
    mentee = await platform.person({ givenName: 'Ann', familyName: 'Archer', roles: [['learner', council]] })
    mentor = await platform.person({ givenName: 'Mo', familyName: 'Tailor', roles: [['mentor', elsewhere], ['learner', elsewhere]] })
    stranger = await platform.person({ roles: [['learner', council]] })
    manager = await platform.person({ roles: [['scheme_manager', council]] })
    matcher = await platform.person({ roles: [['matching_manager', council]] })
    otherManager = await platform.person({ roles: [['scheme_manager', elsewhere]] })
    const settings = { checkInWeeks: [1] }
    schemeId = await fixture.scheme(council, { kind: 'sponsorship', settings })
    blindId = await fixture.scheme(council, { settings: { blind: true } })
    menteeId = await fixture.profile(schemeId, mentee.id, { side: 'mentee', organisationId: council, wants: ['data'], details: { headline: 'Curious of Borchester' } })
    mentorId = await fixture.profile(schemeId, mentor.id, { side: 'mentor', organisationId: elsewhere, capacity: 3, offers: ['data'], details: { headline: 'Head of data at Felpersham' } })
    const [e, r] = [await fixture.profile(blindId, mentee.id, { side: 'mentee', organisationId: council, details: { headline: 'Curious of Borchester', goals: 'For Borchester' } }), await fixture.profile(blindId, mentor.id, { side: 'mentor', organisationId: elsewhere, details: { headline: 'At Felpersham', goals: 'Felpersham' } })]
    blindMatch = await fixture.match(blindId, e, r, 'proposed', new Date(Date.parse('2026-06-01T08:00:00Z')))
    await platform.pool.query('update mentoring.match set blind = true, reasons = $2, answer_by = now() + interval \'30 years\' where id = $1', [blindMatch, JSON.stringify([{ code: 'times', halfDays: 3 }])])
  })
  afterAll(() => platform.close())

  it('matches two people by hand, who accept, and are then told how to reach each other', async () => {
    const pair = { s: schemeId, e: menteeId, r: mentorId }
    const { data } = await platform.send<{ matchByHandPreview: object }>(matcher, PREVIEW, pair)
    expect(data.matchByHandPreview).toMatchObject({ mentee: { name: 'Ann Archer' }, mentor: { organisationName: 'Felpersham', email: null }, rules: [], reasons: [{ code: 'skills', text: 'The mentor can teach what the mentee wants to learn: Data.' }, {}, {}, {}, {}] })
    const made = await write(matcher, 'matchByHand', 'MatchByHandInput', { schemeId, menteeProfileId: menteeId, mentorProfileId: mentorId })
    matchId = made.match!.id as MatchId
    expect(await see(mentee, matchId)).toMatchObject({ state: 'proposed', side: 'mentee', mentor: { name: 'Mo Tailor', headline: 'Head of data at Felpersham', email: null }, viewerCanAccept: true, reasons: [{ text: 'They can teach what you want to learn: Data.' }, {}, {}, {}, {}] })
    expect((await write(mentor, 'acceptMentoringProposal', 'MentoringMatchInput', { matchId })).match).toMatchObject({ state: 'accepted_by_one', viewerAccepted: true, viewerCanAccept: false, viewerCanDecline: true })
    expect((await write(mentee, 'acceptMentoringProposal', 'MentoringMatchInput', { matchId })).match).toMatchObject({ state: 'agreed', mentor: { email: mentor.email }, viewerCanKeep: true, viewerCanPlan: true })
    expect((await write(mentee, 'acceptMentoringProposal', 'MentoringMatchInput', { matchId })).userErrors).toMatchObject([{ code: 'PROPOSAL_SETTLED' }])
  })

  it('says nothing of who the other is in a blind match before both accepted, in any field', async () => {
    const secrets = (who: SeededPerson, name: string, place: string) => [who.id, who.email, name, place]
    for (const [viewer, other] of [[mentee, secrets(mentor, 'Tailor', 'Felpersham')], [mentor, secrets(mentee, 'Archer', 'Borchester')]] as const) {
      const text = JSON.stringify(await see(viewer, blindMatch))
      for (const secret of other) expect(text).not.toContain(secret)
    }
    await write(mentee, 'acceptMentoringProposal', 'MentoringMatchInput', { matchId: blindMatch })
    expect(JSON.stringify(await see(mentor, blindMatch))).not.toContain('Archer')
    expect(await see(matcher, blindMatch)).toMatchObject({ mentee: { name: 'Ann Archer' }, mentor: { name: 'Mo Tailor' } })
    expect((await write(mentor, 'declineMentoringProposal', 'DeclineMentoringProposalInput', { matchId: blindMatch, reason: 'know_each_other' })).match?.state).toBe('not_going_ahead')
    for (const viewer of [mentee, mentor]) {
      const after = await see(viewer, blindMatch)
      expect(after.state).toBe('not_going_ahead')
      expect(JSON.stringify(after)).not.toMatch(/know_each_other|declined/)
    }
    expect(JSON.stringify(await see(mentee, blindMatch))).not.toContain('Tailor')
    const managed = await see(manager, blindMatch)
    expect(managed).toMatchObject({ state: 'declined', endReason: null })
    expect(JSON.stringify(managed)).not.toContain('know_each_other')
  })

  it('keeps what is between the two between them', async () => {
    await write(mentee, 'saveMentoringAgreement', 'SaveMentoringAgreementInput', { matchId, everyWeeks: 2, minutes: 60, mode: 'video', purpose: 'Secret purpose', confidentiality: 'All of it' })
    expect((await write(mentor, 'agreeToMentoring', 'AgreeToMentoringInput', { matchId, version: 1 })).match).toMatchObject({ state: 'active', agreement: { purpose: 'Secret purpose' } })
    of.goalId = ((await write(mentee, 'addMentoringGoal', 'AddMentoringGoalInput', { matchId, title: 'Secret goal', dueOn: '' })).match!['goals'] as { id: string }[])[0]!.id
    expect((await write(mentee, 'addMentoringGoal', 'AddMentoringGoalInput', { matchId, title: 'x', dueOn: '2026-02-31' })).userErrors).toMatchObject([{ code: 'NOT_A_DATE', field: 'dueOn' }])
    const advocacy = (await see(mentor, matchId))['advocacy'] as string[]
    expect(advocacy.length).toBeGreaterThan(3)
    of.commitmentId = ((await write(mentor, 'addSponsorCommitment', 'AddSponsorCommitmentInput', { matchId, title: 'Secret promise', kind: advocacy[0] })).match!['commitments'] as { id: string }[])[0]!.id
    const future = new Date((await now()) + 40 * 86_400_000).toISOString()
    of.meetingId = ((await write(mentor, 'planMentoringMeeting', 'PlanMentoringMeetingInput', { matchId, startsAt: future, minutes: 45, mode: 'phone' })).match!['meetings'] as { id: string }[])[0]!.id
    await write(mentee, 'saveMentoringNote', 'SaveMentoringNoteInput', { meetingId: of.meetingId, body: 'Private note' })
    await write(mentor, 'saveMentoringNote', 'SaveMentoringNoteInput', { meetingId: of.meetingId, body: 'Shared note', shared: true })
    expect((await see(mentee, matchId))['meetings']).toMatchObject([{ ownNote: 'Private note', ownNoteShared: false, otherNote: 'Shared note' }])
    expect((await see(mentor, matchId))['meetings']).toMatchObject([{ ownNote: 'Shared note', otherNote: null }])
    const checkIns = (await see(mentee, matchId))['checkIns'] as { id: string; side: string }[]
    expect(checkIns).toMatchObject([{ side: 'mentee', viewerCanAnswer: true }])
    of.checkInId = checkIns[0]!.id
    await write(mentee, 'answerMentoringCheckIn', 'AnswerMentoringCheckInInput', { checkInId: of.checkInId, going: 2, helpWanted: true, comment: 'Never answers' })
    expect(JSON.stringify(await see(mentor, matchId))).not.toContain('Never answers')
    const managed = await see(manager, matchId)
    expect(managed).toMatchObject({ helpWanted: true, viewerCanSettleHelp: true, agreement: null, goals: [], commitments: [], meetings: [], survey: null, viewerCanKeep: false, viewerCanEnd: true })
    expect((managed['checkIns'] as { comment: string }[]).map(({ comment }) => comment)).toContain('Never answers')
    expect(JSON.stringify(managed)).not.toMatch(/Secret|Private note|Shared note/)
    const matched = JSON.stringify(await see(matcher, matchId))
    expect(matched).not.toMatch(/Secret|note|Never answers/)
    expect(await see(mentor, matchId)).toMatchObject({ helpWanted: null })
    expect((await write(manager, 'settleMentoringHelp', 'MentoringMatchInput', { matchId })).match).toMatchObject({ helpWanted: false })
  })

  it('does not exist for outsiders, in any query or mutation, nor what is missing for anybody', async () => {
    for (const who of [stranger, otherManager]) expect(await code(who, ONE, { id: matchId })).toBe('NOT_FOUND')
    for (const id of [newId(), 'x']) expect(await code(manager, ONE, { id })).toBe('NOT_FOUND')
    expect(await code(undefined, ONE, { id: matchId })).toBe('UNAUTHENTICATED')
    const missing = { meetingId: newId(), goalId: newId(), commitmentId: newId(), checkInId: newId() }
    for (const [name, input, variables] of WRITES(matchId, of)) {
      for (const who of [stranger, otherManager, manager, matcher]) expect([name, await code(who, mutation(name, input), { input: variables })]).toEqual([name, 'NOT_FOUND'])
      expect([name, await code(undefined, mutation(name, input), { input: variables })]).toEqual([name, 'UNAUTHENTICATED'])
    }
    for (const [name, input, variables] of WRITES(newId(), missing)) expect([name, await code(mentee, mutation(name, input), { input: variables })]).toEqual([name, 'NOT_FOUND'])
    for (const [name, input] of MANAGED) {
      const variables = { input: name === 'endMentoring' ? { matchId, reason: 'other' } : { matchId } }
      for (const who of [stranger, otherManager]) expect([name, await code(who, mutation(name, input), variables)]).toEqual([name, 'NOT_FOUND'])
    }
    // The other's check-in does not exist for the mentor.
    expect(await code(mentor, mutation('answerMentoringCheckIn', 'AnswerMentoringCheckInInput'), { input: { checkInId: of.checkInId, going: 3 } })).toBe('NOT_FOUND')
  })

  it('shows schemes’ matches and dashboards to those who run them only', async () => {
    for (const who of [stranger, mentee, otherManager]) {
      for (const document of [LIST, BOARD, FILE]) expect(await code(who, document, { id: schemeId })).toBe('NOT_FOUND')
      expect(await code(who, PREVIEW, { s: schemeId, e: menteeId, r: mentorId })).toBe('FORBIDDEN')
      expect(await code(who, mutation('matchByHand', 'MatchByHandInput'), { input: { schemeId, menteeProfileId: menteeId, mentorProfileId: mentorId } })).toBe('FORBIDDEN')
      expect(await code(who, SUGGEST, { id: mentorId })).toBe('NOT_FOUND')
    }
    expect([await code(matcher, BOARD, { id: schemeId }), await code(matcher, FILE, { id: schemeId })]).toEqual(['NOT_FOUND', 'NOT_FOUND'])
    const { data } = await platform.send<{ mentoringMatches: object }>(matcher, LIST, { id: schemeId, search: 'archer', states: ['active'] })
    expect(data.mentoringMatches).toMatchObject({ totalCount: 1, edges: [{ node: { id: matchId, mentee: { name: 'Ann Archer' }, goals: [] } }] })
    const board = (await platform.send<{ mentoringDashboard: { health: { code: string; count: number }[] } }>(manager, BOARD, { id: schemeId })).data.mentoringDashboard
    expect(board).toMatchObject({ declines: null, survey: null, states: expect.arrayContaining([{ code: 'active', count: 1 }]) as unknown })
    expect((await platform.send<{ mentoringRelationshipsFile: string }>(manager, FILE, { id: schemeId })).data.mentoringRelationshipsFile).toContain('Ann Archer')
  })

  it('lists one’s own, and ends with a neutral word and a survey of each', async () => {
    expect((await platform.send<{ myMatches: unknown }>(mentee, MINE, {})).data.myMatches).toEqual([{ id: matchId, state: 'active', side: 'mentee' }, { id: blindMatch, state: 'not_going_ahead', side: 'mentee' }])
    expect((await platform.send<{ myMatches: unknown[] }>(stranger, MINE, {})).data.myMatches).toEqual([])
    expect((await write(mentee, 'pauseMentoring', 'MentoringMatchInput', { matchId })).match).toMatchObject({ state: 'on_hold', viewerCanResume: true, viewerCanPause: false })
    expect((await write(mentor, 'endMentoring', 'EndMentoringInput', { matchId, reason: 'not_the_right_fit', wantsAnother: true })).match).toMatchObject({ state: 'ended_early', endReason: null, viewerCanAnswerSurvey: true })
    expect(JSON.stringify(await see(mentee, matchId))).not.toContain('not_the_right_fit')
    expect(await see(manager, matchId)).toMatchObject({ endReason: 'not_the_right_fit' })
    expect((await write(mentee, 'answerMentoringSurvey', 'AnswerMentoringSurveyInput', { matchId, helpful: 5, matchQuality: 5, recommends: 10, outcomes: ['new_skills'] })).match).toMatchObject({ viewerCanAnswerSurvey: false, survey: { helpful: 5 } })
    expect(await see(mentor, matchId)).toMatchObject({ survey: null })
    const { data } = await platform.send<{ suggestReplacements: unknown[] }>(matcher, SUGGEST, { id: mentorId })
    // The two have ended early: they are not suggested to each other again.
    expect(data.suggestReplacements).toEqual([])
  })

  async function now(): Promise<number> {
    return Date.parse((await platform.pool.query<{ at: string }>('select max(agreed_at)::text as at from mentoring.match where id = $1', [matchId])).rows[0]?.at ?? '')
  }
})
