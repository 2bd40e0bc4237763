import { seededRandom, unwrap } from '#kernel'
import type { MatchState, SchemeId } from '../../domain/index.js'
import { type FixturePair, type MentoringTest, startMentoring, whileLocked } from '../../testing/mentoring-test-app.js'
import { AgreementsService } from './agreements.service.js'
import { EndingsService } from './endings.service.js'
import { FeedbackService, HelpService } from './feedback.service.js'
import { ItemsService } from './items.service.js'
import { MeetingsService } from './meetings.service.js'
import { RelationshipsModule } from './relationships.module.js'

const TERMS = { everyWeeks: 4, minutes: 60, mode: 'video', purpose: 'To learn how services are built.', confidentiality: 'What is said stays here.' }
const HOUR = 3_600_000

describe('a relationship', () => {
  let test: MentoringTest
  let [schemeId, sponsorship] = ['', ''] as unknown as [SchemeId, SchemeId]
  beforeAll(async () => {
    test = await startMentoring([RelationshipsModule], { now: '2026-06-01T09:00:00Z' })
    ;[schemeId, sponsorship] = [await test.scheme(), await test.scheme({}, 'sponsorship')]
  })
  afterAll(() => test.close())

  const as = (pair: FixturePair, side: 'mentee' | 'mentor') => test.ctx(pair[side].actor)
  const at = (hours: number) => new Date(test.clock.now().getTime() + hours * HOUR)
  const meeting = (hours: number, minutes = 60) => ({ startsAt: at(hours), minutes, mode: 'video', place: '' })
  const related = (state: MatchState = 'active', scheme = schemeId) => test.pair(scheme, state)
  const topics = async (pair: FixturePair) =>
    (await test.pool.query<{ step: string }>(`select payload->>'kind' as step from platform.outbox_message where topic = 'mentoring.meeting-changed' and payload->>'matchId' = $1 order by occurred_at, id`, [pair.matchId])).rows.map(({ step }) => step)
  const heldEvents = async (pair: FixturePair) =>
    (await test.pool.query<{ payload: object }>(`select payload from platform.outbox_message where topic = 'mentoring.meeting-held' and payload->>'matchId' = $1`, [pair.matchId])).rows.map(({ payload }) => payload)
  const sumsAgree = (pair: FixturePair) => test.one(
    `select m.meetings_held = count(g.*) filter (where g.state = 'held') and m.minutes_met = coalesce(sum(g.minutes) filter (where g.state = 'held'), 0)
       and m.last_met_at is not distinct from max(g.starts_at) filter (where g.state = 'held')
       and m.next_meeting_at is not distinct from min(g.starts_at) filter (where g.state = 'planned' and g.starts_at > $2)
       and m.help_wanted = exists (select from mentoring.check_in c where c.match_id = m.id and c.help_wanted and c.help_settled_at is null) as agree
     from mentoring.match m left join mentoring.meeting g on g.match_id = m.id where m.id = $1 group by m.id`, [pair.matchId, test.clock.now()])

  it('begins with an agreement of both on the same version', async () => {
    const pair = await related('agreed')
    const agreements = test.get(AgreementsService)
    expect(await agreements.agree(as(pair, 'mentee'), pair.matchId, 1)).toMatchObject({ ok: false, error: [{ code: 'NO_AGREEMENT' }] })
    unwrap(await agreements.save(as(pair, 'mentee'), pair.matchId, TERMS))
    unwrap(await agreements.save(as(pair, 'mentor'), pair.matchId, { ...TERMS, minutes: 45 }))
    expect(await agreements.agree(as(pair, 'mentee'), pair.matchId, 1)).toMatchObject({ ok: false, error: [{ code: 'AGREEMENT_CHANGED' }] })
    expect((await test.match(pair.matchId))['state']).toBe('agreed')
    unwrap(await agreements.agree(as(pair, 'mentee'), pair.matchId, 2))
    expect(await test.match(pair.matchId)).toMatchObject({ state: 'active', started_at: test.clock.now() })
    // A change needs both again; the same words do not change it.
    unwrap(await agreements.save(as(pair, 'mentee'), pair.matchId, { ...TERMS, minutes: 45 }))
    expect(await test.one('select version, mentor_agreed_at is not null as kept from mentoring.agreement where match_id = $1', [pair.matchId])).toEqual({ version: 2, kept: true })
    unwrap(await agreements.save(as(pair, 'mentee'), pair.matchId, TERMS))
    expect(await test.one('select version, mentor_agreed_at from mentoring.agreement where match_id = $1', [pair.matchId])).toEqual({ version: 3, mentor_agreed_at: null })
    expect(await agreements.save(as(pair, 'mentee'), pair.matchId, { ...TERMS, minutes: 5 })).toMatchObject({ ok: false, error: [{ field: 'minutes' }] })
  })

  it('plans, moves, calls off and writes down meetings, each told once', async () => {
    const pair = await related('agreed')
    const meetings = test.get(MeetingsService)
    const [first, second] = [unwrap(await meetings.plan(as(pair, 'mentee'), pair.matchId, meeting(48))), unwrap(await meetings.plan(as(pair, 'mentor'), pair.matchId, meeting(24)))]
    expect(await test.match(pair.matchId)).toMatchObject({ next_meeting_at: at(24), state: 'agreed' })
    unwrap(await meetings.cancel(as(pair, 'mentee'), second))
    unwrap(await meetings.move(as(pair, 'mentor'), first, meeting(72, 30)))
    expect(await test.match(pair.matchId)).toMatchObject({ next_meeting_at: at(72) })
    expect(await topics(pair)).toEqual(['planned', 'planned', 'cancelled', 'moved'])
    expect(await meetings.move(as(pair, 'mentor'), second, meeting(72))).toMatchObject({ ok: false, error: [{ code: 'MEETING_CANCELLED' }] })
    expect(await meetings.hold(as(pair, 'mentor'), first, meeting(72), [])).toMatchObject({ ok: false, error: [{ code: 'IN_THE_FUTURE' }] })
    unwrap(await meetings.hold(as(pair, 'mentor'), first, meeting(-2, 50), [' Budgets ', 'Budgets', '']))
    expect(await test.match(pair.matchId)).toMatchObject({ state: 'active', meetings_held: 1, minutes_met: 50, last_met_at: at(-2), next_meeting_at: null })
    expect((await test.one<{ topics: string[] }>('select topics from mentoring.meeting where id = $1', [first])).topics).toEqual(['Budgets'])
    expect(await heldEvents(pair)).toEqual([{ meetingId: first, matchId: pair.matchId }])
  })

  it('does not write down one meeting twice, also when both do at once', async () => {
    const pair = await related()
    const log = (side: 'mentee' | 'mentor') => test.get(MeetingsService).log(as(pair, side), pair.matchId, meeting(-5), [])
    const { waited, value } = await whileLocked(test, 'match', pair.matchId, () => Promise.all([log('mentee'), log('mentor')]))
    expect(waited).toBe(true)
    expect(value.filter(({ ok }) => ok)).toHaveLength(1)
    expect(value.find(({ ok }) => !ok)).toMatchObject({ error: [{ code: 'LOGGED_ALREADY', field: 'startsAt' }] })
    expect(await test.match(pair.matchId)).toMatchObject({ meetings_held: 1 })
    expect(await heldEvents(pair)).toHaveLength(1)
    expect(await test.get(MeetingsService).log(as(pair, 'mentee'), pair.matchId, { ...meeting(1), minutes: 4 }, [])).toMatchObject({ ok: false, error: [{ code: 'IN_THE_FUTURE' }, { code: 'MINUTES' }] })
  })

  it('keeps its sums true through whatever happens', async () => {
    const random = seededRandom(3)
    const pick = (many: number) => Math.floor(random() * many)
    for (let run = 0; run < 4; run += 1) {
      const pair = await related()
      const [known, meetings] = [[] as string[], test.get(MeetingsService)]
      for (let step = 0; step < 25; step += 1) {
        const ctx = as(pair, random() < 0.5 ? 'mentee' : 'mentor')
        const some = known[pick(known.length)]
        const moves = [
          () => meetings.plan(ctx, pair.matchId, meeting(1 + pick(200))), () => meetings.log(ctx, pair.matchId, meeting(-1 - pick(40), 5 + pick(100)), []),
          () => (some ? meetings.move(ctx, some, meeting(1 + pick(200))) : meetings.plan(ctx, pair.matchId, meeting(5))),
          () => (some ? meetings.cancel(ctx, some) : meetings.plan(ctx, pair.matchId, meeting(6))), () => (some ? meetings.hold(ctx, some, meeting(-1 - pick(40)), ['A']) : meetings.plan(ctx, pair.matchId, meeting(7))),
        ]
        const outcome = await moves[pick(moves.length)]!()
        if (outcome.ok) known.push(outcome.value)
      }
      expect(await sumsAgree(pair)).toEqual({ agree: true })
      unwrap(await test.get(EndingsService).end(as(pair, 'mentee'), pair.matchId, 'no_time', false))
      expect(await sumsAgree(pair)).toEqual({ agree: true })
      expect(await test.one(`select count(*) as n from mentoring.meeting where match_id = $1 and state = 'planned' and starts_at > $2`, [pair.matchId, test.clock.now()])).toEqual({ n: 0 })
    }
  })

  it('keeps one note each, shared only by its author', async () => {
    const pair = await related()
    const meetings = test.get(MeetingsService)
    const id = unwrap(await meetings.log(as(pair, 'mentee'), pair.matchId, meeting(-3), []))
    unwrap(await meetings.saveNote(as(pair, 'mentee'), id, ' Mine. ', false))
    unwrap(await meetings.saveNote(as(pair, 'mentor'), id, 'Theirs.', true))
    unwrap(await meetings.saveNote(as(pair, 'mentee'), id, 'Mine again.', false))
    expect((await test.pool.query('select author_id, body, shared from mentoring.meeting_note where meeting_id = $1 order by body', [id])).rows)
      .toEqual([{ author_id: pair.mentee.id, body: 'Mine again.', shared: false }, { author_id: pair.mentor.id, body: 'Theirs.', shared: true }])
    unwrap(await meetings.saveNote(as(pair, 'mentor'), id, '  ', true))
    expect((await test.pool.query('select from mentoring.meeting_note where meeting_id = $1', [id])).rowCount).toBe(1)
    expect(await meetings.saveNote(as(pair, 'mentor'), id, 'x'.repeat(10_001), true)).toMatchObject({ ok: false, error: [{ code: 'TOO_LONG' }] })
  })

  it('has goals of the mentee, and promises of a sponsor with what came of them', async () => {
    const pair = await related('active', sponsorship)
    const items = test.get(ItemsService)
    unwrap(await items.addGoal(as(pair, 'mentee'), pair.matchId, { title: ' Speak at a board ', dueOn: null }))
    const goal = await test.one<{ id: string; title: string }>('select id, title from mentoring.goal where match_id = $1', [pair.matchId])
    expect(goal.title).toBe('Speak at a board')
    unwrap(await items.settleGoal(as(pair, 'mentor'), goal.id, 'met'))
    expect(await items.settleGoal(as(pair, 'mentor'), goal.id, 'dropped')).toMatchObject({ ok: false, error: [{ code: 'SETTLED' }] })
    const promise = { kind: 'Introduce to senior leaders', title: 'To the chief executive', dueOn: null }
    expect(await items.addCommitment(as(pair, 'mentee'), pair.matchId, promise)).toMatchObject({ ok: false, error: [{ code: 'SPONSOR_ONLY' }] })
    expect(await items.addCommitment(as(pair, 'mentor'), pair.matchId, { ...promise, kind: 'Lend money' })).toMatchObject({ ok: false, error: [{ code: 'KIND_REQUIRED', field: 'kind' }] })
    unwrap(await items.addCommitment(as(pair, 'mentor'), pair.matchId, promise))
    const { id } = await test.one<{ id: string }>('select id from mentoring.commitment where match_id = $1', [pair.matchId])
    expect(await items.settleCommitment(as(pair, 'mentor'), id, 'done', ' ')).toMatchObject({ ok: false, error: [{ code: 'OUTCOME_REQUIRED' }] })
    unwrap(await items.settleCommitment(as(pair, 'mentor'), id, 'done', 'They had lunch.'))
    expect(await test.one('select state, outcome from mentoring.commitment where id = $1', [id])).toEqual({ state: 'done', outcome: 'They had lunch.' })
    const plain = await related()
    expect(await items.addCommitment(as(plain, 'mentor'), plain.matchId, promise)).toMatchObject({ ok: false, error: [{ code: 'NO_COMMITMENTS' }] })
  })

  it('hears from each how it goes, and tells those who run the scheme when help is wanted', async () => {
    const pair = await related()
    const { id } = await test.one<{ id: string }>(`insert into mentoring.check_in (id, match_id, person_id, due_on) values (gen_random_uuid(), $1, $2, '2026-06-01') returning id`, [pair.matchId, pair.mentee.id])
    const answer = { going: 2, helpWanted: true, comment: ' They never answer. ' }
    await expect(test.get(FeedbackService).checkIn(as(pair, 'mentor'), id, answer)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    unwrap(await test.get(FeedbackService).checkIn(as(pair, 'mentee'), id, answer))
    expect(await test.one('select going, comment from mentoring.check_in where id = $1', [id])).toEqual({ going: 2, comment: 'They never answer.' })
    expect((await test.match(pair.matchId))['help_wanted']).toBe(true)
    expect(await test.one(`select count(*) as n from platform.outbox_message where topic = 'mentoring.help-wanted' and payload->>'checkInId' = $1`, [id])).toEqual({ n: 1 })
    expect(await test.get(FeedbackService).checkIn(as(pair, 'mentee'), id, answer)).toMatchObject({ ok: false, error: [{ code: 'CHECKED_IN' }] })
    await expect(test.get(HelpService).settle(as(pair, 'mentee'), pair.matchId)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    unwrap(await test.get(HelpService).settle(test.ctx(test.manager.actor), pair.matchId))
    expect([(await test.match(pair.matchId))['help_wanted'], await sumsAgree(pair)]).toEqual([false, { agree: true }])
  })

  it('pauses, goes on, and comes to its end with a survey of each', async () => {
    const pair = await related()
    const endings = test.get(EndingsService)
    const answer = { helpful: 5, matchQuality: 4, recommends: 9, outcomes: ['new_skills', 'new_skills'], comment: ' It helped. ', commentShared: true }
    unwrap(await endings.pause(as(pair, 'mentee'), pair.matchId))
    expect(await test.get(MeetingsService).plan(as(pair, 'mentee'), pair.matchId, meeting(5))).toMatchObject({ ok: false, error: [{ code: 'ON_HOLD' }] })
    unwrap(await endings.resume(as(pair, 'mentor'), pair.matchId))
    expect(await test.match(pair.matchId)).toMatchObject({ state: 'active', resumed_at: test.clock.now() })
    expect(await test.get(FeedbackService).survey(as(pair, 'mentee'), pair.matchId, answer)).toMatchObject({ ok: false, error: [{ code: 'NOT_OVER' }] })
    unwrap(await endings.complete(as(pair, 'mentor'), pair.matchId))
    expect([(await test.taken(pair.menteeProfileId)), (await test.taken(pair.mentorProfileId))]).toEqual([{ taken: 0, priority: 0 }, { taken: 0, priority: 0 }])
    expect(await test.get(FeedbackService).shareComment(as(pair, 'mentee'), pair.matchId, true)).toMatchObject({ ok: false, error: [{ code: 'SURVEY_NOT_ANSWERED' }] })
    unwrap(await test.get(FeedbackService).survey(as(pair, 'mentee'), pair.matchId, answer))
    const shared = () => test.one('select comment, comment_shared from mentoring.closing_survey where match_id = $1 and person_id = $2', [pair.matchId, pair.mentee.id])
    expect(await shared()).toEqual({ comment: 'It helped.', comment_shared: true })
    expect(await test.get(FeedbackService).shareComment(as(pair, 'mentor'), pair.matchId, false)).toMatchObject({ ok: false, error: [{ code: 'SURVEY_NOT_ANSWERED' }] })
    unwrap(await test.get(FeedbackService).shareComment(as(pair, 'mentee'), pair.matchId, false))
    expect(await shared()).toEqual({ comment: 'It helped.', comment_shared: false })
    expect(await test.get(FeedbackService).survey(as(pair, 'mentee'), pair.matchId, answer)).toMatchObject({ ok: false, error: [{ code: 'SURVEY_ANSWERED' }] })
    unwrap(await test.get(FeedbackService).survey(as(pair, 'mentor'), pair.matchId, { ...answer, outcomes: [] }))
    expect(await test.get(ItemsService).addGoal(as(pair, 'mentee'), pair.matchId, { title: 'x', dueOn: null })).toMatchObject({ ok: false, error: [{ code: 'ENDED_ALREADY' }] })
  })

  it('ends early, calls off what was planned, and frees both', async () => {
    const [pair, managed, proposed] = [await related(), await related(), await related('proposed')]
    unwrap(await test.get(MeetingsService).plan(as(pair, 'mentee'), pair.matchId, meeting(30)))
    expect(await test.get(EndingsService).end(as(pair, 'mentor'), pair.matchId, 'their_fault', true)).toMatchObject({ ok: false, error: [{ code: 'REASON_REQUIRED' }] })
    unwrap(await test.get(EndingsService).end(as(pair, 'mentor'), pair.matchId, 'not_the_right_fit', true))
    expect(await test.match(pair.matchId)).toMatchObject({ state: 'ended_early', ended_by_side: 'mentor', end_reason: 'not_the_right_fit', next_meeting_at: null })
    expect(await topics(pair)).toEqual(['planned', 'cancelled'])
    expect([await test.taken(pair.menteeProfileId), await test.taken(pair.mentorProfileId)]).toEqual([{ taken: 0, priority: 1000 }, { taken: 0, priority: 1000 }])
    for (const { matchId } of [managed, proposed]) unwrap(await test.get(EndingsService).end(test.ctx(test.manager.actor), matchId, 'other', false))
    expect([(await test.match(managed.matchId))['state'], (await test.match(proposed.matchId))['state']]).toEqual(['ended_early', 'withdrawn'])
  })

  it('is between the two alone', async () => {
    const [pair, other] = [await related(), await related('proposed')]
    const id = unwrap(await test.get(MeetingsService).plan(as(pair, 'mentee'), pair.matchId, meeting(30)))
    for (const actor of [other.mentee.actor, test.manager.actor]) {
      const ctx = test.ctx(actor)
      await expect(test.get(MeetingsService).move(ctx, id, meeting(20))).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(test.get(MeetingsService).saveNote(ctx, id, 'x', true)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(test.get(AgreementsService).save(ctx, pair.matchId, TERMS)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(test.get(EndingsService).complete(ctx, pair.matchId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    expect(await test.get(AgreementsService).save(as(other, 'mentee'), other.matchId, TERMS)).toMatchObject({ ok: false, error: [{ code: 'NOT_AGREED' }] })
  })
})
