import { unwrap } from '#kernel'
import type { SchemeId } from '../../domain/index.js'
import { type FixturePair, type MentoringTest, startMentoring, whileLocked } from '../../testing/mentoring-test-app.js'
import { DeparturesService } from './departures.service.js'
import { ProposalsModule } from './proposals.module.js'
import { ProposalsService } from './proposals.service.js'

describe('answers to proposals', () => {
  let test: MentoringTest
  let schemeId: SchemeId
  const proposals = () => test.get(ProposalsService)

  beforeAll(async () => {
    test = await startMentoring([ProposalsModule], { now: '2026-05-02T09:00:00Z' })
    schemeId = await test.scheme({ months: 9, checkInWeeks: [4, 12] })
  })
  afterAll(() => test.close())

  const accept = (pair: FixturePair, side: 'mentee' | 'mentor') => proposals().accept(test.ctx(pair[side].actor), pair.matchId)
  const decline = (pair: FixturePair, side: 'mentee' | 'mentor', reason = 'no_time_now') => proposals().decline(test.ctx(pair[side].actor), pair.matchId, reason)
  const state = async (pair: FixturePair) => (await test.match(pair.matchId))['state']
  const seats = async (pair: FixturePair) => [(await test.taken(pair.menteeProfileId)).taken, (await test.taken(pair.mentorProfileId)).taken]
  const priorities = async (pair: FixturePair) => [(await test.taken(pair.menteeProfileId)).priority, (await test.taken(pair.mentorProfileId)).priority]
  const events = async (pair: FixturePair) =>
    (await test.pool.query<{ step: string }>(`select payload->>'from' || ' ' || (payload->>'to') || ' ' || coalesce(payload->>'side', '-') as step from platform.outbox_message where topic = 'mentoring.match-changed' and payload->>'matchId' = $1 order by occurred_at, id`, [pair.matchId])).rows.map(({ step }) => step)

  it('become a relationship when both accept', async () => {
    const pair = await test.pair(schemeId)
    await test.pool.query('update mentoring.profile set priority = 1000 where id = $1', [pair.menteeProfileId])
    unwrap(await accept(pair, 'mentor'))
    expect(await state(pair)).toBe('accepted_by_one')
    unwrap(await accept(pair, 'mentee'))
    expect(await test.match(pair.matchId)).toMatchObject({ state: 'agreed', agreed_at: test.clock.now(), ends_on: '2027-02-02', mentor_accepted_at: test.clock.now(), ended_at: null, started_at: null })
    expect([await seats(pair), await priorities(pair), await events(pair)]).toEqual([[1, 1], [0, 0], ['proposed accepted_by_one mentor', 'accepted_by_one agreed mentee']])
    const { rows } = await test.pool.query('select due_on, person_id from mentoring.check_in where match_id = $1 order by due_on, person_id', [pair.matchId])
    expect(rows).toHaveLength(4)
    expect(rows[0]).toMatchObject({ due_on: '2026-05-30' })
    expect(await accept(pair, 'mentee')).toMatchObject({ ok: false, error: [{ code: 'PROPOSAL_SETTLED' }] })
  })

  it('free both and let the other come first when one declines; the reason stays out of the trail', async () => {
    const pair = await test.pair(schemeId)
    unwrap(await accept(pair, 'mentee'))
    expect(await decline(pair, 'mentor', 'rude')).toMatchObject({ ok: false, error: [{ code: 'REASON_REQUIRED', field: 'reason' }] })
    unwrap(await decline(pair, 'mentor', 'know_each_other'))
    expect(await test.match(pair.matchId)).toMatchObject({ state: 'declined', ended_by_side: 'mentor', end_reason: 'know_each_other' })
    expect([await seats(pair), await priorities(pair)]).toEqual([[0, 0], [1000, 0]])
    const { rows } = await test.pool.query(`select detail::text from audit.entry where subject_id = $1`, [pair.matchId])
    expect(rows.length).toBeGreaterThan(1)
    expect(JSON.stringify(rows)).not.toContain('know_each_other')
  })

  it('never lift a priority beyond its limit', async () => {
    const pair = await test.pair(schemeId)
    await test.pool.query('update mentoring.profile set priority = 1500 where id = $1', [pair.menteeProfileId])
    unwrap(await decline(pair, 'mentor'))
    expect((await priorities(pair))[0]).toBe(2000)
  })

  it('lapse when their time is over, to the good of who accepted', async () => {
    const [one, none, open] = [await test.pair(schemeId), await test.pair(schemeId), await test.pair(schemeId, 'proposed', new Date('2026-05-03T09:00:00Z'))]
    unwrap(await accept(one, 'mentee'))
    const late = { ...test.ctx(), now: new Date('2026-05-08T09:00:00Z') }
    expect(await proposals().lapse(late)).toBeGreaterThanOrEqual(2)
    expect([await state(one), await state(none), await state(open)]).toEqual(['lapsed', 'lapsed', 'proposed'])
    expect([await priorities(one), await priorities(none), await seats(one), await seats(none)]).toEqual([[1000, 0], [0, 0], [0, 0], [0, 0]])
    expect(await proposals().lapse(late)).toBe(0)
    expect(await accept(none, 'mentee')).toMatchObject({ ok: false, error: [{ code: 'PROPOSAL_SETTLED' }] })
  })

  it('lapse by the hundreds in a few statements each, with history, trail and event of every one', async () => {
    const mine = await test.scheme()
    await populate(mine, 450)
    const late = { ...test.ctx(), now: new Date('2026-05-08T09:00:00Z') }
    const began = performance.now()
    expect(await proposals().lapse(late)).toBe(450)
    // One by one it took more than ten seconds.
    expect(performance.now() - began).toBeLessThan(8_000)
    const of = (sql: string) => test.one<{ n: number }>(`select count(*) as n from ${sql}`, [mine])
    expect(await of(`mentoring.match m where m.scheme_id = $1 and m.state = 'lapsed' and m.ended_at = '2026-05-08T09:00:00Z' and m.version = 2`)).toEqual({ n: 450 })
    expect(await of(`mentoring.profile p where p.scheme_id = $1 and p.taken > 0`)).toEqual({ n: 0 })
    expect(await of(`mentoring.match_history h join mentoring.match m on m.id = h.match_id where m.scheme_id = $1 and h.action = 'lapse' and h.actor_id is null`)).toEqual({ n: 450 })
    expect(await of(`audit.entry e join mentoring.match m on m.id::text = e.subject_id where m.scheme_id = $1 and e.action = 'mentoring-match:lapse'`)).toEqual({ n: 450 })
    expect(await of(`platform.outbox_message o join mentoring.match m on m.id::text = o.payload->>'matchId' where m.scheme_id = $1 and o.payload->>'to' = 'lapsed'`)).toEqual({ n: 450 })
    expect(await proposals().lapse(late)).toBe(0)
  })

  it('count for a mentor as often as they lose one', async () => {
    const [one, other] = [await test.pair(schemeId), await test.pair(schemeId)]
    await test.pool.query('update mentoring.match set mentor_profile_id = $2, mentor_person_id = $3 where id = $1', [other.matchId, one.mentorProfileId, one.mentor.id])
    await test.pool.query('update mentoring.profile set taken = case when id = $1 then 2 else 0 end where id = any($2)', [one.mentorProfileId, [one.mentorProfileId, other.mentorProfileId]])
    for (const { matchId } of [one, other]) unwrap(await proposals().accept(test.ctx(one.mentor.actor), matchId))
    await proposals().lapse({ ...test.ctx(), now: new Date('2026-05-08T09:00:00Z') })
    expect(await test.taken(one.mentorProfileId)).toEqual({ taken: 0, priority: 2_000 })
  })

  it('lapse though somebody holds one of them: that one last', async () => {
    const [held, other, busy] = [await test.pair(schemeId), await test.pair(schemeId), await test.pair(schemeId)]
    const late = { ...test.ctx(), now: new Date('2026-05-08T09:00:00Z') }
    let meanwhile: unknown[] = []
    const { waited } = await whileLocked(test, 'match', held.matchId, () => proposals().lapse(late), async () => { meanwhile = [await state(held), await state(other), await seats(other)] })
    expect([waited, meanwhile, await state(held), await seats(held), await state(busy)]).toEqual([true, ['proposed', 'lapsed', [0, 0]], 'lapsed', [0, 0], 'lapsed'])
    const [again, next] = [await test.pair(schemeId), await test.pair(schemeId)]
    const byProfile = await whileLocked(test, 'profile', again.mentorProfileId, () => proposals().lapse(late), async () => { meanwhile = [await state(again), await state(next)] })
    expect([byProfile.waited, meanwhile, await state(again)]).toEqual([true, ['proposed', 'lapsed'], 'lapsed'])
  })

  it('both count when both accept at once', async () => {
    const pair = await test.pair(schemeId)
    const { waited, value } = await whileLocked(test, 'match', pair.matchId, () => Promise.all([accept(pair, 'mentee'), accept(pair, 'mentor')]))
    expect(waited).toBe(true)
    expect(value.every(({ ok }) => ok)).toBe(true)
    expect([await state(pair), await seats(pair)]).toEqual(['agreed', [1, 1]])
  })

  it('are too late behind a lapse, and stop one', async () => {
    const pair = await test.pair(schemeId)
    const late = { ...test.ctx(), now: new Date('2026-05-08T09:00:00Z') }
    const { waited, value } = await whileLocked(test, 'match', pair.matchId, async () => {
      const lapsing = proposals().lapse(late)
      await new Promise((resolve) => setTimeout(resolve, 150))
      const [, accepted] = await Promise.all([lapsing, accept(pair, 'mentee')])
      return accepted
    })
    expect(waited).toBe(true)
    expect(await state(pair)).toBe('lapsed')
    expect(value).toMatchObject({ ok: false, error: [{ code: 'PROPOSAL_SETTLED' }] })
    expect(await seats(pair)).toEqual([0, 0])
  })

  it('end with whoever comes first when one declines and the other accepts at once', async () => {
    const pair = await test.pair(schemeId)
    const { value } = await whileLocked(test, 'match', pair.matchId, () => Promise.all([decline(pair, 'mentor'), accept(pair, 'mentee')]))
    const [declined, accepted] = value
    expect(declined.ok).toBe(true)
    expect([await state(pair), await seats(pair)]).toEqual(['declined', [0, 0]])
    if (!accepted.ok) expect(accepted.error).toMatchObject([{ code: 'PROPOSAL_SETTLED' }])
    const twice = await Promise.all([decline(pair, 'mentor'), decline(pair, 'mentee')])
    expect(twice.some(({ ok }) => ok)).toBe(false)
  })

  it('wait for the profiles, whose seats they move', async () => {
    const pair = await test.pair(schemeId)
    const { waited } = await whileLocked(test, 'profile', pair.menteeProfileId, () => decline(pair, 'mentor'))
    expect([waited, await seats(pair)]).toEqual([true, [0, 0]])
  })

  it('are taken back when one of the two pauses, and relationships end when one withdraws', async () => {
    const [proposed, running] = [await test.pair(schemeId), await test.pair(schemeId, 'active')]
    const become = async (profileId: string, to: string) => {
      await test.pool.query('update mentoring.profile set state = $2 where id = $1', [profileId, to])
      await test.get(DeparturesService).profileChanged(test.ctx(), profileId)
    }
    await become(proposed.mentorProfileId, 'paused')
    await become(running.mentorProfileId, 'paused')
    expect([await state(proposed), await state(running), await priorities(proposed)]).toEqual(['withdrawn', 'active', [1000, 0]])
    await become(running.mentorProfileId, 'withdrawn')
    expect(await test.match(running.matchId)).toMatchObject({ state: 'ended_early', end_reason: 'left' })
    expect([await seats(proposed), await seats(running), await priorities(running)]).toEqual([[0, 0], [0, 0], [1000, 0]])
    await become(running.mentorProfileId, 'withdrawn')
  })

  it('are taken back when one of the two leaves the organisation, and relationships when they leave the sector', async () => {
    const [proposed, running] = [await test.pair(schemeId), await test.pair(schemeId, 'active')]
    const leave = async ({ mentee: { id } }: FixturePair) => {
      await test.pool.query(`update directory.membership set ends_on = '2026-05-01' where person_id = $1`, [id])
      await test.get(DeparturesService).membershipChanged(test.ctx(), id)
    }
    await test.get(DeparturesService).membershipChanged(test.ctx(), proposed.mentee.id)
    expect(await state(proposed)).toBe('proposed')
    await leave(proposed)
    await leave(running)
    expect([await state(proposed), await state(running)]).toEqual(['withdrawn', 'ended_early'])
  })

  it('are nobody else’s to give', async () => {
    const [pair, other] = [await test.pair(schemeId), await test.pair(schemeId)]
    for (const actor of [other.mentee.actor, test.manager.actor]) {
      await expect(proposals().accept(test.ctx(actor), pair.matchId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(proposals().decline(test.ctx(actor), pair.matchId, 'other')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
  })

  /** So many proposals of one scheme, each of two people of their own. */
  async function populate(scheme: SchemeId, many: number): Promise<void> {
    await test.pool.query(
      `insert into mentoring.profile (id, scheme_id, person_id, side, state, organisation_id, details, capacity, taken, created_at, updated_at)
       select gen_random_uuid(), $1, gen_random_uuid(), s.side, 'ready', $2, '{}', 1, 1, now(), now() from (values ('mentee'), ('mentor')) as s(side), generate_series(1, $3)`, [scheme, test.council, many])
    await test.pool.query(
      `insert into mentoring.match (id, scheme_id, source, mentee_profile_id, mentor_profile_id, mentee_person_id, mentor_person_id, state, reasons, blind, proposed_at, answer_by, updated_at)
       select gen_random_uuid(), $1, 'by_hand', e.id, r.id, e.person_id, r.person_id, 'proposed', '[]', false, '2026-05-01', '2026-05-08T08:00:00Z', now()
       from (select id, person_id, row_number() over (order by id) n from mentoring.profile where scheme_id = $1 and side = 'mentee') e
         join (select id, person_id, row_number() over (order by id) n from mentoring.profile where scheme_id = $1 and side = 'mentor') r using (n)`, [scheme])
  }
})
