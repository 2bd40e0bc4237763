import type { PersonId } from '#kernel'
import { Database } from '#platform/database'
import { type BrokenRule, defaultSettings, type ProfileDetails, type ProfileId, type SchemeId, type SchemeRules } from '../../domain/index.js'
import { type MentoringTest, startMentoring } from '../../testing/mentoring-test-app.js'
import { PairChecksModule } from './pair-checks.module.js'
import { PairChecks } from './pair-checks.js'

describe('whether two people may be matched now', () => {
  let test: MentoringTest
  let schemeId: SchemeId
  const settings = defaultSettings('paired')

  beforeAll(async () => {
    test = await startMentoring([PairChecksModule])
    schemeId = await test.scheme({}, 'paired')
  })
  afterAll(() => test.close())

  const person = async () => (await test.seed.person({ roles: [['learner', test.council], ['mentor', test.elsewhere]] })).id
  const mentee = async (details: ProfileDetails = {}, personId?: PersonId, scheme = schemeId) => test.fixture.profile(scheme, personId ?? (await person()), { side: 'mentee', organisationId: test.council, details })
  const mentor = async (details: ProfileDetails = {}, personId?: PersonId, options: { capacity?: number; state?: 'ready' | 'paused' } = {}) =>
    test.fixture.profile(schemeId, personId ?? (await person()), { side: 'mentor', organisationId: test.elsewhere, details, ...options })
  const check = async (pairs: readonly (readonly [ProfileId, ProfileId])[], rules: Partial<SchemeRules> = {}): Promise<readonly (readonly BrokenRule[])[]> =>
    (await test.get(PairChecks).check(test.get(Database), { id: schemeId, settings: { ...settings, rules: { ...settings.rules, ...rules } } },
      pairs.map(([menteeProfileId, mentorProfileId]) => ({ menteeProfileId, mentorProfileId })), test.clock.now())).pairs.map(({ broken }) => broken)

  it('finds nothing against a good pair, and each rule of the scheme that a bad one breaks', async () => {
    const [one, other] = [await mentee(), await mentor()]
    expect(await check([[one, other]])).toEqual([[]])
    expect(await check([[one, await mentor({ languages: ['cy'], modes: ['phone'], times: 8, background: 'non_digital' })]], { sharedTimes: 1, sameRegion: true }))
      .toEqual([['shared_language', 'shared_mode', 'shared_times', 'across_backgrounds']])
    const near = await test.fixture.profile(schemeId, await person(), { side: 'mentor', organisationId: test.council })
    expect(await check([[one, near]])).toEqual([['other_organisation']])
    expect(await check([[one, near]], { otherOrganisation: false })).toEqual([[]])
    const distant = await test.seed.organisation({ region: 'North East' })
    const far = await test.fixture.profile(schemeId, (await test.seed.person({ roles: [['mentor', distant]] })).id, { side: 'mentor', organisationId: distant })
    expect(await check([[one, far]], { sameRegion: true })).toEqual([['same_region']])
  })

  it('keeps people from themselves, from whoever manages them and from whom they avoid, whoever of the two said so', async () => {
    const [ann, ben] = [await person(), await person()]
    const [asMentee, asMentor, other] = [await mentee({}, ann), await mentor({}, ann), await mentor({}, ben)]
    expect(await check([[asMentee, asMentor]])).toEqual([['same_person']])
    expect(await check([[asMentee, other]])).toEqual([[]])
    await test.seed.lineManager(ann, ben, test.council)
    expect(await check([[asMentee, other]])).toEqual([['line_management']])
    const [shy, open, council] = [await mentee(), await mentor(), await mentor()]
    const avoid = (profile: ProfileId, column: string, value: string) => test.pool.query(`insert into mentoring.profile_avoid (id, profile_id, ${column}) values (gen_random_uuid(), $1, $2)`, [profile, value])
    await avoid(open, 'person_id', (await test.one<{ person_id: string }>('select person_id from mentoring.profile where id = $1', [shy])).person_id)
    await avoid(council, 'organisation_id', test.council)
    expect(await check([[shy, open], [shy, council], [asMentee, open]])).toEqual([['avoided'], ['avoided'], []])
  })

  it('keeps people from whoever has an address that they avoid: somebody who comes later, and who has given it up since', async () => {
    const shy = await mentee()
    await test.pool.query(`insert into mentoring.profile_avoid (id, profile_id, email) values (gen_random_uuid(), $1, 'eve@example.org'), (gen_random_uuid(), $1, 'nobody@example.org')`, [shy])
    const [early, other] = [await mentor(), await mentee()]
    expect(await check([[shy, early]])).toEqual([[]])
    const { id } = await test.seed.person({ email: 'eve@example.org', roles: [['mentor', test.elsewhere]] })
    const eve = await mentor({}, id, { capacity: 3 })
    expect(await check([[shy, eve], [shy, early], [other, eve]])).toEqual([['avoided'], [], []])
    await test.pool.query(`insert into directory.person_former_email (person_id, email, removed_at) select person_id, email, now() from directory.person_email where person_id = $1`, [id])
    await test.pool.query(`update directory.person_email set email = 'eve.new@example.org' where person_id = $1`, [id])
    expect(await check([[shy, eve]])).toEqual([['avoided']])
    const into = await person()
    await test.pool.query(`update directory.person set status = 'merged', merged_into_id = $2 where id = $1`, [id, into])
    await test.pool.query('update mentoring.profile set person_id = $2 where id = $1', [eve, into])
    expect(await check([[shy, eve]])).toEqual([['avoided']])
    const [mentorWho, ann] = [await mentor(), await test.seed.person({ email: 'ann@example.org', roles: [['learner', test.council]] })]
    await test.pool.query(`insert into mentoring.profile_avoid (id, profile_id, email) values (gen_random_uuid(), $1, 'ann@example.org')`, [mentorWho])
    expect(await check([[await mentee({}, ann.id), mentorWho]])).toEqual([['avoided']])
  })

  it('keeps apart who declined or ended a match before, in any scheme and whichever way round, but not whose match ran its course', async () => {
    const [ann, ben] = [await person(), await person()]
    const [one, other] = [await mentee({}, ann), await mentor({}, ben)]
    await test.fixture.match(schemeId, one, other, 'completed')
    expect(await check([[one, other]])).toEqual([[]])
    const elsewhere = await test.scheme()
    const [before, then] = [await mentee({}, ben, elsewhere), await test.fixture.profile(elsewhere, ann, { side: 'mentor', organisationId: test.council })]
    const match = await test.fixture.match(elsewhere, before, then, 'declined')
    expect(await check([[one, other]])).toEqual([['failed_before']])
    // A merge of people moves a match that is over to who stays, and leaves the profile with whom it was.
    await test.pool.query('update mentoring.match set mentee_person_id = $2 where id = $1', [match, await person()])
    expect(await check([[one, other]])).toEqual([[]])
    const [old, kept] = [await mentee({}, await person(), elsewhere), await test.fixture.profile(elsewhere, await person(), { side: 'mentor', organisationId: test.elsewhere })]
    const merged = await test.fixture.match(elsewhere, old, kept, 'ended_early')
    await test.pool.query('update mentoring.match set mentee_person_id = $2, mentor_person_id = $3 where id = $1', [merged, ann, ben])
    expect(await check([[one, other]])).toEqual([['failed_before']])
  })

  it('lets nobody in whose membership has ended by its date, nor gives them a seat', async () => {
    const [gone, here] = [await test.seed.person({ roles: [['learner', test.council], ['mentor', test.elsewhere]] }), await mentee()]
    const [ann, one] = [await mentee({}, gone.id), await mentor()]
    await test.pool.query(`update directory.membership set ends_on = '2026-05-02' where person_id = $1 and organisation_id = $2`, [gone.id, test.council])
    expect(await check([[ann, one], [here, one]])).toEqual([[], ['no_seat']])
    await test.pool.query(`update directory.membership set ends_on = '2026-05-01' where person_id = $1 and organisation_id = $2`, [gone.id, test.council])
    // A membership elsewhere is not one for which they take part.
    expect(await check([[ann, one], [here, one]])).toEqual([['not_ready'], []])
  })

  it('gives each seat once, to the pairs named first, and none to who is away or of another scheme', async () => {
    const [a, b, c] = [await mentee(), await mentee(), await mentee()]
    const two = await mentor({}, undefined, { capacity: 2 })
    expect(await check([[a, two], [b, two], [c, two]])).toEqual([[], [], ['no_seat']])
    await test.fixture.match(schemeId, a, two, 'active')
    expect(await check([[a, two], [b, two], [c, two]])).toEqual([['already_matched'], [], ['no_seat']])
    const many = await mentor({}, undefined, { capacity: 9 })
    const people = await Promise.all(Array.from({ length: 4 }, () => mentee()))
    expect(await check(people.map((one) => [one, many]))).toEqual([[], [], [], ['no_seat']])
    expect(await check([[b, await mentor({}, undefined, { state: 'paused' })], [two, b], [await mentee({}, undefined, await test.scheme()), two]])).toEqual([['not_ready'], ['not_ready'], ['not_ready']])
    expect(await check([])).toEqual([])
  })
})
