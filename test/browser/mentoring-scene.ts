import type { OrganisationId } from '#kernel'
import type { SeededPerson } from '#testing'
import type { ProfileDetails, ProfileId, SchemeId, SchemeQuestion } from '../../libs/mentoring/src/domain/index.js'
import { MentoringFixture } from '../../libs/mentoring/src/testing/mentoring-fixture.js'
import type { TestWeb } from '../support/test-web.js'

interface Payload { readonly userErrors: readonly { readonly message: string }[]; readonly [key: string]: unknown }
interface Kept { readonly id: string }
interface Shown extends Kept { readonly goals: readonly Kept[]; readonly commitments: readonly Kept[]; readonly meetings: readonly (Kept & { readonly state: string })[]; readonly checkIns: readonly Kept[] }

const MATCH = 'match { id goals { id } commitments { id } meetings { id state } checkIns { id } }'
const QUESTION: SchemeQuestion = { key: 'why', label: 'Why would you like a mentor now?', hint: 'A sentence or two.', sides: ['mentee'], kind: 'text', options: [], required: true }
const CHOICE: SchemeQuestion = { key: 'board', label: 'Which board do you work with?', hint: '', sides: ['mentee'], kind: 'choice', options: ['Cabinet', 'Scrutiny'], required: false }

/** Sends a mutation that has to work; answers what it shows. */
async function write<T>(web: TestWeb, who: SeededPerson, name: string, type: string, input: object, shows: string): Promise<T> {
  const { data, errors } = await web.send<Record<string, Payload>>(who, `mutation ($input: ${type}!) { ${name}(input: $input) { ${shows} userErrors { message } } }`, { input })
  const payload = data?.[name]
  if (errors || !payload || payload.userErrors.length > 0) throw new Error(`${name}: ${JSON.stringify(errors ?? payload)}`)
  return payload[shows.split(' ')[0] ?? ''] as T
}

/**
 * A council that runs four schemes: a paired one with a frozen round of two solved scenarios and relationships in several
 * states, one whose round is published, a blind and restricted one, and a sponsorship.
 */
export async function mentoringScene(web: TestWeb) {
  const fixture = new MentoringFixture(web.pool)
  const borchester = await web.seed.organisation({ name: 'Borchester City Council' })
  const felpersham = await web.seed.organisation({ name: 'Felpersham District Council', region: 'South West' })
  const hassett = await web.seed.organisation({ name: 'Penny Hassett Borough Council' })
  const at = (organisation: OrganisationId, givenName: string, familyName: string) => web.person({ givenName, familyName, roles: [['learner', organisation]] })
  const manager = await web.person({ givenName: 'Sue', familyName: 'Perrin', roles: [['scheme_manager', borchester]] })
  const matcher = await web.person({ givenName: 'Mia', familyName: 'Lodge', roles: [['matching_manager', borchester]] })
  const orgAdmin = await web.person({ givenName: 'Ada', familyName: 'Moss', roles: [['organisation_admin', borchester]] })
  // Runs schemes too, elsewhere: the strongest stranger there is.
  const outsider = await web.person({ givenName: 'Otto', familyName: 'Hale', roles: [['scheme_manager', hassett], ['matching_manager', hassett], ['organisation_admin', hassett], ['learner', hassett]] })
  const newcomer = await at(borchester, 'Zoe', 'Quill')

  const frameworkVersionId = await fixture.framework()
  const scheme = async (title: string, options: Parameters<MentoringFixture['scheme']>[1]) => {
    const id = await fixture.scheme(borchester, { frameworkVersionId, ...options })
    await web.pool.query('update mentoring.scheme set title = $2, summary = $3 where id = $1', [id, title, 'People from different councils learn from each other, an hour every few weeks.'])
    return id
  }
  const paired = await scheme('Digital pairs', { kind: 'paired', settings: { checkInWeeks: [1, 12], questions: [QUESTION, CHOICE] } })
  const blind = await scheme('Next leaders', { kind: 'under_represented', restricted: true, settings: { blind: true } })
  const sponsorship = await scheme('Sponsors of new managers', { kind: 'sponsorship', settings: { checkInWeeks: [1] } })
  const published = await scheme('Pairs of last year', { kind: 'paired' })
  await scheme('Pairs of next year', { kind: 'paired', state: 'draft' })

  /** A ready profile of a person. */
  const takes = (schemeId: SchemeId, person: SeededPerson, side: 'mentee' | 'mentor', organisationId: OrganisationId, skills: readonly string[], more: { readonly details?: ProfileDetails; readonly capacity?: number; readonly state?: 'draft' } = {}) =>
    fixture.profile(schemeId, person.id, { side, organisationId, [side === 'mentee' ? 'wants' : 'offers']: skills, ...more, details: { values: [5, 4, null, 2, 5, 1], ...more.details } })
  const matched = (schemeId: SchemeId, menteeProfileId: ProfileId, mentorProfileId: ProfileId, overrideReason = '') => write<Shown>(web, matcher, 'matchByHand', 'MatchByHandInput', { schemeId, menteeProfileId, mentorProfileId, overrideReason }, MATCH)
  const onMatch = (who: SeededPerson, name: string, input: object, type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`) => write<Shown>(web, who, name, type, input, MATCH)
  const both = async (matchId: string, mentee: SeededPerson, mentor: SeededPerson) => {
    await onMatch(mentee, 'acceptMentoringProposal', { matchId }, 'MentoringMatchInput')
    await onMatch(mentor, 'acceptMentoringProposal', { matchId }, 'MentoringMatchInput')
    await onMatch(mentee, 'saveMentoringAgreement', { matchId, everyWeeks: 3, minutes: 60, mode: 'video', purpose: 'To lead a service that uses data well.', confidentiality: 'What we talk about stays between us.' })
  }

  // The paired scheme: a relationship in full, one that is completed, and a dozen who wait for a round.
  const [ann, mo] = [await at(borchester, 'Ann', 'Archer'), await at(felpersham, 'Mo', 'Tailor')]
  const annId = await takes(paired, ann, 'mentee', borchester, ['data'], { details: { headline: 'Housing manager who wants to understand data', answers: { why: 'I have a new job.' } } })
  const moId = await takes(paired, mo, 'mentor', felpersham, ['data', 'design'], { capacity: 3, details: { headline: 'Head of data, ten years in local government', sector: 'digital_and_data', seniority: 'head_of_service' } })
  const { id: match } = await matched(paired, annId, moId)
  await both(match, ann, mo)
  await onMatch(mo, 'agreeToMentoring', { matchId: match, version: 1 })
  await onMatch(ann, 'addMentoringGoal', { matchId: match, title: 'Present figures to cabinet', dueOn: '2026-11-30' })
  await onMatch(ann, 'logMentoringMeeting', { matchId: match, startsAt: '2026-06-01T07:30:00Z', minutes: 45, mode: 'video', topics: ['How budgets are set', 'First hundred days'] })
  const shown = await onMatch(ann, 'planMentoringMeeting', { matchId: match, startsAt: '2026-06-22T13:30:00Z', minutes: 60, mode: 'in_person', place: 'Felpersham Town Hall' })
  const [held, planned] = ['held', 'planned'].map((state) => shown.meetings.find((one) => one.state === state)?.id ?? '') as [string, string]
  await onMatch(ann, 'saveMentoringNote', { meetingId: held, body: 'Ask about the finance system.' })
  const checkIn = (await onMatch(mo, 'saveMentoringNote', { meetingId: held, body: 'Send the example report.', shared: true })).checkIns
  const ownCheckIn = (await web.pool.query<{ id: string }>('select id from mentoring.check_in where match_id = $1 and person_id = $2 order by due_on limit 1', [match, ann.id])).rows[0]?.id ?? checkIn[0]?.id ?? ''
  const [eve, pru] = [await at(borchester, 'Eve', 'Hart'), await at(hassett, 'Pru', 'Button')]
  const [eveId, pruId] = [await takes(paired, eve, 'mentee', borchester, ['design']), await takes(paired, pru, 'mentor', hassett, ['design'])]
  const { id: over } = await matched(paired, eveId, pruId)
  await both(over, eve, pru)
  await onMatch(pru, 'agreeToMentoring', { matchId: over, version: 1 })
  await onMatch(eve, 'completeMentoring', { matchId: over }, 'MentoringMatchInput')
  await onMatch(pru, 'answerMentoringSurvey', { matchId: over, helpful: 4, matchQuality: 4, recommends: 8, comment: 'A second pair of eyes on the plan would have helped.' })

  const waiting: Record<string, ProfileId> = {}
  for (const [given, family, side, organisation, skills, details] of [
    ['Bea', 'Bellamy', 'mentee', borchester, ['design', 'data'], { sector: 'planning_and_place' }], ['Cal', 'Carter', 'mentee', felpersham, ['data'], { seniority: 'officer' }], ['Dee', 'Dunn', 'mentee', borchester, ['delivery'], {}],
    ['Fay', 'Fox', 'mentee', hassett, ['data'], { languages: ['cy'] }], ['Max', 'Carter', 'mentor', felpersham, ['data', 'delivery'], { seniority: 'director' }], ['Nia', 'Snell', 'mentor', hassett, ['design'], { sector: 'planning_and_place' }], ['Oli', 'Horrobin', 'mentor', borchester, ['delivery'], {}],
  ] as const) {
    const person = await at(organisation, given, family)
    waiting[given] = await takes(paired, person, side, organisation, skills, { details: { headline: `${family} of ${given}`, times: 31, ...details } })
  }
  const gus = await at(borchester, 'Gus', 'Pound')
  const draft = await takes(paired, gus, 'mentee', borchester, ['data'], { state: 'draft', details: { answers: { why: 'To change careers.' } } })
  await web.pool.query('insert into mentoring.profile_wish (profile_id, person_id, position) values ($1, $2, 0)', [draft, mo.id])
  await web.pool.query('insert into mentoring.profile_avoid (id, profile_id, person_id) values (gen_random_uuid(), $1, $2)', [draft, pru.id])

  // A round is planned, its input frozen and scenarios of it solved by the worker.
  const onRound = (name: string, roundId: string) => write<Kept>(web, matcher, name, 'MatchRoundInput', { roundId }, 'round { id }')
  const planRound = async (schemeId: SchemeId, upTo: 'draft' | 'intake' | 'frozen') => {
    const { id } = await write<Kept>(web, matcher, 'createMatchRound', 'CreateMatchRoundInput', { schemeId, title: 'Summer 2026', intakeOpensOn: '2026-06-01', intakeClosesOn: '2026-06-30' }, 'round { id }')
    if (upTo !== 'draft') await onRound('openMatchRoundIntake', id)
    if (upTo === 'frozen') await onRound('freezeMatchRound', id)
    return id
  }
  const newScenario = async (roundId: string, title: string, more: object = {}) => (await write<Kept>(web, matcher, 'createMatchScenario', 'CreateMatchScenarioInput', { roundId, title, ...more }, 'scenario { id }')).id
  const solved = async (id: string) => {
    for (let n = 0; n < 300; n += 1) {
      const { rows } = await web.pool.query<{ state: string; problem: string | null }>('select state, problem from mentoring.scenario where id = $1', [id])
      if (rows[0]?.state === 'solved') return id
      if (rows[0]?.state === 'failed') throw new Error(`The scenario fails: ${rows[0].problem}`)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error('The worker does not solve the scenario')
  }

  // A published round, whose proposals are open.
  const [hal, ivy] = [await at(borchester, 'Hal', 'Grey'), await at(borchester, 'Ivy', 'Lake')]
  const [ray, sal] = [await at(felpersham, 'Ray', 'Flood'), await at(hassett, 'Sal', 'Marsh')]
  for (const person of [hal, ivy]) await takes(published, person, 'mentee', borchester, ['data', 'design'], { details: { headline: 'New in the job' } })
  for (const [person, organisation] of [[ray, felpersham], [sal, hassett]] as const) await takes(published, person, 'mentor', organisation, ['data', 'design'], { details: { headline: 'Leads a digital team' } })
  const oldRound = await planRound(published, 'frozen')
  const round = await planRound(paired, 'frozen')
  const [oldScenario, scenario] = await Promise.all([solved(await newScenario(oldRound, 'Only one')), solved(await newScenario(round, 'Weights of the scheme'))])
  await write<object>(web, matcher, 'publishMatchRound', 'PublishMatchRoundInput', { scenarioId: oldScenario }, 'round { id }')
  const proposalOf = async (person: SeededPerson) => (await web.pool.query<Kept & { mentor: string }>(`select id, mentor_person_id as mentor from mentoring.match where mentee_person_id = $1 and scheme_id = $2`, [person.id, published])).rows[0]
  const [proposal, otherProposal] = [await proposalOf(hal), await proposalOf(ivy)]
  const second = await solved(await newScenario(round, 'Without Bea and Mo', { baseId: scenario, keepBonus: 500, objective: 'worst_off', forbid: [{ menteeProfileId: waiting['Bea'], mentorProfileId: moId }] }))
  const copied = async (number: number, state: string) => (await web.pool.query<Kept>(
    `insert into mentoring.scenario (id, round_id, number, title, state, settings, step, done, total, attempt, requested_by_id, queued_at, heartbeat_at)
     select gen_random_uuid(), round_id, $2, $4, $3, settings, case when $3 = 'solving' then 'solving' end, 3, 12, 1, requested_by_id, now(), now() from mentoring.scenario where id = $1 returning id`,
    [scenario, number, state, state === 'solving' ? 'Higher floor' : 'Given up'])).rows[0]?.id ?? ''
  const [solving, cancelled] = [await copied(3, 'solving'), await copied(4, 'cancelled')]
  await web.pool.query('update mentoring.match_round set next_scenario_number = 5 where id = $1', [round])

  // Who took part in it before, and how it was for them.
  for (const [n, comment] of ['It opened doors.', 'Both of us learned.', 'We should have met sooner.', 'Thank you.', 'Well matched.', '', '', '', '', ''].entries()) {
    const { id } = await web.seed.person({ roles: [['learner', borchester]] })
    const before = await fixture.profile(published, id, { side: 'mentee', organisationId: borchester, state: 'withdrawn' })
    const by = await fixture.profile(published, (await web.seed.person({ roles: [['learner', hassett]] })).id, { side: 'mentor', organisationId: hassett, state: 'withdrawn' })
    await web.pool.query(`insert into mentoring.closing_survey (match_id, person_id, helpful, match_quality, recommends, outcomes, comment, comment_shared, answered_at) values ($1, $2, $3, 4, 9, '{}', $4, true, now())`,
      [await fixture.match(published, before, by, 'completed'), id, n < 2 ? 2 : n < 4 ? 3 : 5, comment])
  }

  // The blind scheme: a proposal that names nobody, and a draft that has to declare. Its intake is open.
  const [blindMentee, blindMentor] = [await takes(blind, hal, 'mentee', borchester, ['data'], { details: { headline: 'Curious' } }), await takes(blind, mo, 'mentor', felpersham, ['data'], { capacity: 2, details: { headline: 'Kind listener' } })]
  const { id: blindProposal } = await matched(blind, blindMentee, blindMentor)
  const undeclared = await takes(blind, gus, 'mentee', borchester, ['data'], { state: 'draft' })
  const intakeRound = await planRound(blind, 'intake')

  // The sponsorship: commitments, a call for help, and another that is paused.
  const [kit, lex] = [await at(borchester, 'Kit', 'Shaw'), await at(felpersham, 'Lex', 'Rowe')]
  const [kitId, lexId] = [await takes(sponsorship, kit, 'mentee', borchester, ['delivery']), await takes(sponsorship, lex, 'mentor', felpersham, ['delivery'], { capacity: 3, details: { headline: 'Director of people', seniority: 'director' } })]
  const { id: sponsored } = await matched(sponsorship, kitId, lexId)
  await both(sponsored, kit, lex)
  await onMatch(lex, 'agreeToMentoring', { matchId: sponsored, version: 1 })
  const promised = await onMatch(lex, 'addSponsorCommitment', { matchId: sponsored, kind: 'Introduce to senior leaders', title: 'Lunch with the chief executive', dueOn: '2026-07-31' })
  await onMatch(lex, 'addSponsorCommitment', { matchId: sponsored, kind: 'Invite to observe a board or cabinet', title: 'The July cabinet' })
  const kitCheckIn = (await web.pool.query<Kept>('select id from mentoring.check_in where match_id = $1 and person_id = $2', [sponsored, kit.id])).rows[0]?.id ?? ''
  await onMatch(kit, 'answerMentoringCheckIn', { checkInId: kitCheckIn, going: 2, helpWanted: true, comment: 'We have not found a time yet.' })
  const vic = await at(borchester, 'Vic', 'Wade')
  const paused = await fixture.match(sponsorship, await takes(sponsorship, vic, 'mentee', borchester, ['data']), lexId, 'on_hold', new Date('2026-05-01T09:00:00Z'))
  await web.pool.query(`update mentoring.match set ends_on = '2026-05-20' where id = $1`, [paused])
  const draftRound = await planRound(sponsorship, 'draft')

  return {
    borchester, paired, blind, sponsorship, published, annProfile: annId, moProfile: moId, bea: waiting['Bea'] ?? '', cal: waiting['Cal'] ?? '', dee: waiting['Dee'] ?? '', max: waiting['Max'] ?? '', nia: waiting['Nia'] ?? '', oli: waiting['Oli'] ?? '', draft, undeclared,
    match, goal: shown.goals[0]?.id ?? '', held, planned, checkIn: ownCheckIn, over, proposal: proposal?.id ?? '', otherProposal: otherProposal?.id ?? '', blindProposal, sponsored, commitment: promised.commitments[0]?.id ?? '', paused,
    round, oldRound, intakeRound, draftRound, scenario, second, solving, cancelled,
    people: { manager, matcher, orgAdmin, outsider, newcomer, ann, mo, eve, pru, gus, hal, ivy, kit, lex, mentorOfHal: proposal?.mentor === ray.id ? ray : sal },
  }
}
