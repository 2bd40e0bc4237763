import type { OrganisationId } from '#kernel'
import { type SeededPerson } from '#testing'
import type { MatchId, ProfileId, SchemeId } from '../../libs/mentoring/src/domain/index.js'
import { MentoringFixture } from '../../libs/mentoring/src/testing/mentoring-fixture.js'
import { PageVisitor, textOf } from '../support/page-visitor.js'
import { startTestWeb, type TestWeb } from '../support/test-web.js'

describe('pages of mentoring matches', () => {
  let web: TestWeb
  let fixture: MentoringFixture
  let [council, elsewhere] = [] as unknown as [OrganisationId, OrganisationId]
  let [mentee, mentor, stranger, manager] = [] as unknown as [SeededPerson, SeededPerson, SeededPerson, SeededPerson]
  let [ann, mo, boss, outsider] = [] as unknown as [PageVisitor, PageVisitor, PageVisitor, PageVisitor]
  let [schemeId, matchId] = ['', ''] as unknown as [SchemeId, MatchId]
  let [menteeId, mentorId] = ['', ''] as unknown as [ProfileId, ProfileId]
  const at = (path: string) => `/mentoring/matches/${matchId}${path}`

  const profileOf = (person: SeededPerson, side: 'mentee' | 'mentor', more: object = {}) =>
    fixture.profile(schemeId, person.id, { side, organisationId: side === 'mentee' ? council : elsewhere, capacity: 3, ...more })
  /** A person of their own, without a page open. */
  const newPerson = (givenName: string) => web.person({ givenName, familyName: 'Perks', roles: [['learner', council]] })
  const meeting = { 'date-day': '15', 'date-month': '6', 'date-year': '2026', time: '14:30', minutes: '60', mode: 'video', place: '' }

  beforeAll(async () => {
    web = await startTestWeb({ worker: false, now: '2026-06-01T09:00:00Z' })
    fixture = new MentoringFixture(web.pool)
    ;[council, elsewhere] = [await web.seed.organisation({ name: 'Borchester' }), await web.seed.organisation({ name: 'Felpersham' })]
    mentee = await web.person({ givenName: 'Ann', familyName: 'Archer', roles: [['learner', council]] })
    mentor = await web.person({ givenName: 'Mo', familyName: 'Tailor', roles: [['learner', elsewhere]] })
    stranger = await web.person({ roles: [['learner', council]] })
    manager = await web.person({ givenName: 'Vera', roles: [['scheme_manager', council]] })
    schemeId = await fixture.scheme(council, { kind: 'sponsorship', settings: { checkInWeeks: [1] } })
    menteeId = await profileOf(mentee, 'mentee', { wants: ['data'], details: { headline: 'Curious' } })
    mentorId = await profileOf(mentor, 'mentor', { offers: ['data'], details: { headline: 'Head of data' } })
    ;[ann, mo, boss, outsider] = [await PageVisitor.signIn(web, mentee), await PageVisitor.signIn(web, mentor), await PageVisitor.signIn(web, manager), await PageVisitor.signIn(web, stranger)]
  })
  afterAll(() => web.close())

  it('match two people by hand, with what speaks for and against it', async () => {
    expect(textOf(await ann.open('/mentoring/matches'))).toContain('No matches yet')
    const empty = await boss.open(`/mentoring/schemes/${schemeId}/dashboard`)
    expect(textOf(empty)).toContain('Nothing to show yet')
    const who = textOf(await boss.open(`/mentoring/schemes/${schemeId}/matches/by-hand`))
    expect(who).toContain('Ann Archer')
    const partners = await boss.open(`/mentoring/schemes/${schemeId}/matches/by-hand/${menteeId}`)
    expect(textOf(partners)).toContain('Mo Tailor')
    expect(partners.html).toContain(`/matches/by-hand/${menteeId}/${mentorId}`)
    const check = await boss.open(`/mentoring/schemes/${schemeId}/matches/by-hand/${menteeId}/${mentorId}`)
    expect(textOf(check)).toContain('The mentor can teach what the mentee wants to learn: Data.')
    expect(textOf(check)).toContain('No rule of the scheme')
    const list = await boss.send(check)
    expect(textOf(list)).toContain('Ann Archer and Mo Tailor are asked whether they accept.')
    expect(textOf(list)).toContain('Waiting for answers')
    matchId = (await web.pool.query<{ id: MatchId }>('select id from mentoring.match')).rows[0]!.id
    const local = await profileOf(await newPerson('Pat'), 'mentor', { organisationId: council })
    const other = await profileOf(await newPerson('Jo'), 'mentee')
    const against = await boss.open(`/mentoring/schemes/${schemeId}/matches/by-hand/${other}/${local}`)
    expect(textOf(against)).toContain('They belong to the same organisation')
    const refused = await boss.send(against, { reason: 'Because.' })
    expect([refused.status, textOf(refused).includes('Say in 20 characters or more')]).toEqual([422, true])
    expect(textOf(await boss.send(refused, { reason: 'Both asked for it in writing.' }))).toContain('are asked whether they accept')
    expect(textOf(await boss.open(`/mentoring/schemes/${schemeId}/matches/by-hand/${menteeId}/${mentorId}`))).toContain('These two cannot be matched.')
  })

  it('show a proposal with its reasons, and take both answers after a word of what they do', async () => {
    expect(textOf(await ann.open('/mentoring/matches'))).toContain('Answer by 8 June 2026')
    const proposal = textOf(await ann.open(at('')))
    for (const words of ['A sponsor for you', 'Mo Tailor', 'Head of data', 'They can teach what you want to learn: Data.', 'Answer by 8 June 2026']) expect(proposal).toContain(words)
    expect(proposal).not.toContain(mentor.email)
    const refused = await ann.send(await ann.open(at('/decline')))
    expect([refused.status, textOf(refused).includes('Choose a reason')]).toEqual([422, true])
    const accepted = await ann.send(await ann.open(at('/accept')))
    expect(textOf(accepted)).toContain('You have accepted. We will tell you')
    const agreed = await mo.send(await mo.open(at('/accept')))
    expect(textOf(agreed)).toContain('You are matched. Plan your first meeting.')
    expect(textOf(agreed)).toContain(mentee.email)
    expect((await mo.open(at('/accept'))).status).toBe(404)
  })

  it('keep an agreement, meetings and notes', async () => {
    const wrong = await ann.send(await ann.open(at('/agreement')), { everyWeeks: '0', minutes: '60', mode: 'video', purpose: '', confidentiality: 'All' })
    expect([wrong.status, textOf(wrong).includes('from 1 to 26'), textOf(wrong).includes('Say what you want to work on together')]).toEqual([422, true, true])
    await ann.send(wrong, { everyWeeks: '2', minutes: '60', mode: 'video', purpose: 'Data', confidentiality: 'All of it' })
    const agreeing = await mo.open(at('/agreement/agree'))
    expect(textOf(agreeing)).toContain('You meet every 2 weeks for 1 hour')
    await ann.send(await ann.open(at('/agreement')), { everyWeeks: '3', minutes: '60', mode: 'video', purpose: 'Data', confidentiality: 'All of it' })
    expect(textOf(await mo.send(agreeing))).toContain('The agreement was changed while you read it')
    expect(textOf(await mo.send(await mo.open(at('/agreement/agree'))))).toContain('You have both agreed')
    const past = await ann.send(await ann.open(at('/meetings/plan')), { ...meeting, 'date-month': '5' })
    expect([past.status, textOf(past).includes('Choose a date and time in the future')]).toEqual([422, true])
    expect(textOf(await ann.send(past, meeting))).toContain('2:30pm on 15 June 2026')
    const { id } = (await web.pool.query<{ id: string }>(`select id from mentoring.meeting where state = 'planned'`)).rows[0]!
    expect(textOf(await mo.send(await mo.open(at(`/meetings/${id}/move`)), { ...meeting, 'date-day': '16' }))).toContain('16 June 2026')
    await ann.send(await ann.open(at(`/meetings/${id}/note`)), { body: 'Mine alone', shared: 'no' })
    expect(textOf(await mo.open(at('')))).not.toContain('Mine alone')
    await ann.send(await ann.open(at(`/meetings/${id}/note`)), { body: 'For both', shared: 'yes' })
    expect(textOf(await mo.open(at('')))).toContain('Their note: For both')
    expect(textOf(await ann.send(await ann.open(at(`/meetings/${id}/cancel`))))).toContain('The meeting is called off')
    expect(textOf(await ann.send(await ann.open(at('/meetings/log')), { ...meeting, 'date-day': '1', time: '8:15', minutes: '45', topics: 'Budgets\nBoards' }))).toContain('Budgets, Boards')
    expect((await ann.open(at(`/meetings/${id}/move`))).status).toBe(404)
  })

  it('keep goals and commitments, and hear how it goes', async () => {
    const nothing = await ann.send(await ann.open(at('/goals/new')), { title: '', 'dueOn-day': '31', 'dueOn-month': '2', 'dueOn-year': '2027' })
    expect([nothing.status, textOf(nothing).includes('must be a real date')]).toEqual([422, true])
    expect(textOf(await ann.send(nothing, { title: 'Speak at a board', 'dueOn-day': '', 'dueOn-month': '', 'dueOn-year': '' }))).toContain('Speak at a board')
    const goal = (await web.pool.query<{ id: string }>('select id from mentoring.goal')).rows[0]!
    expect(textOf(await ann.send(await ann.open(at(`/goals/${goal.id}`)), { result: 'met' }))).toContain('Well done')
    expect((await ann.open(at('/commitments/new'))).status).toBe(404)
    expect(textOf(await mo.send(await mo.open(at('/commitments/new')), { kind: 'Introduce to senior leaders', title: 'To the chief', 'dueOn-day': '', 'dueOn-month': '', 'dueOn-year': '' }))).toContain('To the chief')
    const commitment = (await web.pool.query<{ id: string }>('select id from mentoring.commitment')).rows[0]!
    const unsaid = await mo.send(await mo.open(at(`/commitments/${commitment.id}`)), { result: 'done', outcome: '' })
    expect([unsaid.status, textOf(unsaid).includes('Say what came of it.')]).toEqual([422, true])
    expect(textOf(await mo.send(unsaid, { result: 'done', outcome: 'They had lunch.' }))).toContain('They had lunch.')
    const checkIn = (await web.pool.query<{ id: string }>('select id from mentoring.check_in where person_id = $1 and match_id = $2', [mentee.id, matchId])).rows[0]!
    const sent = await ann.send(await ann.open(at(`/check-ins/${checkIn.id}`)), { going: '2', helpWanted: 'yes', comment: 'We never meet' })
    expect(textOf(sent)).toContain('Those who run the scheme will get in touch with you')
    expect(textOf(await mo.open(at('')))).not.toContain('We never meet')
    expect((await mo.open(at(`/check-ins/${checkIn.id}`))).status).toBe(404)
  })

  it('show those who run the scheme how it stands, and nothing of what is between the two', async () => {
    const board = textOf(await boss.open(`/mentoring/schemes/${schemeId}/dashboard`))
    for (const words of ['Ann Archer and Mo Tailor', 'Help is wanted, Goes badly', 'At risk', 'Meetings held in the last year', 'There are too few answers to show.', 'They are shown from five answers on.']) expect(board).toContain(words)
    const managed = textOf(await boss.open(at('')))
    expect(managed).toContain('We never meet')
    expect(managed).not.toMatch(/Mine alone|For both|Speak at a board|To the chief|Budgets/)
    expect(textOf(await boss.send(await boss.open(at('/help'))))).toContain('Marked as settled')
    const csv = await boss.open(`/mentoring/schemes/${schemeId}/dashboard.csv`)
    expect(csv.html).toContain('Ann Archer')
    expect(textOf(await boss.open(`/mentoring/schemes/${schemeId}/matches?view=over`))).toContain('Nothing found')
    expect(textOf(await boss.open(`/mentoring/schemes/${schemeId}/matches?search=archer`))).toContain('1 match')
    expect(textOf(await boss.open(`/mentoring/schemes/${schemeId}/matches?view=nonsense`))).toContain('2 matches')
  })

  it('do not exist for anybody else', async () => {
    const paths = ['', '/accept', '/decline', '/agreement', '/agreement/agree', '/goals/new', '/commitments/new', '/meetings/plan', '/meetings/log', '/change/pause', '/change/nonsense', '/extend', '/end', '/survey', '/survey/comment', '/help']
    for (const path of paths) expect([path, (await outsider.open(at(path))).status]).toEqual([path, 404])
    for (const path of ['dashboard', 'dashboard.csv', 'dashboard/survey', 'matches', `matches/by-hand/${mentorId}`]) expect([path, (await outsider.open(`/mentoring/schemes/${schemeId}/${path}`)).status]).toEqual([path, 404])
    // The scheme itself is public: that matching is not for them may be said.
    for (const path of ['', `/${menteeId}/${mentorId}`]) expect((await outsider.open(`/mentoring/schemes/${schemeId}/matches/by-hand${path}`)).status).toBe(403)
    expect((await boss.open(at('/agreement'))).status).toBe(404)
  })

  it('say that the planned end has passed, and extend it to a later day', async () => {
    expect(textOf(await ann.open(at('')))).not.toContain('This relationship was to end')
    expect((await ann.open(at(''))).html).toContain(at('/extend'))
    await web.pool.query(`update mentoring.match set ends_on = '2026-05-20' where id = $1`, [matchId])
    const asked = await ann.open(at(''))
    expect(textOf(asked)).toContain('This relationship was to end on 20 May 2026; it will be closed on 17 June 2026 unless one of you extends it or marks it as completed before.')
    expect(asked.html).toContain(at('/change/complete'))
    expect(textOf(await boss.open(at('')))).toContain('Closed by itself on 17 June 2026')
    const form = await ann.open(at('/extend'))
    expect(textOf(form)).toContain('The other person is told.')
    const day = (date: string, month: string, year: string) => ({ 'endsOn-day': date, 'endsOn-month': month, 'endsOn-year': year })
    for (const [fields, message] of [[day('', '', ''), 'Enter the day until which it goes on'], [day('31', '5', '2026'), 'Choose a day after today'], [day('2', '6', '2027'), 'Choose a day within 12 months']] as const) {
      const refused = await ann.send(form, fields)
      expect([refused.status, textOf(refused).includes(message)]).toEqual([422, true])
    }
    const extended = await ann.send(form, day('30', '9', '2026'))
    expect([textOf(extended).includes('Your mentoring goes on until 30 September 2026.'), textOf(extended).includes('was to end')]).toEqual([true, false])
    for (const other of [boss, outsider]) expect((await other.open(at('/extend'))).status).toBe(404)
  })

  it('pause, resume and end it with a neutral word, then ask how it was', async () => {
    expect(textOf(await ann.send(await ann.open(at('/change/pause'))))).toContain('Your mentoring is paused')
    expect((await ann.open(at('/meetings/plan'))).status).toBe(404)
    expect(textOf(await mo.send(await mo.open(at('/change/resume'))))).toContain('Your mentoring goes on')
    const ended = await mo.send(await mo.open(at('/end')), { reason: 'not_the_right_fit', another: 'no' })
    expect(textOf(ended)).toContain('It is over. Tell us how it was.')
    const after = await ann.open(at(''))
    expect(textOf(after)).toContain('Answer the closing survey')
    expect(after.html).not.toMatch(/not_the_right_fit|not the right fit/)
    expect(textOf(await boss.open(at('')))).toContain('It is not the right fit')
    const wrong = await ann.send(await ann.open(at('/survey')), { helpful: '5', matchQuality: '4', recommends: '' })
    expect([wrong.status, textOf(wrong).includes('Choose a number from 0 to 10')]).toEqual([422, true])
    expect(textOf(await ann.send(wrong, { helpful: '5', matchQuality: '4', recommends: '9', outcomes: 'new_skills', comment: 'We laughed a lot.' }))).toContain('Thank you for telling us.')
    expect((await ann.open(at('/survey'))).status).toBe(404)
    expect((await ann.open(at('/extend'))).status).toBe(404)
  })

  it('let a comment be read by consent alone, which can be taken back', async () => {
    const shared = async () => (await web.pool.query<{ comment_shared: boolean }>('select comment_shared from mentoring.closing_survey where match_id = $1 and person_id = $2', [matchId, mentee.id])).rows[0]?.comment_shared
    expect([textOf(await ann.open(at(''))).includes('“We laughed a lot.” Nobody reads it.'), await shared()]).toEqual([true, false])
    expect(textOf(await ann.send(await ann.open(at('/survey/comment'))))).toContain('Scheme managers may read your comment.')
    expect([textOf(await ann.open(at(''))).includes('Take that back'), await shared()]).toEqual([true, true])
    expect(textOf(await ann.send(await ann.open(at('/survey/comment'))))).toContain('Your comment is yours alone again.')
    expect(await shared()).toBe(false)
    for (const other of [mo, boss, outsider]) expect((await other.open(at('/survey/comment'))).status).toBe(404)
    expect((await mo.open(at(''))).html).not.toContain('laughed')
    const survey = await mo.open(at('/survey'))
    expect(textOf(survey)).toContain('My comment may be read by scheme managers')
    await mo.send(survey, { helpful: '4', matchQuality: '4', recommends: '9', comment: 'A good year.', commentShared: 'yes' })
    expect((await web.pool.query('select comment_shared from mentoring.closing_survey where person_id = $1', [mentor.id])).rows).toEqual([{ comment_shared: true }])
  })

  it('show what people say at the end in counts that give nobody away, and comments from five people on', async () => {
    const page = `/mentoring/schemes/${schemeId}/dashboard/survey`
    const few = textOf(await boss.open(page))
    for (const words of ['Too few answers to show', 'So far there are 2 answers.', 'Nothing to read yet.']) expect(few).toContain(words)
    expect(few).not.toContain('A good year.')
    for (const [n, helpful] of [2, 2, 3, 3, 5, 5, 5, 5, 5].entries()) {
      const { id } = await newPerson(`Number${n}`)
      const over = await fixture.match(schemeId, await profileOf({ id } as SeededPerson, 'mentee'), mentorId, 'completed')
      await web.pool.query(`insert into mentoring.closing_survey (match_id, person_id, helpful, match_quality, recommends, outcomes, comment, comment_shared, answered_at) values ($1, $2, $3, 4, 9, '{}', $4, $5, $6)`, [over, id, helpful, `Comment ${n}`, n < 4, new Date(web.clock.now().getTime() + n + 1)])
    }
    const seen = await boss.open(page)
    for (const words of ['11 answers so far. The figures are of the first 10', 'How helpful it was', 'Helpful or very helpful 6 Somewhat helpful 0 to 4 A little or not at all 0 to 4', 'How well people were matched', 'Whether they would recommend the scheme', 'Source: the first 10 closing surveys']) expect(textOf(seen)).toContain(words)
    expect(textOf(seen)).toMatch(/“A good year\.” “Comment 0” “Comment 1” “Comment 2” “Comment 3”/)
    expect(textOf(seen)).not.toMatch(/laughed|Comment [4-8]|Perks|Tailor|Archer/)
    expect(seen.html).toContain('waymark-chart__range')
    expect((await boss.open(`/mentoring/schemes/${schemeId}/dashboard`)).html).toContain(page)
    for (const other of [ann, mo, outsider]) expect((await other.open(page)).status).toBe(404)
  })

  it('name nobody in a blind proposal, and say neutrally that it will not go ahead', async () => {
    const blind = await fixture.scheme(council, { settings: { blind: true } })
    const [e, r] = [await fixture.profile(blind, mentee.id, { side: 'mentee', organisationId: council, details: { headline: 'Of Borchester' } }), await fixture.profile(blind, mentor.id, { side: 'mentor', organisationId: elsewhere, details: { headline: 'Of Felpersham', goals: 'Felpersham' } })]
    matchId = await fixture.match(blind, e, r, 'proposed', new Date('2026-06-01T08:00:00Z'))
    await web.pool.query('update mentoring.match set blind = true where id = $1', [matchId])
    const pages = [await ann.open(at('')), await ann.open(at('/accept')), await ann.open(at('/decline')), await ann.open('/mentoring/matches')]
    for (const shown of pages.slice(0, 3)) expect(shown.html).not.toMatch(/Tailor|Felpersham/)
    expect(textOf(pages[0]!)).toContain('You are told who it is when you have both accepted.')
    await ann.send(await ann.open(at('/accept')))
    expect(textOf(await mo.send(await mo.open(at('/decline')), { reason: 'know_each_other' }))).toContain('You have declined.')
    const over = await ann.open(at(''))
    expect(textOf(over)).toContain('This match will not go ahead.')
    expect(over.html).not.toMatch(/Tailor|Felpersham|declined|know_each_other/)
  })
})
