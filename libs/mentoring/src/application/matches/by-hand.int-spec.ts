import { newId, type OrganisationId, unwrap } from '#kernel'
import type { SchemeId } from '../../domain/index.js'
import { type MentoringTest, startMentoring, whileLocked } from '../../testing/mentoring-test-app.js'
import { ByHandService } from './by-hand.service.js'
import { MatchesModule } from './matches.module.js'
import { MatchesService } from './matches.service.js'
import { ReplacementsService } from './replacements.service.js'

const WHY = 'Both asked for it, and their managers agree.'

describe('matching by hand', () => {
  let test: MentoringTest
  let schemeId: SchemeId
  const hand = () => test.get(ByHandService)
  const manager = () => test.ctx(test.manager.actor)

  beforeAll(async () => {
    test = await startMentoring([MatchesModule])
    schemeId = await test.scheme()
  })
  afterAll(() => test.close())

  const somebody = async (side: 'mentee' | 'mentor', organisationId = side === 'mentee' ? test.council : test.elsewhere, more: Partial<Parameters<MentoringTest['fixture']['profile']>[2]> = {}) => {
    const person = await test.seed.person({ roles: [['learner', organisationId]] })
    return { person, profileId: await test.fixture.profile(schemeId, person.id, { side, organisationId, ...more }) }
  }
  type Somebody = Awaited<ReturnType<typeof somebody>>
  const pairOf = (mentee: Somebody, mentor: Somebody) => ({ schemeId, menteeProfileId: mentee.profileId, mentorProfileId: mentor.profileId })
  const code = async (mentee: Somebody, mentor: Somebody, why = WHY) => {
    const outcome = await hand().match(manager(), pairOf(mentee, mentor), why)
    return outcome.ok ? 'OK' : outcome.error.map(({ code: one }) => one).join()
  }

  it('proposes a pair that breaks nothing, with its reasons', async () => {
    const [mentee, mentor] = [await somebody('mentee', test.council, { wants: ['data'] }), await somebody('mentor', test.elsewhere, { offers: ['data'] })]
    const preview = await hand().preview(manager(), pairOf(mentee, mentor))
    expect(preview).toMatchObject({ rules: [], reasons: [{ code: 'skills', skills: ['data'] }, { code: 'same_sector' }, { code: 'across_backgrounds' }, { code: 'times' }, { code: 'modes' }] })
    expect((await test.taken(mentee.profileId)).taken).toBe(0)
    const id = unwrap(await hand().match(manager(), pairOf(mentee, mentor), ''))
    expect(await test.match(id)).toMatchObject({ state: 'proposed', source: 'by_hand', override: null })
    expect(await test.one(`select payload->>'to' as to from platform.outbox_message where topic = 'mentoring.match-changed' and payload->>'matchId' = $1`, [id])).toEqual({ to: 'proposed' })
    expect(await code(mentee, mentor)).toBe('ALREADY_MATCHED')
    expect(await code(mentee, await somebody('mentor'))).toBe('NO_SEAT')
  })

  it('sets rules of the scheme aside with a reason, which is kept', async () => {
    const [mentee, mentor] = [await somebody('mentee'), await somebody('mentor', test.council)]
    expect((await hand().preview(manager(), pairOf(mentee, mentor))).rules).toEqual([{ code: 'other_organisation', canOverride: true }])
    expect(await code(mentee, mentor, 'Because.')).toBe('OVERRIDE_REASON_REQUIRED')
    const id = unwrap(await hand().match(manager(), pairOf(mentee, mentor), WHY))
    expect((await test.match(id))['override']).toEqual({ rules: ['other_organisation'], reason: WHY, byId: test.manager.id })
    const { detail } = await test.one<{ detail: object }>(`select detail from audit.entry where subject_id = $1`, [id])
    expect(detail).toEqual({ overridden: ['other_organisation'] })
  })

  it('gives no seat that is not free, whatever rule is set aside', async () => {
    await test.pool.query(`update mentoring.scheme set settings = jsonb_set(settings, '{mostMentees}', '1') where id = $1`, [schemeId])
    const [mentor, second] = [await somebody('mentor', test.council, { capacity: 3 }), await somebody('mentee')]
    expect(await code(await somebody('mentee'), mentor)).toBe('OK')
    expect((await hand().preview(manager(), pairOf(second, mentor))).rules).toEqual([{ code: 'other_organisation', canOverride: true }, { code: 'no_seat', canOverride: false }])
    expect([await code(second, mentor), (await test.taken(mentor.profileId)).taken]).toEqual(['NO_SEAT', 1])
    await test.pool.query(`update mentoring.scheme set settings = jsonb_set(settings, '{mostMentees}', '3') where id = $1`, [schemeId])
    const full = await somebody('mentor', test.council)
    expect([await code(second, full), await code(await somebody('mentee'), full), (await test.taken(full.profileId)).taken]).toEqual(['OK', 'NO_SEAT', 1])
  })

  it('keeps apart whom it must, and does not say why', async () => {
    const [mentee, mentor, boss] = [await somebody('mentee'), await somebody('mentor'), await somebody('mentor', test.council)]
    await test.pool.query('insert into mentoring.profile_avoid (id, profile_id, person_id) values ($1, $2, $3)', [newId(), mentor.profileId, mentee.person.id])
    await test.seed.lineManager(mentee.person.id, boss.person.id, test.council)
    expect((await hand().preview(manager(), pairOf(mentee, mentor))).rules).toEqual([{ code: 'kept_apart', canOverride: false }])
    expect([await code(mentee, mentor), await code(mentee, boss)]).toEqual(['KEPT_APART', 'KEPT_APART'])
    expect(await code(mentee, await somebody('mentor', test.elsewhere, { state: 'paused' }))).toBe('NOT_READY')
    const both = { person: mentee.person, profileId: await test.fixture.profile(schemeId, mentee.person.id, { side: 'mentor', organisationId: test.elsewhere }) }
    expect((await hand().match(manager(), pairOf(mentee, both), WHY)).ok).toBe(false)
  })

  it('gives one seat once, when two managers match at the same moment', async () => {
    const [mentee, one, two] = [await somebody('mentee'), await somebody('mentor'), await somebody('mentor')]
    const { waited, value } = await whileLocked(test, 'profile', mentee.profileId, () => Promise.all([code(mentee, one), code(mentee, two)]))
    expect([waited, value.toSorted()]).toEqual([true, ['NO_SEAT', 'OK']])
  })

  it('matches nobody in a scheme that closes at the same moment', async () => {
    const mine = await test.scheme()
    const [mentee, mentor] = [await test.seed.person({ roles: [['learner', test.council]] }), await test.seed.person({ roles: [['learner', test.elsewhere]] })]
    const pair = {
      schemeId: mine, menteeProfileId: await test.fixture.profile(mine, mentee.id, { side: 'mentee', organisationId: test.council }),
      mentorProfileId: await test.fixture.profile(mine, mentor.id, { side: 'mentor', organisationId: test.elsewhere }),
    }
    const closing = await whileLocked(test, 'scheme', mine, () => hand().match(manager(), pair, ''), (holder) => holder.query(`update mentoring.scheme set state = 'closed' where id = $1`, [mine]))
    expect(closing).toMatchObject({ waited: true, value: { ok: false, error: [{ code: 'SCHEME_NOT_OPEN' }] } })
    expect((await test.taken(pair.mentorProfileId)).taken).toBe(0)
  })

  it('is for those who match, in an open scheme, with people of it', async () => {
    const [mentee, mentor] = [await somebody('mentee'), await somebody('mentor')]
    await expect(hand().match(test.ctx(mentee.person.actor), pairOf(mentee, mentor), '')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(hand().preview(test.ctx(mentee.person.actor), pairOf(mentee, mentor))).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(hand().preview(manager(), pairOf(mentor, mentee))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const draft = await somebody('mentee', test.council, { state: 'draft' })
    await expect(hand().preview(manager(), pairOf(draft, mentor))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const closed = await test.fixture.scheme(test.council, { state: 'closed' })
    expect(await hand().match(manager(), { ...pairOf(mentee, mentor), schemeId: closed }, '')).toMatchObject({ ok: false, error: [{ code: 'SCHEME_NOT_OPEN' }] })
  })

  it('suggests free partners for one person, and moves nobody', async () => {
    const mine = await test.scheme()
    const of = async (side: 'mentee' | 'mentor', more: object = {}, organisationId = side === 'mentee' ? test.council : test.elsewhere) => {
      const person = await test.seed.person({ roles: [['learner', organisationId]] })
      return test.fixture.profile(mine, person.id, { side, organisationId, ...more })
    }
    const mentee = await of('mentee', { wants: ['data', 'design'] })
    const [best, good, plain] = [await of('mentor', { offers: ['design', 'data'] }), await of('mentor', { offers: ['data'] }), await of('mentor')]
    const full = await of('mentor', { offers: ['data', 'design'] })
    await test.fixture.match(mine, await of('mentee'), full, 'active')
    await of('mentor', { offers: ['data', 'design'] }, test.council)
    await of('mentor', { offers: ['data'], state: 'paused' })
    const suggest = async (profileId: string, first = 10) => (await test.get(ReplacementsService).suggest(manager(), profileId, first)).map(({ profile }) => profile.id)
    expect(await suggest(mentee)).toEqual([best, good, plain])
    expect(await suggest(mentee, 1)).toEqual([best])
    expect(await suggest(good)).toEqual([mentee])
    expect(await suggest(full)).toEqual([])
    await expect(test.get(ReplacementsService).suggest(test.ctx((await somebody('mentee')).person.actor), mentee, 5)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('suggests those who break no rule, however many better ones do', async () => {
    const mine = await test.scheme()
    const of = async (side: 'mentee' | 'mentor', organisationId: OrganisationId, more: object = {}) =>
      test.fixture.profile(mine, (await test.seed.person({ roles: [['learner', organisationId]] })).id, { side, organisationId, ...more })
    const mentee = await of('mentee', test.council, { wants: ['data', 'design'] })
    const [good, plain] = [await of('mentor', test.elsewhere, { offers: ['data'] }), await of('mentor', test.elsewhere)]
    // All of the mentee's own council, which the scheme's rules leave out.
    for (let n = 0; n < 51; n += 1) await of('mentor', test.council, { offers: ['data', 'design'] })
    const suggested = await test.get(ReplacementsService).suggest(manager(), mentee, 5)
    expect(suggested.map(({ profile, reasons }) => [profile.id, reasons.find(({ code }) => code === 'skills')])).toEqual([[good, { code: 'skills', skills: ['data'] }], [plain, undefined]])
  })

  it('does not tell a manager who takes part who their own blind match is, by a search for the name', async () => {
    const mine = await test.scheme({ blind: true })
    const bo = await test.seed.person({ givenName: 'Bo', familyName: 'Quirk', roles: [['learner', test.elsewhere]] })
    const [own, other] = [await test.fixture.profile(mine, test.manager.id, { side: 'mentee', organisationId: test.council }), await test.fixture.profile(mine, bo.id, { side: 'mentor', organisationId: test.elsewhere })]
    const id = await test.fixture.match(mine, own, other, 'proposed')
    await test.pool.query('update mentoring.match set blind = true where id = $1', [id])
    const found = async (search: string) => (await test.get(MatchesService).ofScheme(manager(), mine, { states: [], search }, 10, undefined)).total
    expect([await found('quirk'), await found('')]).toEqual([0, 1])
    await test.pool.query(`update mentoring.match set state = 'agreed', agreed_at = now() where id = $1`, [id])
    expect(await found('quirk')).toBe(1)
  })

  it('does not tell a manager who takes part whether their own match was declined or taken back, by a filter', async () => {
    const mine = await test.scheme()
    const bo = await test.seed.person({ roles: [['learner', test.elsewhere]] })
    const [own, other] = [await test.fixture.profile(mine, test.manager.id, { side: 'mentee', organisationId: test.council }), await test.fixture.profile(mine, bo.id, { side: 'mentor', organisationId: test.elsewhere })]
    const [declined, withdrawn] = [await test.fixture.match(mine, own, other, 'declined'), await test.fixture.match(mine, own, other, 'withdrawn')]
    const others = (await test.pair(mine, 'declined')).matchId
    const found = async (...states: string[]) => {
      const { rows, total } = await test.get(MatchesService).ofScheme(manager(), mine, { states, search: '' }, 10, undefined)
      return [rows.map(({ id }) => id).toSorted(), total]
    }
    expect([await found('declined'), await found('withdrawn'), await found('lapsed')]).toEqual([[[others], 1], [[], 0], [[], 0]])
    expect([await found('declined', 'withdrawn'), await found()]).toEqual([[[declined, withdrawn, others].toSorted(), 3], [[declined, withdrawn, others].toSorted(), 3]])
  })

  it('lists matches of a scheme by state and name, for those who match', async () => {
    const mine = await test.scheme()
    const zoe = await test.seed.person({ givenName: 'Zoë', familyName: 'Quill', roles: [['learner', test.council]] })
    const profile = await test.fixture.profile(mine, zoe.id, { side: 'mentee', organisationId: test.council })
    const other = await test.pair(mine, 'active', new Date('2026-04-01T09:00:00Z'))
    const hers = await test.fixture.match(mine, profile, other.mentorProfileId, 'proposed')
    const list = async (states: readonly string[], search = '') => (await test.get(MatchesService).ofScheme(manager(), mine, { states, search }, 10, undefined)).rows.map(({ id }) => id)
    expect([await list([]), await list(['active', 'nonsense']), await list([], 'zoë q'), await list([], 'nobody')]).toEqual([[hers, other.matchId], [other.matchId], [hers], []])
    const page = await test.get(MatchesService).ofScheme(manager(), mine, { states: [], search: '' }, 1, undefined)
    expect([page.rows.length, page.total]).toEqual([2, 2])
    expect((await test.get(MatchesService).mine(test.ctx(zoe.actor))).map(({ id, side, viewer }) => [id, side, viewer])).toEqual([[hers, 'mentee', 'partner']])
    await expect(test.get(MatchesService).ofScheme(test.ctx(zoe.actor), mine, { states: [], search: '' }, 1, undefined)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
