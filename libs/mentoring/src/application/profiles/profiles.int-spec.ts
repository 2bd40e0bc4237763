import { ContactsModule } from '#assembly'
import { newId, unwrap } from '#kernel'
import type { SeededPerson } from '#testing'
import { defaultSettings, type ProfileId, type SchemeId, type Side } from '../../domain/index.js'
import { type MentoringTest, profileIsFree, startMentoring, whileLocked } from '../../testing/mentoring-test-app.js'
import { PreferencesService } from './preferences.service.js'
import { ProfileSectionsService } from './profile-sections.service.js'
import { ProfilesModule } from './profiles.module.js'
import { ProfilesService } from './profiles.service.js'

describe('profiles', () => {
  let test: MentoringTest
  let schemeId: SchemeId
  let restricted: SchemeId
  const profiles = () => test.get(ProfilesService)
  const sections = () => test.get(ProfileSectionsService)
  const preferences = () => test.get(PreferencesService)
  const codes = (outcome: { ok: boolean; error?: readonly { code: string; field: string }[] }) => (outcome.ok ? [] : outcome.error?.map(({ code, field }) => `${code} ${field}`.trim()))
  const as = (person: SeededPerson) => test.ctx(person.actor)
  const state = async (id: ProfileId) => (await test.one<{ state: string }>('select state from mentoring.profile where id = $1', [id])).state

  const newcomer = () => test.seed.person({ roles: [['learner', test.council]] })
  const begun = async (side: Side = 'mentee', scheme = schemeId) => {
    const person = await newcomer()
    return { person, ctx: as(person), id: unwrap(await profiles().begin(as(person), scheme, side, test.council)) }
  }
  const FULL = { about: { goals: 'To learn.', seniority: 'manager' }, skills: { wants: [{ key: 'data', level: null }], offers: [{ key: 'design', level: 'expert' }] }, meeting: { modes: ['video'], languages: ['en'], times: 3 } } as const
  const ready = async (side: Side = 'mentee', scheme = schemeId) => {
    const one = await begun(side, scheme)
    unwrap(await sections().save(one.ctx, one.id, FULL))
    unwrap(await profiles().move(one.ctx, one.id, 'submit'))
    return one
  }

  beforeAll(async () => {
    test = await startMentoring([ContactsModule, ProfilesModule])
    schemeId = await test.scheme()
    restricted = await test.fixture.scheme(test.council, { kind: 'under_represented', restricted: true })
  })
  afterAll(() => test.close())

  it('begin once for each person and side, also when begun twice at once', async () => {
    const person = await newcomer()
    const begin = (side: Side = 'mentee') => profiles().begin(as(person), schemeId, side, test.council)
    const ids = (await Promise.all([begin(), begin(), begin()])).map(unwrap)
    expect(new Set(ids).size).toBe(1)
    expect(unwrap(await begin('mentor'))).not.toBe(ids[0])
    await expect(test.pool.query(`insert into mentoring.profile (id, scheme_id, person_id, side, state, organisation_id, capacity, created_at, updated_at) select $2, scheme_id, person_id, side, 'draft', organisation_id, 1, now(), now() from mentoring.profile where id = $1`, [ids[0], newId()]))
      .rejects.toMatchObject({ constraint: 'profile_once' })
  })

  it('begin in open schemes, for an organisation of one’s own', async () => {
    const person = await newcomer()
    const [draft, closed] = [await test.fixture.scheme(test.council, { state: 'draft' }), await test.fixture.scheme(test.council, { state: 'closed' })]
    await expect(profiles().begin(as(person), draft, 'mentee', test.council)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(codes(await profiles().begin(as(person), closed, 'mentee', test.council))).toEqual(['SCHEME_CLOSED'])
    for (const other of [test.elsewhere, newId(), 'x']) expect(codes(await profiles().begin(as(person), schemeId, 'mentee', other))).toEqual(['NOT_A_MEMBER_OF_ORGANISATION organisationId'])
    await expect(profiles().begin(test.ctx(), schemeId, 'mentee', test.council)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('wait for a scheme that is being closed', async () => {
    const scheme = await test.scheme()
    const person = await newcomer()
    const { waited, value } = await whileLocked(test, 'scheme', scheme, () => profiles().begin(as(person), scheme, 'mentee', test.council))
    expect([waited, value.ok]).toEqual([true, true])
  })

  it('are not held by whoever still waits for their scheme: freezing takes the scheme first, too', async () => {
    const { ctx, id } = await ready()
    const changes = [() => sections().save(ctx, id, { capacity: 1 }), () => preferences().saveBackground(ctx, id, ['carer']), () => profiles().move(ctx, id, 'pause')]
    for (const change of changes) {
      let free = false
      const { waited, value } = await whileLocked(test, 'scheme', schemeId, change, async (holder) => { free = await profileIsFree(holder, id) })
      expect([waited, free, value.ok]).toEqual([true, true, true])
    }
  })

  it('are saved as one goes, and submitted when nothing is missing', async () => {
    const { ctx, id } = await begun()
    unwrap(await sections().save(ctx, id, { about: { headline: ' Curious ', goals: 'To learn.' } }))
    unwrap(await sections().save(ctx, id, { meeting: FULL.meeting }))
    expect((await profiles().byId(ctx, id)).details).toEqual({ headline: 'Curious', goals: 'To learn.', modes: ['video'], languages: ['en'], times: 3, answers: {} })
    expect(codes(await profiles().move(ctx, id, 'submit'))).toEqual(['MISSING about.seniority', 'MISSING skills.wants'])
    unwrap(await sections().save(ctx, id, { about: FULL.about, skills: FULL.skills }))
    unwrap(await profiles().move(ctx, id, 'submit'))
    const [mine] = await profiles().mine(ctx)
    expect(mine).toMatchObject({ id, state: 'ready', skills: { wants: [{ key: 'data', level: null }], offers: [{ key: 'design', level: 'expert' }] }, scheme: { id: schemeId, kind: 'reverse' } })
    expect(mine?.scheme.createdAt).toBeInstanceOf(Date)
    expect((await test.pool.query(`select payload->>'to' as to from platform.outbox_message where payload->>'profileId' = $1`, [id])).rows).toEqual([{ to: 'ready' }])
  })

  it('refuse what is wrong in the sections given, and nothing else', async () => {
    const { ctx, id } = await begun()
    expect(codes(await sections().save(ctx, id, { skills: { wants: [{ key: 'magic', level: null }] }, capacity: 2, organisationId: test.council }))).toEqual(['UNKNOWN skills.wants', 'OUT_OF_RANGE capacity'])
    expect(codes(await sections().save(ctx, id, { organisationId: test.elsewhere }))).toEqual(['NOT_A_MEMBER_OF_ORGANISATION organisationId'])
    await test.pool.query(`update mentoring.profile set details = '{"seniority": "king"}' where id = $1`, [id])
    unwrap(await sections().save(ctx, id, { meeting: FULL.meeting }))
    expect(codes(await profiles().move(ctx, id, 'submit'))).toContain('UNKNOWN about.seniority')
  })

  it('stay complete once they are ready, whatever the scheme asks for later', async () => {
    const scheme = await test.scheme()
    const { ctx, id } = await ready('mentee', scheme)
    expect(codes(await sections().save(ctx, id, { skills: { wants: [], offers: [] } }))).toEqual(['MISSING skills.wants'])
    const settings = { ...defaultSettings('reverse'), questions: [{ key: 'why', label: 'Why?', hint: '', sides: ['mentee'], kind: 'text', options: [], required: true }] }
    await test.pool.query('update mentoring.scheme set settings = $2 where id = $1', [scheme, JSON.stringify(settings)])
    unwrap(await sections().save(ctx, id, { about: { ...FULL.about, goals: 'To learn more.' } }))
    unwrap(await profiles().move(ctx, id, 'pause'))
    expect(codes(await profiles().move(ctx, id, 'resume'))).toEqual(['MISSING answers.why'])
    unwrap(await sections().save(ctx, id, { answers: [{ key: 'why', answer: 'Now' }] }))
    unwrap(await profiles().move(ctx, id, 'resume'))
  })

  it('keep a capacity that is not below what is taken, whoever comes first', async () => {
    const [mentor, mentee, other] = [await ready('mentor'), await ready(), await ready()]
    unwrap(await sections().save(mentor.ctx, mentor.id, { capacity: 2 }))
    for (const one of [mentee, other]) await test.fixture.match(schemeId, one.id, mentor.id, 'active')
    const { waited, value } = await whileLocked(test, 'profile', mentor.id, () => sections().save(mentor.ctx, mentor.id, { capacity: 1 }))
    expect([waited, codes(value)]).toEqual([true, ['BELOW_TAKEN capacity']])
    expect(codes(await sections().save(mentor.ctx, mentor.id, { capacity: 4 }))).toEqual(['OUT_OF_RANGE capacity'])
    await expect(test.pool.query('update mentoring.profile set capacity = 1 where id = $1', [mentor.id])).rejects.toMatchObject({ constraint: 'profile_taken' })
  })

  it('are left when no relationship is under way, and returned to', async () => {
    const [mentor, mentee] = [await ready('mentor'), await ready()]
    const match = await test.fixture.match(schemeId, mentee.id, mentor.id, 'active')
    expect(codes(await profiles().move(mentee.ctx, mentee.id, 'withdraw'))).toEqual(['STILL_MATCHED'])
    await test.pool.query(`update mentoring.match set state = 'proposed', agreed_at = null, started_at = null where id = $1`, [match])
    const { waited, value } = await whileLocked(test, 'match', match, () => profiles().move(mentee.ctx, mentee.id, 'withdraw'))
    expect([waited, value.ok, await state(mentee.id)]).toEqual([true, true, 'withdrawn'])
    expect(codes(await sections().save(mentee.ctx, mentee.id, { about: FULL.about }))).toEqual(['LEFT'])
    unwrap(await profiles().move(mentee.ctx, mentee.id, 'return'))
    expect([await state(mentee.id), unwrap(await profiles().begin(mentee.ctx, schemeId, 'mentee', test.council))]).toEqual(['draft', mentee.id])
    expect(codes(await profiles().move(mentee.ctx, mentee.id, 'pause'))).toEqual(['TRANSITION_NOT_ALLOWED'])
    expect(codes(await profiles().remove(mentee.ctx, mentee.id))).toEqual(['TOOK_PART'])
  })

  it('cannot be submitted or returned to when the scheme is closed', async () => {
    const scheme = await test.scheme()
    const [one, two] = [await begun('mentee', scheme), await ready('mentee', scheme)]
    unwrap(await sections().save(one.ctx, one.id, FULL))
    unwrap(await profiles().move(two.ctx, two.id, 'withdraw'))
    await test.pool.query(`update mentoring.scheme set state = 'closed' where id = $1`, [scheme])
    expect([codes(await profiles().move(one.ctx, one.id, 'submit')), codes(await profiles().move(two.ctx, two.id, 'return'))]).toEqual([['SCHEME_CLOSED'], ['SCHEME_CLOSED']])
  })

  it('are deleted as drafts, with all that was private', async () => {
    const { ctx, id } = await begun()
    unwrap(await preferences().saveBackground(ctx, id, ['Carer']))
    unwrap(await preferences().saveAvoided(ctx, id, { personIds: [], emails: [], organisationIds: [test.elsewhere] }))
    unwrap(await profiles().remove(ctx, id))
    expect(await test.one('select (select count(*) from mentoring.profile_background where profile_id = $1) + (select count(*) from mentoring.profile_avoid where profile_id = $1) as n', [id])).toEqual({ n: 0 })
    const submitted = await ready()
    expect(codes(await profiles().remove(submitted.ctx, submitted.id))).toEqual(['NOT_A_DRAFT'])
  })

  it('need a declaration in a restricted scheme, which can be taken back', async () => {
    const { ctx, id } = await begun('mentee', restricted)
    unwrap(await sections().save(ctx, id, FULL))
    expect(codes(await profiles().move(ctx, id, 'submit'))).toEqual(['MISSING declaration'])
    unwrap(await sections().declare(ctx, id, true))
    unwrap(await profiles().move(ctx, id, 'submit'))
    unwrap(await sections().declare(ctx, id, false))
    expect([await state(id), (await profiles().byId(ctx, id)).declaredAt]).toEqual(['draft', null])
    unwrap(await sections().declare(ctx, id, true))
    unwrap(await profiles().move(ctx, id, 'submit'))
    const mentor = await ready('mentor', restricted)
    await test.fixture.match(restricted, id, mentor.id, 'proposed')
    expect(codes(await sections().declare(ctx, id, false))).toEqual(['STILL_MATCHED'])
    expect(codes(await sections().declare(mentor.ctx, mentor.id, true))).toEqual(['NOT_RESTRICTED'])
  })

  it('are shown to those who match once they were submitted, and to nobody else', async () => {
    const one = await begun()
    await expect(profiles().byId(test.ctx(test.manager.actor), one.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const two = await ready()
    expect((await profiles().byId(test.ctx(test.manager.actor), two.id)).id).toBe(two.id)
    for (const outsider of [one.ctx, test.ctx((await test.seed.person({ roles: [['organisation_admin', test.council]] })).actor)]) await expect(profiles().byId(outsider, two.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  describe('what is private', () => {
    it('is written and read by its person alone', async () => {
      const [mentor, mentee] = [await ready('mentor'), await ready()]
      unwrap(await preferences().saveWishes(mentee.ctx, mentee.id, [mentor.person.id]))
      unwrap(await preferences().saveAvoided(mentee.ctx, mentee.id, { personIds: [], emails: [` ${test.manager.email.toUpperCase()} `], organisationIds: [test.elsewhere] }))
      unwrap(await preferences().saveBackground(mentee.ctx, mentee.id, ['  First in   family ']))
      expect(await preferences().read(mentee.ctx, mentee.id)).toMatchObject({
        wishes: [mentor.person.id], avoided: { personIds: [], organisationIds: [test.elsewhere], emails: [test.manager.email] }, background: { tags: ['First in family'] }, choice: null,
      })
      unwrap(await preferences().saveBackground(mentee.ctx, mentee.id, []))
      expect((await preferences().read(mentee.ctx, mentee.id)).background).toBeNull()
      const admin = await test.seed.person({ roles: [['platform_admin', test.council]] })
      for (const ctx of [mentor.ctx, test.ctx(test.manager.actor), as(admin), test.ctx()]) {
        await expect(preferences().read(ctx, mentee.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
        await expect(preferences().saveWishes(ctx, mentee.id, [])).rejects.toMatchObject({ code: 'NOT_FOUND' })
        await expect(preferences().saveAvoided(ctx, mentee.id, { personIds: [], emails: [], organisationIds: [] })).rejects.toMatchObject({ code: 'NOT_FOUND' })
        await expect(preferences().saveBackground(ctx, mentee.id, [])).rejects.toMatchObject({ code: 'NOT_FOUND' })
      }
      const trail = await test.pool.query(`select detail::text as detail from audit.entry where detail->>'profileId' = $1`, [mentee.id])
      for (const secret of [mentor.person.id, test.manager.id, test.manager.email, test.elsewhere, 'family']) expect(JSON.stringify(trail.rows)).not.toContain(secret)
    })

    it('says nothing of whether an address or a person is known here', async () => {
      const [mentee, mentor] = [await ready(), await ready('mentor')]
      const [known, unknown] = [(await newcomer()).email, 'nobody-here@example.org']
      const save = async (emails: readonly string[], personIds: readonly string[] = []) => preferences().saveAvoided(mentee.ctx, mentee.id, { personIds, emails, organisationIds: [] })
      const seen = []
      for (const email of [known, unknown]) {
        const answered = await save([` ${email.toUpperCase()} `])
        seen.push(JSON.stringify([answered, (await preferences().read(mentee.ctx, mentee.id)).avoided]).replaceAll(email, 'typed'))
      }
      expect(seen[0]).toBe(seen[1])
      expect(seen[0]).toContain('"emails":["typed"]')
      const stranger = await newcomer()
      expect([codes(await save([], [stranger.id])), codes(await save([], [newId()]))]).toEqual([['UNKNOWN personIds'], ['UNKNOWN personIds']])
      unwrap(await save([unknown, known], [mentor.person.id]))
      // Who is on the list stays, also when they can be browsed no more.
      unwrap(await profiles().move(mentor.ctx, mentor.id, 'pause'))
      unwrap(await save([known], [mentor.person.id]))
      expect((await preferences().read(mentee.ctx, mentee.id)).avoided).toEqual({ personIds: [mentor.person.id], organisationIds: [], emails: [known] })
    })

    it('is refused with a reason when it cannot be', async () => {
      const [mentee, other, paused] = [await ready(), await ready(), await ready('mentor')]
      unwrap(await profiles().move(paused.ctx, paused.id, 'pause'))
      for (const nobody of [other.person.id, paused.person.id, newId(), 'x']) expect(codes(await preferences().saveWishes(mentee.ctx, mentee.id, [nobody]))).toEqual(['NOT_THERE personIds'])
      expect(codes(await preferences().saveWishes(mentee.ctx, mentee.id, [mentee.person.id]))).toEqual(['ONESELF personIds'])
      const avoid = async (change: object) => codes(await preferences().saveAvoided(mentee.ctx, mentee.id, { personIds: [], emails: [], organisationIds: [], ...change }))
      expect([await avoid({ emails: ['who'] }), await avoid({ emails: [mentee.person.email] }), await avoid({ personIds: [newId()] }), await avoid({ personIds: ['x'] }), await avoid({ organisationIds: [newId()] }), await avoid({ personIds: [mentee.person.id] })])
        .toEqual([['NOT_AN_ADDRESS emails'], ['ONESELF emails'], ['UNKNOWN personIds'], ['UNKNOWN personIds'], ['UNKNOWN organisationIds'], ['ONESELF personIds']])
      expect(await avoid({ personIds: Array.from({ length: 21 }, () => newId()) })).toEqual(['TOO_MANY personIds', 'UNKNOWN personIds'])
      const blind = await test.scheme({ blind: true })
      const [seeker, mentor] = [await ready('mentee', blind), await ready('mentor', blind)]
      expect(codes(await preferences().saveWishes(seeker.ctx, seeker.id, [mentor.person.id]))).toEqual(['BLIND_SCHEME personIds'])
    })
  })
})
