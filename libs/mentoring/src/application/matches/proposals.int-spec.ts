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
})
