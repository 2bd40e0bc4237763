import { plainDate, unwrap } from '#kernel'
import type { MatchState, SchemeId } from '../../domain/index.js'
import { type FixturePair, type MentoringTest, profileIsFree, startMentoring, whileLocked } from '../../testing/mentoring-test-app.js'
import { EndDatesService } from './end-dates.service.js'
import { EndingsService } from './endings.service.js'
import { MeetingsService } from './meetings.service.js'
import { RelationshipsModule } from './relationships.module.js'

describe('relationships whose planned end has passed', () => {
  let test: MentoringTest
  let schemeId: SchemeId
  beforeAll(async () => {
    test = await startMentoring([RelationshipsModule], { now: '2026-06-01T09:00:00Z' })
    schemeId = await test.scheme()
  })
  afterAll(() => test.close())

  const on = (day: string) => ({ ...test.ctx(), now: new Date(`${day}T05:40:00Z`) })
  const close = (day: string) => test.get(EndDatesService).close(on(day))
  const extend = ({ matchId, mentee }: FixturePair, endsOn: string, day = '2026-06-01') => test.get(EndingsService).extend({ ...test.ctx(mentee.actor), now: on(day).now }, matchId, plainDate(endsOn))
  const ending = async (endsOn: string, state: MatchState = 'active', scheme = schemeId): Promise<FixturePair> => {
    const pair = await test.pair(scheme, state)
    await test.pool.query('update mentoring.match set ends_on = $2 where id = $1', [pair.matchId, endsOn])
    return pair
  }
  const state = async ({ matchId }: FixturePair) => (await test.match(matchId))['state']
  const seats = async (pair: FixturePair) => [(await test.taken(pair.menteeProfileId)).taken, (await test.taken(pair.mentorProfileId)).taken]
  const rowsOf = async (sql: string, { matchId }: FixturePair) => (await test.pool.query(sql, [matchId])).rows as unknown[]

  it('are extended by one of the two, who says so in the history; the other is told', async () => {
    const pair = await ending('2026-06-10')
    expect(await extend(pair, '2026-06-10')).toMatchObject({ ok: false, error: [{ code: 'NOT_LATER', field: 'endsOn' }] })
    unwrap(await extend(pair, '2026-09-01'))
    expect(await test.match(pair.matchId)).toMatchObject({ state: 'active', ends_on: '2026-09-01' })
    expect(await rowsOf('select action, to_state, actor_id from mentoring.match_history where match_id = $1', pair)).toEqual([{ action: 'extend', to_state: 'active', actor_id: pair.mentee.id }])
    expect(await rowsOf(`select payload->>'endsOn' as on, payload->>'side' as side from platform.outbox_message where topic = 'mentoring.match-extended' and payload->>'matchId' = $1`, pair)).toEqual([{ on: '2026-09-01', side: 'mentee' }])
    const outsider = await test.pair(schemeId)
    for (const actor of [outsider.mentee.actor, test.manager.actor]) await expect(test.get(EndingsService).extend(test.ctx(actor), pair.matchId, plainDate('2026-12-01'))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await extend(outsider, '2026-12-01')).toMatchObject({ ok: false, error: [{ code: 'NOT_AGREED' }] })
    await test.pool.query(`update mentoring.match set ends_on = '2027-09-01' where id = $1`, [pair.matchId])
  })

  it('are closed by the system after the days of grace that the scheme gives, once, with both seats free and planned meetings called off', async () => {
    const short = await test.scheme({ graceDays: 3 })
    const [active, held, unmet, quick] = [await ending('2026-06-02'), await ending('2026-06-02', 'on_hold'), await ending('2026-06-02', 'agreed'), await ending('2026-06-02', 'active', short)]
    unwrap(await test.get(MeetingsService).plan(test.ctx(active.mentee.actor), active.matchId, { startsAt: new Date('2026-08-20T12:00:00Z'), minutes: 30, mode: 'phone', place: '' }))
    expect(await close('2026-06-04')).toBe(0)
    expect([await close('2026-06-05'), await state(quick)]).toEqual([1, 'completed'])
    expect(await close('2026-06-29')).toBe(0)
    expect(await close('2026-06-30')).toBe(3)
    expect([await state(active), await state(held), await state(unmet)]).toEqual(['completed', 'completed', 'ended_early'])
    expect([await seats(active), await seats(held), await seats(unmet), await seats(quick)]).toEqual([[0, 0], [0, 0], [0, 0], [0, 0]])
    expect(await rowsOf('select action, to_state, actor_id, why from mentoring.match_history where match_id = $1', active)).toEqual([{ action: 'complete', to_state: 'completed', actor_id: null, why: 'end_date_passed' }])
    expect(await test.match(active.matchId)).toMatchObject({ end_reason: 'end_date_passed', ended_by_side: null, ended_at: on('2026-06-30').now, next_meeting_at: null })
    expect(await rowsOf(`select payload->>'to' as to from platform.outbox_message where topic = 'mentoring.match-changed' and payload->>'matchId' = $1`, active)).toEqual([{ to: 'completed' }])
    expect(await rowsOf(`select payload->>'kind' as kind from platform.outbox_message where topic = 'mentoring.meeting-changed' and payload->>'matchId' = $1`, active)).toEqual([{ kind: 'planned' }, { kind: 'cancelled' }])
    expect(await rowsOf(`select action, detail from audit.entry where subject_id = $1 and action = 'mentoring-match:complete'`, active)).toEqual([{ action: 'mentoring-match:complete', detail: { from: 'active', to: 'completed' } }])
    expect(await close('2026-06-30')).toBe(0)
    expect(await extend(active, '2026-12-01', '2026-07-01')).toMatchObject({ ok: false, error: [{ code: 'ENDED_ALREADY' }] })
  })

  it('stay where somebody extends at the same moment: the job waits, having closed all others', async () => {
    const [extending, other] = [await ending('2026-07-01'), await ending('2026-07-01')]
    const { waited, value } = await whileLocked(test, 'match', extending.matchId, () => close('2026-08-01'), async (holder) => {
      expect(await state(other)).toBe('completed')
      await holder.query(`update mentoring.match set ends_on = '2026-12-01' where id = $1`, [extending.matchId])
    })
    expect([waited, value, await state(extending)]).toEqual([true, 1, 'active'])
    // And the other way round: who extends waits for the job, and hears that it is over.
    const late = await ending('2026-07-02')
    const closing = await whileLocked(test, 'match', late.matchId, () => extend(late, '2026-12-01', '2026-08-01'), (holder) => holder.query(`update mentoring.match set state = 'completed', ended_at = now() where id = $1`, [late.matchId]))
    expect(closing).toMatchObject({ waited: true, value: { ok: false, error: [{ code: 'ENDED_ALREADY' }] } })
  })

  it('wait for a profile that somebody holds without holding the other, or any other match', async () => {
    const [one, other] = [await ending('2026-07-03'), await ending('2026-07-03')]
    let seen: unknown[] = []
    const { waited, value } = await whileLocked(test, 'profile', one.menteeProfileId, () => close('2026-08-02'), async (holder) => {
      seen = [await state(other), await state(one), await profileIsFree(holder, other.mentorProfileId)]
    })
    expect([waited, value, seen, await state(one)]).toEqual([true, 2, ['completed', 'active', true], 'completed'])
  })

  it('and users who extend at once with the job never wait for each other in a circle', async () => {
    const pairs = await Promise.all(Array.from({ length: 12 }, () => ending('2026-07-05')))
    const outcomes = await Promise.all([close('2026-08-03'), close('2026-08-03'), ...pairs.map((pair) => extend(pair, '2026-12-01', '2026-08-03'))])
    const states = await Promise.all(pairs.map(state))
    const extended = outcomes.slice(2).filter((outcome) => typeof outcome === 'object' && outcome.ok).length
    expect(states.filter((one) => one === 'active')).toHaveLength(extended)
    expect(outcomes[0]! + outcomes[1]!).toBe(12 - extended)
    for (const [n, pair] of pairs.entries()) expect(await seats(pair)).toEqual(states[n] === 'active' ? [1, 1] : [0, 0])
  })
})
