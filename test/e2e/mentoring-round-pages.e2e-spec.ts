import { newId, type OrganisationId } from '#kernel'
import { systemCtx } from '#platform/access'
import { type SeededPerson } from '#testing'
import { RoundRetentionService } from '../../libs/mentoring/src/application/rounds/round-retention.service.js'
import { ScenarioSolver } from '../../libs/mentoring/src/application/rounds/scenario-solver.js'
import { defaultSettings, type ProfileId, type ScenarioId, type SchemeId } from '../../libs/mentoring/src/domain/index.js'
import { MentoringFixture } from '../../libs/mentoring/src/testing/mentoring-fixture.js'
import { PageVisitor, textOf } from '../support/page-visitor.js'
import { startTestWeb, type TestWeb } from '../support/test-web.js'

describe('pages of match rounds', () => {
  let web: TestWeb
  let [council, elsewhere] = [] as unknown as [OrganisationId, OrganisationId]
  let [matcher, otherManager, ann, bea] = [] as unknown as [SeededPerson, SeededPerson, SeededPerson, SeededPerson]
  let [annId, moId, maxId] = [] as unknown as [ProfileId, ProfileId, ProfileId]
  let schemeId = '' as SchemeId
  let [round, scenario] = ['', '']
  let visitor: PageVisitor

  const solve = async (url: string) => {
    const id = new URL(url).pathname.split('/').at(-1) as ScenarioId
    await web.get(ScenarioSolver).solve(id, { ctx: systemCtx('test', web.clock.now(), 'test'), signal: new AbortController().signal, progress: () => Promise.resolve() })
    return new URL(url).pathname
  }
  const says = async (path: string): Promise<string> => {
    const page = await visitor.open(path)
    expect([path, page.status]).toEqual([path, 200])
    return textOf(page)
  }

  beforeAll(async () => {
    web = await startTestWeb({ worker: false, now: '2026-06-01T09:00:00Z' })
    const fixture = new MentoringFixture(web.pool)
    council = await web.seed.organisation({ name: 'Borchester' })
    elsewhere = await web.seed.organisation({ name: 'Felpersham' })
    matcher = await web.person({ givenName: 'Mia', familyName: 'Match', roles: [['matching_manager', council]] })
    otherManager = await web.person({ roles: [['matching_manager', elsewhere], ['scheme_manager', elsewhere]] })
    ann = await web.person({ givenName: 'Ann', familyName: 'Archer', roles: [['learner', council]] })
    bea = await web.person({ givenName: 'Bea', familyName: 'Bellamy', roles: [['learner', council]] })
    const [mo, max] = [await web.person({ givenName: 'Mo', familyName: 'Tailor', roles: [['mentor', elsewhere]] }), await web.person({ givenName: 'Max', familyName: 'Carter', roles: [['mentor', elsewhere]] })]
    schemeId = await fixture.scheme(council, { settings: { weights: { ...defaultSettings('reverse').weights, background: 5 } } })
    annId = await fixture.profile(schemeId, ann.id, { side: 'mentee', organisationId: council, wants: ['data'] })
    await fixture.profile(schemeId, bea.id, { side: 'mentee', organisationId: council, wants: ['design'], details: { languages: ['cy'] } })
    moId = await fixture.profile(schemeId, mo.id, { side: 'mentor', organisationId: elsewhere, offers: ['data'] })
    maxId = await fixture.profile(schemeId, max.id, { side: 'mentor', organisationId: elsewhere, offers: ['design'] })
    await web.pool.query('insert into mentoring.profile_avoid (id, profile_id, person_id) values (gen_random_uuid(), $1, $2)', [annId, max.id])
    visitor = await PageVisitor.signIn(web, matcher)
  })
  afterAll(() => web.close())

  it('plan a round, open its intake and freeze it', async () => {
    const list = `/mentoring/schemes/${schemeId}/rounds`
    expect(await says(list)).toContain('No rounds yet')
    const form = await visitor.open(`${list}/new`)
    const refused = await visitor.send(form, { 'title': '', 'intakeOpensOn-day': '1', 'intakeOpensOn-month': '6', 'intakeOpensOn-year': '2026' })
    expect([refused.status, textOf(refused).includes('Enter a name for the round'), textOf(refused).includes('Enter the day on which the intake closes')]).toEqual([422, true, true])
    const days = { 'intakeOpensOn-day': '1', 'intakeOpensOn-month': '6', 'intakeOpensOn-year': '2026', 'intakeClosesOn-day': '30', 'intakeClosesOn-month': '6', 'intakeClosesOn-year': '2026' }
    const backwards = await visitor.send(form, { title: 'Summer', ...days, 'intakeClosesOn-month': '5' })
    expect(textOf(backwards)).toContain('The intake has to close after the day on which it opens.')
    const made = await visitor.send(form, { title: 'Summer', ...days })
    round = new URL(made.url).pathname
    expect(textOf(made)).toContain('The round is planned')
    expect((await visitor.open(`${round}/freeze`)).status).toBe(404)
    const edited = await visitor.send(await visitor.open(`${round}/edit`), { title: 'Summer 2026', ...days })
    expect(textOf(edited)).toContain('Summer 2026')
    const opened = textOf(await visitor.send(await visitor.open(`${round}/open-intake`)))
    for (const words of ['The intake is open.', 'Intake open', 'Mentees ready 2', 'Mentors ready 2', 'enough for everybody']) expect(opened).toContain(words)
    const freeze = await visitor.open(`${round}/freeze`)
    expect(textOf(freeze)).toContain('2 mentees and 2 mentors with 2 free seats are ready.')
    const frozen = textOf(await visitor.send(freeze))
    for (const words of ['The round is frozen', 'SHA-256 of the input', 'by Mia Match', 'Input frozen']) expect(frozen).toContain(words)
    expect(await says(list)).toContain('Summer 2026')
    expect(await says(`${round}/scenarios`)).toContain('No scenarios yet')
    const start = await says('/mentoring')
    for (const words of ['Schemes that you run', '2 mentees and 2 mentors taking part, 2 free places.', 'Summer 2026: make a first scenario']) expect(start).toContain(words)
  })

  it('make a scenario, follow it, and show what it comes to', async () => {
    const form = await visitor.open(`${round}/scenarios/new`)
    expect(textOf(form)).toContain('The six weights below add up to 75. What people keep to themselves weighs 30')
    const fields = { title: 'First', objective: 'everyone', skills: '35', values: '15', seniority: '10', sector: '5', region: '5', times: '5', floor: '0', keepBonus: '0', baseId: '' }
    const refused = await visitor.send(form, { ...fields, title: '', skills: '-1', floor: 'low' })
    for (const words of ['Enter a name for the scenario', 'Enter the weight of skills as a whole number', 'Enter the lowest score as a whole number']) expect(textOf(refused)).toContain(words)
    expect(textOf(await visitor.send(form, { ...fields, skills: '1', values: '0', seniority: '0' }))).toContain('so that scores give nothing away')
    const queued = await visitor.send(form, fields)
    expect([queued.headers.get('refresh'), textOf(queued).includes('waits for its turn')]).toEqual(['3', true])
    expect((await visitor.open(`${new URL(queued.url).pathname}?updates=off`)).headers.get('refresh')).toBeNull()
    const stopped = await visitor.send(await visitor.open(`${new URL(queued.url).pathname}/stop`))
    expect(textOf(stopped)).toContain('This scenario was cancelled')
    expect(textOf(await visitor.send(await visitor.open(`${new URL(queued.url).pathname}/retry`)))).toContain('waits to be solved')
    scenario = await solve(queued.url)
    const solved = await says(scenario)
    for (const words of ['With a match 1 of 2', 'Publish this scenario', 'Mentors by how many mentees they have', 'no other matching would be better']) expect(solved).toContain(words)
    expect(await says(`${scenario}/pairs`)).toContain('1 pair, the lowest score first')
    expect(await says(`${scenario}/pairs?search=tail`)).toContain('Ann Archer, Borchester Mo Tailor, Felpersham')
    expect(await says(`${scenario}/pairs?search=nobody&most=5&locked=yes`)).toContain('No pair fits what you are looking for.')
    const file = await visitor.open(`${scenario}/pairs.csv`)
    expect([file.headers.get('content-type'), file.html.split('\r\n')[1]?.startsWith('Ann Archer,Borchester,Mo Tailor,Felpersham,')]).toEqual(['text/csv; charset=utf-8', true])
    const unplaced = await says(`${scenario}/unplaced`)
    for (const words of ['1 mentee without a match', 'Bea Bellamy', 'The rules leave no mentor', 'They have no language in common: 2 mentors']) expect(unplaced).toContain(words)
    expect(await says(`${scenario}/seats`)).toContain('One more seat anywhere would change nothing')
  })

  it('say why two people are matched, or why not, and nothing private', async () => {
    const matched = await says(`${scenario}/pairs/${annId}/${moId}`)
    for (const words of ['They are matched in this scenario.', 'Points by criterion', 'shown to nobody', 'Lock this pair', 'Rule this pair out']) expect(matched).toContain(words)
    const apart = await says(`${scenario}/pairs/${annId}/${maxId}`)
    for (const words of ['They may not be matched.', 'They are to be kept apart', 'Ann Archer has Mo Tailor']) expect(apart).toContain(words)
    for (const words of ['Points by criterion', 'Match them with each other', 'avoid']) expect(apart).not.toContain(words)
    expect(await says(`${scenario}/why`)).toContain('Choose a mentee and a mentor')
    expect(await says(`${scenario}/why?mentee=zzz`)).toContain('Nobody of that name')
    expect((await visitor.open(`${scenario}/why?menteeId=${annId}&mentorId=${maxId}`)).url).toContain(`/pairs/${annId}/${maxId}`)
    for (const id of [newId(), 'x']) expect((await visitor.open(`${scenario}/pairs/${annId}/${id}`)).status).toBe(404)
  })

  it('make another scenario from a pair, and compare', async () => {
    const pair = await visitor.open(`${scenario}/pairs/${annId}/${moId}`)
    const href = /href="([^"]*forbid=[^"]*)"/.exec(pair.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const form = await visitor.open(href)
    expect(textOf(form)).toContain('Ann Archer and Mo Tailor are ruled out: they are not matched with each other.')
    const fields = { title: 'Without', objective: 'everyone', skills: '35', values: '15', seniority: '10', sector: '5', region: '5', times: '5', floor: '0', keepBonus: '500', baseId: scenario.split('/').at(-1)! }
    const made = await visitor.send(form, fields)
    expect(textOf(made)).toContain('The scenario is made.')
    const second = await solve(made.url)
    expect(await says(second)).toContain('0 pairs locked, 1 pair ruled out')
    const compared = await says(`${round}/scenarios`)
    for (const words of ['1. First', '2. Without', 'Side by side', 'Mentees with a match', 'Points of the pair that is worst off', '1. First and 2. Without']) expect(compared).toContain(words)
    const moved = await says(`${second}/compare/${scenario.split('/').at(-1)}`)
    for (const words of ['Match only there 1', 'Ann Archer, Borchester Mo Tailor, Felpersham No match']) expect(moved).toContain(words)
    expect(await says(`${second}/pairs/${annId}/${moId}`)).toContain('Allow this pair again')
  })

  it('lock pairs that are ticked on the list, after showing which, and say so when none is', async () => {
    const list = await visitor.open(`${scenario}/pairs`)
    for (const words of ['Lock selected', 'Rule out selected', 'Release selected']) expect(textOf(list)).toContain(words)
    const address = `${round}/scenarios/new?base=${scenario.split('/').at(-1)}&search=ann&change=lock`
    const none = await visitor.open(address)
    expect([none.url.endsWith('/pairs?search=ann&none=lock'), textOf(none).includes('Select the pairs to lock'), /<title>Error: /.test(none.html), none.html.includes('href="#pair"')]).toEqual([true, true, true, true])
    const form = await visitor.open(`${address}&pair=${annId}.${moId}&pair=${annId}.${newId()}`)
    for (const words of ['2 pairs are locked: they are matched whatever the scores say.', 'Ann Archer and Mo Tailor', 'A pair of another page']) expect(textOf(form)).toContain(words)
    const fields = { title: '2 pairs locked', objective: 'everyone', skills: '35', values: '15', seniority: '10', sector: '5', region: '5', times: '5', floor: '0', keepBonus: '500', baseId: scenario.split('/').at(-1)! }
    expect((await visitor.send(form, fields)).status).toBe(422)
    const one = await visitor.open(`${address}&pair=${annId}.${moId}`)
    expect(textOf(one)).toContain('Ann Archer and Mo Tailor are locked')
    expect(textOf(await visitor.send(one, fields))).toContain('1 pair locked, 0 pairs ruled out')
  })

  it('are for those who match alone', async () => {
    for (const other of [otherManager, ann]) {
      const outsider = await PageVisitor.signIn(web, other)
      for (const path of [round, `${round}/edit`, `${round}/scenarios`, `${round}/scenarios/new`, `${round}/thaw`, `${round}/cancel`, scenario, `${scenario}/pairs`, `${scenario}/pairs.csv`, `${scenario}/pairs/${annId}/${moId}`, `${scenario}/why`, `${scenario}/unplaced`, `${scenario}/seats`, `${scenario}/publish`, `/mentoring/schemes/${schemeId}/rounds`, `/mentoring/schemes/${schemeId}/rounds/new`]) {
        expect([path, (await outsider.open(path)).status]).toEqual([path, 404])
      }
    }
    expect((await visitor.open(`/mentoring/rounds/${newId()}`)).status).toBe(404)
  })

  it('publish what is still true, after showing what is not', async () => {
    await web.pool.query(`update mentoring.profile set state = 'paused' where id = $1`, [moId])
    const changed = textOf(await visitor.open(`${scenario}/publish`))
    for (const words of ['1 pair of this scenario can no longer be proposed', 'Mo Tailor does not take part for now', 'No pair is left that may be proposed']) expect(changed).toContain(words)
    await web.pool.query(`update mentoring.profile set state = 'ready' where id = $1`, [moId])
    const page = await visitor.open(`${scenario}/publish`)
    expect(textOf(page)).toContain('1 proposal will be made')
    await web.pool.query(`update mentoring.profile set state = 'withdrawn' where id = $1`, [annId])
    const late = await visitor.send(page)
    expect([late.status, textOf(late).includes('can no longer be proposed')]).toEqual([422, true])
    await web.pool.query(`update mentoring.profile set state = 'ready' where id = $1`, [annId])
    const published = textOf(await visitor.send(await visitor.open(`${scenario}/publish`)))
    for (const words of ['The round is published: 1 proposal made', 'What was published', 'Scenario 1: First', 'Version of the engine', 'Ties broken by', 'Skills that one can teach and the other wants to learn: 35']) expect(published).toContain(words)
    expect(await says('/mentoring')).toContain('1 proposal waiting for answers, the first until')
    expect(textOf(await visitor.send(page))).toContain('Mia Match published scenario 1 of this round')
    expect(textOf(await visitor.send(await visitor.open(`${round}/close`)))).toContain('The round is closed.')
  })

  it('say that what is private has gone, and what can be told without it', async () => {
    expect(await says(round)).not.toContain('What people keep to themselves Removed')
    await web.get(RoundRetentionService).removeDue(systemCtx('test', new Date('2026-07-15T09:00:00Z'), 'test'))
    const after = await says(round)
    for (const words of ['What people keep to themselves Removed 10am on 15 July 2026', 'Wishes, background and the like removed from its record Waymark']) expect(after).toContain(words)
    expect(await says(`${scenario}/pairs/${annId}/${moId}`)).toContain('They are matched in this scenario.')
    expect(await says(`${scenario}/pairs/${annId}/${maxId}`)).toContain('They may not be matched.')
  })
})
