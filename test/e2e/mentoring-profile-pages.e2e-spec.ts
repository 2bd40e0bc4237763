import type { OrganisationId } from '#kernel'
import type { SeededPerson } from '#testing'
import { KINDS, LANGUAGES, MODES, PATTERNS, PROFILE_STATES, SECTORS, SENIORITIES, VALUE_STATEMENTS as PAGE_STATEMENTS, CHOICES as PAGE_CHOICES, CRITERIA as PAGE_CRITERIA } from '../../apps/web/src/pages/mentoring/words.js'
import * as domain from '../../libs/mentoring/src/domain/index.js'
import type { ProfileId, SchemeId } from '../../libs/mentoring/src/domain/index.js'
import { MentoringFixture } from '../../libs/mentoring/src/testing/mentoring-fixture.js'
import { PageVisitor, textOf } from '../support/page-visitor.js'
import { startTestWeb, type TestWeb } from '../support/test-web.js'

describe('mentoring profiles and schemes on pages', () => {
  let web: TestWeb
  let fixture: MentoringFixture
  let [council, elsewhere] = [] as unknown as [OrganisationId, OrganisationId]
  let [learner, mentor, stranger, manager, matcher, orgAdmin] = [] as unknown as SeededPerson[] as [SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson]
  let frameworkVersionId = ''
  let [schemeId, restrictedId] = ['', ''] as unknown as [SchemeId, SchemeId]
  let mentorProfile = '' as ProfileId
  const question: domain.SchemeQuestion = { key: 'why', label: 'Why now?', hint: '', sides: ['mentee'], kind: 'text', options: [], required: true }

  beforeAll(async () => {
    web = await startTestWeb({ worker: false, now: '2026-06-01T09:00:00Z' })
    fixture = new MentoringFixture(web.pool)
    council = await web.seed.organisation({ name: 'Borchester' })
    elsewhere = await web.seed.organisation({ name: 'Felpersham' })
    learner = await web.person({ givenName: 'Ann', familyName: 'Archer', roles: [['learner', council]] })
    mentor = await web.person({ givenName: 'Mo', familyName: 'Tailor', roles: [['learner', elsewhere]] })
    stranger = await web.person({ roles: [['learner', council]] })
    manager = await web.person({ roles: [['scheme_manager', council]] })
    matcher = await web.person({ roles: [['matching_manager', council]] })
    orgAdmin = await web.person({ roles: [['organisation_admin', council]] })
    frameworkVersionId = await fixture.framework()
    schemeId = await fixture.scheme(council, { frameworkVersionId, settings: { questions: [question] } })
    restrictedId = await fixture.scheme(council, { frameworkVersionId, kind: 'under_represented', restricted: true, settings: { blind: true } })
    mentorProfile = await fixture.profile(schemeId, mentor.id, { side: 'mentor', organisationId: elsewhere, capacity: 2, offers: ['data'] })
  })
  afterAll(() => web.close())

  const profileOf = async (person: SeededPerson, scheme: SchemeId = schemeId) =>
    (await web.pool.query<{ id: string; state: string; details: Record<string, unknown>; capacity: number }>('select id, state, details, capacity from mentoring.profile where person_id = $1 and scheme_id = $2', [person.id, scheme])).rows[0]

  it('has words for every code of the domain', () => {
    expect([KINDS, SENIORITIES, SECTORS, MODES, LANGUAGES, PATTERNS, PROFILE_STATES, PAGE_CHOICES].map((words) => Object.keys(words).toSorted()))
      .toEqual([domain.SCHEME_KINDS, domain.SENIORITIES, domain.SECTORS, domain.MEETING_MODES, domain.LANGUAGES, domain.WORKING_PATTERNS, domain.PROFILE_STATES, domain.CHOICES].map((codes) => [...codes].toSorted()))
    expect([PAGE_STATEMENTS, Object.keys(PAGE_CRITERIA).toSorted()]).toEqual([domain.VALUE_STATEMENTS, [...domain.CRITERIA].toSorted()])
  })

  it('leads somebody from the first page to a submitted profile', async () => {
    const visitor = await PageVisitor.signIn(web, learner)
    expect(textOf(await visitor.open('/mentoring'))).toContain('Two-way mentoring')
    const scheme = await visitor.open(`/mentoring/schemes/${schemeId}`)
    expect(scheme.html).toContain(`/mentoring/schemes/${schemeId}/join`)
    expect(textOf(scheme)).not.toContain('Participants')
    const join = await visitor.open(`/mentoring/schemes/${schemeId}/join`)
    expect(textOf(await visitor.send(join, {}))).toContain('Choose how you would like to take part')
    const tasks = await visitor.send(join, { side: 'mentee' })
    expect(textOf(tasks)).toMatch(/About you.*To do.*Questions of this scheme.*Private: only you see this/)
    const base = new URL(tasks.url).pathname
    const fill = async (section: string, fields: Record<string, string>) => visitor.send(await visitor.open(`${base}/${section}`), fields)

    const refused = await fill('about', { goals: 'x'.repeat(2_001), seniority: 'manager' })
    expect([refused.status, textOf(refused).includes('Shorten your goals')]).toEqual([422, true])
    expect(textOf(await fill('about', { headline: 'Curious', goals: 'To learn.', seniority: 'manager', sector: 'housing', workingPattern: '' }))).toContain('Saved.')
    await fill('skills', { 'wants': 'data', 'wants-level-data': 'expert', 'wants-first': 'data' })
    await fill('working', { 'value-0': '5', 'value-3': '1', 'choice': 'values' })
    const times = await fill('meeting', { modes: 'video', languages: 'en', times: '3' })
    expect(textOf(times)).toContain('1 task left before you can submit')
    expect(textOf(await visitor.send(await visitor.open(`${base}/check`)))).toContain('Answer the question: Why now?')
    expect(textOf(await fill('questions', { why: 'A new job' }))).toContain('Check and submit')
    expect((await profileOf(learner))?.details).toEqual({
      headline: 'Curious', goals: 'To learn.', seniority: 'manager', sector: 'housing', modes: ['video'], languages: ['en'], times: 8, values: [5, null, null, 1, null, null], choice: 'values', answers: { why: 'A new job' },
    })
    const check = await visitor.open(`${base}/check`)
    expect(check.html).toContain(`${base}/meeting`)
    for (const said of ['Curious', 'Data (expert)', 'Tuesday afternoon', 'A new job', 'Very much me']) expect(textOf(check)).toContain(said)
    expect(textOf(check)).not.toContain('That we work in a similar way')
    const done = await visitor.send(check)
    expect([textOf(done).includes('Your profile is submitted'), (await profileOf(learner))?.state]).toEqual([true, 'ready'])
    expect((await visitor.open(`${base}/working`)).html).toMatch(/value="values" checked/)
    const skills = (await visitor.open(`${base}/skills`)).html
    expect(skills).toMatch(/id="wants" name="wants" type="checkbox" value="data" checked/)
    expect(skills).toMatch(/<select class="govuk-select" id="wants-level-data"[\s\S]*?<option value="expert" selected>/)
    expect(skills).toMatch(/<select class="govuk-select" id="wants-first"[\s\S]*?<option value="data" selected>/)
    expect((await visitor.open(`${base}/meeting`)).html).toMatch(/id="times-3" name="times" type="checkbox" value="3" checked/)
  })

  it('keeps wishes, people to avoid and background for oneself', async () => {
    const visitor = await PageVisitor.signIn(web, learner)
    const base = `/mentoring/profiles/${(await profileOf(learner))?.id ?? ''}`
    const people = await visitor.open(`${base}/people?search=tailor`)
    expect(textOf(people)).toContain('Mo Tailor Felpersham, Housing, Manager')
    expect(textOf(await visitor.open(`${base}/people?search=nobody-like-that`))).toContain('Nobody found')
    const post = async (path: string, fields: Record<string, string>) => {
      const form = await visitor.open(path)
      // The filter is the first form of the page; wishes are sent with the second.
      return visitor.send({ ...form, html: form.html.replace(/<form method="get"[\s\S]*?<\/form>/, '') }, fields)
    }
    expect(textOf(await post(`${base}/people`, { add: mentor.id }))).toContain('1. Mo Tailor')
    expect(textOf(await post(`${base}/wishes`, { change: `remove:${mentor.id}` }))).toContain('You have not named anybody')
    await post(`${base}/people`, { add: mentor.id })

    expect(textOf(await post(`${base}/avoid`, {}))).toContain('Enter an email address or the name of an organisation')
    expect(textOf(await post(`${base}/avoid`, { email: 'who@example.org' }))).toContain('Remove who@example.org')
    expect(textOf(await post(`${base}/avoid`, { organisation: 'Ambridge' }))).toContain('No organisation is called “Ambridge”')
    expect(textOf(await post(`${base}/avoid`, { email: stranger.email }))).toMatch(new RegExp(`Remove who@example.org.*Remove ${stranger.email}`))
    expect(textOf(await post(`${base}/avoid`, { remove: 'who@example.org' }))).not.toContain('who@example.org')
    expect(textOf(await post(`${base}/avoid`, { organisation: 'felpersham' }))).toContain('Remove Felpersham')
    expect(textOf(await post(`${base}/avoid`, { remove: elsewhere }))).not.toContain('Felpersham')

    expect(textOf(await post(`${base}/background`, { tags: 'Carer\n\ncarer' }))).toContain('Write each once')
    expect(textOf(await post(`${base}/background`, { tags: 'Carer\nFirst in family' }))).toContain('Only matching uses it')
    expect(textOf(await visitor.open(`${base}/background`))).toContain('You consented to this')
    expect(textOf(await post(`${base}/background`, { tags: '' }))).toContain('Nothing is kept')
    const seen = await (await PageVisitor.signIn(web, manager)).open(`/mentoring/schemes/${schemeId}/participants/${(await profileOf(learner))?.id ?? ''}`)
    expect(textOf(seen)).toContain('Ann Archer')
    for (const secret of ['Mo Tailor', stranger.email, 'similar way', 'Carer']) expect(textOf(seen)).not.toContain(secret)
  })

  it('pauses, resumes, leaves and returns, each after saying what it does; a draft can be deleted', async () => {
    const visitor = await PageVisitor.signIn(web, learner)
    const base = `/mentoring/profiles/${(await profileOf(learner))?.id ?? ''}`
    for (const [action, said, state] of [['pause', 'Your profile is paused', 'paused'], ['resume', 'You are in the next round', 'ready'], ['withdraw', 'You have left the scheme', 'withdrawn'], ['return', 'Welcome back', 'draft']] as const) {
      const page = await visitor.open(`${base}/change/${action}`)
      expect(textOf(page)).toContain('What will happen')
      expect([textOf(await visitor.send(page)).includes(said), (await profileOf(learner))?.state]).toEqual([true, state])
      expect((await visitor.open(`${base}/change/${action}`)).status).toBe(404)
    }
    const other = await PageVisitor.signIn(web, stranger)
    const draft = await other.send(await other.open(`/mentoring/schemes/${schemeId}/join`), { side: 'mentor' })
    expect(textOf(await other.send(await other.open(`${new URL(draft.url).pathname}/meeting`), { modes: 'phone', languages: 'cy', capacity: '0' }))).toContain('Saved.')
    expect((await profileOf(stranger))?.capacity).toBe(0)
    expect(textOf(await other.send(await other.open(`${new URL(draft.url).pathname}/change/delete`)))).toContain('The profile is deleted')
    expect(await profileOf(stranger)).toBeUndefined()
  })

  it('asks for a declaration in a restricted scheme, and shows nobody by name in a blind one', async () => {
    const visitor = await PageVisitor.signIn(web, learner)
    await fixture.profile(restrictedId, mentor.id, { side: 'mentor', organisationId: elsewhere, offers: ['data'], details: { headline: 'Kind listener' } })
    const tasks = await visitor.send(await visitor.open(`/mentoring/schemes/${restrictedId}/join`), { side: 'mentee' })
    const base = new URL(tasks.url).pathname
    expect([textOf(tasks).includes('Your declaration'), textOf(tasks).includes('Who you would like')]).toEqual([true, false])
    const form = await visitor.open(`${base}/declaration`)
    expect(textOf(form)).toContain('under-represented in digital work')
    expect(textOf(await visitor.send(form, {}))).toContain('Choose whether you declare this')
    expect(textOf(await visitor.send(form, { declared: 'yes' }))).toContain('Your declaration is saved')
    expect((await visitor.open(`${base}/wishes`)).status).toBe(404)
    const people = textOf(await visitor.open(`${base}/people`))
    expect([people.includes('Kind listener'), people.includes('Tailor'), people.includes('Felpersham')]).toEqual([true, false, false])
  })

  it('has no such pages for others', async () => {
    const profileId = (await profileOf(learner))?.id ?? ''
    const own = ['', '/about', '/skills', '/working', '/meeting', '/questions', '/wishes', '/people', '/avoid', '/background', '/check', '/submitted', '/change/withdraw'].map((path) => `/mentoring/profiles/${profileId}${path}`)
    const managed = ['/settings', '/settings/about', '/settings/weights', '/settings/rules', '/settings/timetable', '/settings/questions', '/settings/questions/new', '/settings/questions/why/remove', '/change/close'].map((path) => `/mentoring/schemes/${schemeId}${path}`)
    const matching = ['/participants', '/participants.csv', `/participants/${mentorProfile}`].map((path) => `/mentoring/schemes/${schemeId}${path}`)
    const refused = async (person: SeededPerson, paths: readonly string[]) => {
      const visitor = await PageVisitor.signIn(web, person)
      const statuses = await Promise.all(paths.map(async (path) => [path, (await visitor.open(path)).status] as const))
      expect(statuses.filter(([, status]) => status !== 404 && status !== 403)).toEqual([])
    }
    await refused(stranger, [...own, ...managed, ...matching, `/organisation/${council}/mentoring`, '/mentoring/schemes/new'])
    await refused(mentor, [...own, ...managed, ...matching])
    await refused(matcher, [...own, ...managed])
    await refused(manager, own)
  })

  it('lets a scheme manager set up a scheme, change it and open it', async () => {
    const visitor = await PageVisitor.signIn(web, manager)
    expect((await visitor.open('/mentoring/schemes')).html).toContain('/mentoring/schemes/new')
    const form = await visitor.open('/mentoring/schemes/new')
    expect(textOf(await visitor.send(form, { title: 'Sponsors', frameworkVersionId }))).toContain('Choose what kind of scheme it is')
    const settings = await visitor.send(form, { kind: 'sponsorship', title: 'Sponsors', summary: 'Named acts.', restricted: 'no', frameworkVersionId })
    expect(textOf(settings)).toContain('The draft is made')
    const base = new URL(settings.url).pathname
    const fill = async (part: string, fields: Record<string, string>) => visitor.send(await visitor.open(`${base}/${part}`), fields)
    const weights = { skills: '70', choice: '0', values: '30', wishes: '0', seniority: '0', sector: '0', region: '0', times: '0', background: '0' }
    expect(textOf(await fill('weights', { ...weights, values: 'lots' }))).toContain('Values and working style must be a whole number')
    expect(textOf(await fill('weights', { ...weights, values: '10,001' }))).toContain('Enter a weight that is a whole number from 0 to 10,000')
    expect(textOf(await fill('weights', weights))).toMatch(/the other wants to learn 70%/)
    expect(textOf(await fill('rules', { rules: 'sharedLanguage', sharedTimes: '2', mostMentees: '51', blind: 'yes' }))).toContain('enter a whole number from 1 to 50')
    expect(textOf(await fill('rules', { rules: 'sharedLanguage', sharedTimes: '2', mostMentees: '5', blind: 'yes' }))).toContain('A language in common and 2 free half-days in common')
    const timetable = { answerDays: '7', firstMeetingDays: '10', silentDays: '14', months: '12', graceDays: '14', keepPrivateDays: '60', checkInWeeks: '4, 12', advocacy: 'Speak for at a panel' }
    expect(textOf(await fill('timetable', { ...timetable, checkInWeeks: '12 4' }))).toContain('Enter the weeks in order')
    expect(textOf(await fill('timetable', { ...timetable, graceDays: '91', keepPrivateDays: '' }))).toContain('Enter days after a round is closed')
    expect(textOf(await fill('timetable', { ...timetable, graceDays: '91' }))).toMatch(/Days after the planned end.*from 0 to 90/i)
    const timed = textOf(await fill('timetable', timetable))
    for (const words of ['4 and 12 weeks', '14 days after its planned end', '60 days after it is closed or cancelled']) expect(timed).toContain(words)
    const kept = (await visitor.open(`${base}/timetable`)).html
    expect([/name="graceDays"[^>]*value="14"/.test(kept), /name="keepPrivateDays"[^>]*value="60"/.test(kept)]).toEqual([true, true])
    expect(textOf(await fill('questions/new', { label: 'Which board?', sides: 'mentee', kind: 'choice', options: 'One' }))).toContain('Give 2 to 20 options')
    expect(textOf(await fill('questions/new', { label: 'Which board?', sides: 'mentee', kind: 'choice', options: 'One\nTwo', required: 'yes' }))).toContain('Which board? Mentees, choose one answer, required')
    expect(textOf(await fill('questions/which-board/remove', {}))).toContain('No questions of your own')
    const stale = await visitor.open(`${base}/about`)
    await fill('about', { title: 'Sponsors 2', summary: 'Named acts.', restricted: 'no', frameworkVersionId })
    expect(textOf(await visitor.send(stale, { title: 'Sponsors 3', summary: 'Named acts.', restricted: 'no', frameworkVersionId }))).toContain('Someone else saved this scheme')
    const scheme = base.replace('/settings', '')
    expect((await (await PageVisitor.signIn(web, stranger)).open(scheme)).status).toBe(404)
    expect(textOf(await visitor.send(await visitor.open(`${scheme}/change/open`)))).toContain('The scheme is open')
    expect(textOf(await (await PageVisitor.signIn(web, stranger)).open(scheme))).toContain('Join this scheme')
    expect(textOf(await visitor.send(await visitor.open(`${scheme}/change/close`)))).toContain('The scheme is closed')
  })

  it('shows those who match who takes part, with filters and as a file', async () => {
    const visitor = await PageVisitor.signIn(web, matcher)
    const path = `/mentoring/schemes/${schemeId}/participants`
    const all = textOf(await visitor.open(path))
    for (const said of ['Mo Tailor', 'Felpersham, mentor', '0 of 2 places taken', 'Profiles not submitted']) expect(all).toContain(said)
    expect(textOf(await visitor.open(`${path}?side=mentee`))).toContain('Nobody found')
    expect(textOf(await visitor.open(`${path}/${mentorProfile}`))).toContain('Can teach Data')
    const file = await visitor.open(`${path}.csv?side=mentor`)
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(file.html.split('\r\n').slice(1)).toEqual([expect.stringMatching(/^Mo Tailor,Felpersham,mentor,Ready to be matched,Manager,Housing,,Data,2,0,\d{4}-\d{2}-\d{2}$/), ''])
  })

  it('shows an organisation its own people', async () => {
    const visitor = await PageVisitor.signIn(web, orgAdmin)
    expect(textOf(await visitor.open(`/organisation/${council}/mentoring`))).toContain('Nobody takes part yet')
    await fixture.profile(schemeId, stranger.id, { side: 'mentor', organisationId: council })
    const page = await visitor.open(`/organisation/${council}/mentoring`)
    expect(textOf(page)).toMatch(/Sam Person \d+ Offering to mentor in Two-way mentoring Has not met anybody yet Waiting/)
    expect((await visitor.open(`/organisation/${elsewhere}/mentoring`)).status).toBe(404)
  })
})
