import { plainDate, unwrap } from '#kernel'
import { MESSAGE_TEMPLATES } from '#notifications'
import type { SchemeId } from '../../domain/index.js'
import { type FixturePair, type MentoringTest, startMentoring } from '../../testing/mentoring-test-app.js'
import { TestContactsModule } from '../../testing/test-contacts.module.js'
import { ProposalsService } from '../matches/proposals.service.js'
import { EndingsService } from '../relationships/endings.service.js'
import { FeedbackService } from '../relationships/feedback.service.js'
import { MeetingsService } from '../relationships/meetings.service.js'
import { HelpMessagesService } from './help-messages.service.js'
import { MatchMessagesService, type MatchChange } from './match-messages.service.js'
import { MeetingMessagesService } from './meeting-messages.service.js'
import { MatchMessagesModule } from './messages.module.js'
import { NudgesService } from './nudges.service.js'

/** Jobs are delivered at least once: done again, nothing more may be said. */
const twice = async (work: () => Promise<unknown>): Promise<void> => {
  await work()
  await work()
}

describe('what people of a match are told', () => {
  let test: MentoringTest
  let [schemeId, blind] = ['', ''] as unknown as [SchemeId, SchemeId]
  beforeAll(async () => {
    test = await startMentoring([MatchMessagesModule, TestContactsModule], { now: '2026-05-02T09:00:00Z' })
    ;[schemeId, blind] = [await test.scheme({}), await test.scheme({ blind: true })]
  })
  afterAll(() => test.close())

  const later = (iso: string) => ({ ...test.ctx(), now: new Date(iso) })
  const told = async (pair: FixturePair) =>
    (await test.pool.query<{ line: string; data: unknown }>(
      `select replace(template, 'mentoring.', '') || ' ' || case person_id when $2 then 'mentee' when $3 then 'mentor' else 'other' end as line, data from notifications.message where data->>'matchId' = $1 order by queued_at, template, 1`,
      [pair.matchId, pair.mentee.id, pair.mentor.id])).rows
  const lines = async (pair: FixturePair) => (await told(pair)).map(({ line }) => line)
  /** What the outbox would tell the job, in order, each twice. */
  const deliver = async (pair: FixturePair) => {
    const { rows } = await test.pool.query<{ payload: MatchChange }>(`select payload from platform.outbox_message where topic = 'mentoring.match-changed' and payload->>'matchId' = $1 order by occurred_at, id`, [pair.matchId])
    for (const { payload } of rows) await twice(() => test.get(MatchMessagesService).changed(test.ctx(), payload))
  }
  const answer = (pair: FixturePair, side: 'mentee' | 'mentor') => test.get(ProposalsService).accept(test.ctx(pair[side].actor), pair.matchId)

  it('names both in a proposal, and with addresses once both accepted', async () => {
    const pair = await test.pair(schemeId)
    await test.get(MatchMessagesService).changed(test.ctx(), { matchId: pair.matchId, from: null, to: 'proposed', side: null })
    unwrap(await answer(pair, 'mentor'))
    await deliver(pair)
    unwrap(await answer(pair, 'mentee'))
    await deliver(pair)
    expect((await lines(pair)).toSorted()).toEqual(['agreed mentee', 'agreed mentor', 'other-accepted mentee', 'proposed mentee', 'proposed mentor'])
    expect((await told(pair)).find(({ line }) => line === 'agreed mentee')?.data).toMatchObject({ organisation: 'Felpersham', partnerEmail: pair.mentor.email })
  })

  it('names nobody in a blind proposal before both accepted, and nobody who declined', async () => {
    const pair = await test.pair(blind)
    await test.pool.query('update mentoring.match set blind = true where id = $1', [pair.matchId])
    await test.get(MatchMessagesService).changed(test.ctx(), { matchId: pair.matchId, from: null, to: 'proposed', side: null })
    unwrap(await answer(pair, 'mentor'))
    unwrap(await test.get(ProposalsService).decline(test.ctx(pair.mentee.actor), pair.matchId, 'know_each_other'))
    await deliver(pair)
    const all = await told(pair)
    expect(all.map(({ line }) => line).toSorted()).toEqual(['not-going-ahead mentor', 'proposed-blind mentee', 'proposed-blind mentor'])
    const { rows } = await test.pool.query<{ name: string }>('select family_name as name from directory.person where id = any($1::uuid[])', [[pair.mentee.id, pair.mentor.id]])
    for (const secret of [...rows.map(({ name }) => name), 'Borchester', 'Felpersham', 'know_each_other', '@example']) expect(JSON.stringify(all)).not.toContain(secret)
  })

  it('tells both of a lapse, the other of a pause, and both of the end', async () => {
    const [lapsed, running] = [await test.pair(schemeId), await test.pair(schemeId, 'active')]
    await test.get(ProposalsService).lapse(later('2026-05-08T09:00:01Z'))
    await deliver(lapsed)
    expect(await lines(lapsed)).toEqual(['lapsed mentee', 'lapsed mentor'])
    await twice(async () => {
      unwrap(await test.get(EndingsService).pause(test.ctx(running.mentee.actor), running.matchId))
      await deliver(running)
      unwrap(await test.get(EndingsService).resume(test.ctx(running.mentor.actor), running.matchId))
    })
    unwrap(await test.get(EndingsService).end(test.ctx(running.mentee.actor), running.matchId, 'not_the_right_fit', false))
    await deliver(running)
    const all = await told(running)
    expect(all.map(({ line }) => line).toSorted()).toEqual(expect.arrayContaining(['ended mentee', 'ended mentor', 'paused mentor', 'resumed mentee']))
    expect(JSON.stringify(all)).not.toContain('not_the_right_fit')
  })

  it('sends the proposals of a round in chunks, once', async () => {
    const mine = await test.scheme()
    const scenarioId = await scenarioOf(mine)
    await test.pool.query(
      `insert into mentoring.profile (id, scheme_id, person_id, side, state, organisation_id, details, capacity, taken, created_at, updated_at)
       select gen_random_uuid(), $1, gen_random_uuid(), s.side, 'ready', $2, '{}', 1, 1, now(), now() from (values ('mentee'), ('mentor')) as s(side), generate_series(1, 250)`, [mine, test.council])
    await test.pool.query(
      `insert into mentoring.match (id, scheme_id, scenario_id, source, mentee_profile_id, mentor_profile_id, mentee_person_id, mentor_person_id, state, reasons, blind, proposed_at, answer_by, updated_at)
       select gen_random_uuid(), $1, $2, 'round', e.id, r.id, e.person_id, r.person_id, 'proposed', '[]', false, now(), now() + interval '7 days', now()
       from (select id, person_id, row_number() over (order by id) n from mentoring.profile where scheme_id = $1 and side = 'mentee') e
         join (select id, person_id, row_number() over (order by id) n from mentoring.profile where scheme_id = $1 and side = 'mentor') r using (n)`, [mine, scenarioId])
    await twice(() => test.get(MatchMessagesService).published(test.ctx(), scenarioId))
    expect(await test.one(`select count(*) as n from notifications.message where template = 'mentoring.proposed' and data->>'matchId' in (select id::text from mentoring.match where scheme_id = $1)`, [mine])).toEqual({ n: 500 })
  })

  it('invites both to meetings, and brings their calendars up to date', async () => {
    const pair = await test.pair(schemeId, 'active')
    const [meetings, messages] = [test.get(MeetingsService), test.get(MeetingMessagesService)]
    const at = (hours: number) => ({ startsAt: new Date(test.clock.now().getTime() + hours * 3_600_000), minutes: 60, mode: 'video', place: 'https://meet.example/x' })
    const id = unwrap(await meetings.plan(test.ctx(pair.mentee.actor), pair.matchId, at(48)))
    await twice(() => messages.changed(test.ctx(), id, 'planned'))
    unwrap(await meetings.move(test.ctx(pair.mentor.actor), id, at(72)))
    await messages.changed(test.ctx(), id, 'moved')
    unwrap(await meetings.cancel(test.ctx(pair.mentor.actor), id))
    await twice(() => messages.changed(test.ctx(), id, 'cancelled'))
    expect((await lines(pair)).toSorted()).toEqual(['meeting-cancelled mentee', 'meeting-cancelled mentor', 'meeting-moved mentee', 'meeting-moved mentor', 'meeting-planned mentee', 'meeting-planned mentor'])
    const { rows } = await test.pool.query('select sequence, cancelled, content->\'where\' as where from notifications.calendar_entry where session_id = $1', [id])
    expect(rows).toEqual([1, 2].map(() => ({ sequence: 2, cancelled: true, where: { mode: 'online', joinUrl: 'https://meet.example/x' } })))
  })

  it('tells those who run the scheme that help is wanted, without the words', async () => {
    const pair = await test.pair(schemeId, 'active')
    const { id } = await test.one<{ id: string }>(`insert into mentoring.check_in (id, match_id, person_id, due_on) values (gen_random_uuid(), $1, $2, '2026-05-02') returning id`, [pair.matchId, pair.mentee.id])
    unwrap(await test.get(FeedbackService).checkIn(test.ctx(pair.mentee.actor), id, { going: 1, helpWanted: true, comment: 'They never answer.' }))
    await twice(() => test.get(HelpMessagesService).wanted(test.ctx(), id))
    const { rows } = await test.pool.query<{ person_id: string; data: unknown }>(`select person_id, data from notifications.message where template = 'mentoring.help-wanted'`)
    expect(rows.map(({ person_id: personId }) => personId)).toEqual([test.manager.id])
    expect(JSON.stringify(rows)).not.toContain('never answer')
  })

  it('reminds each occasion once, and leaves alone who is on hold', async () => {
    const [quiet, held, met] = [await test.pair(schemeId, 'agreed'), await test.pair(schemeId, 'on_hold'), await test.pair(schemeId, 'active')]
    unwrap(await test.get(MeetingsService).log(test.ctx(met.mentee.actor), met.matchId, { startsAt: new Date('2026-05-01T12:00:00Z'), minutes: 30, mode: 'phone', place: '' }, []))
    const sweep = (iso: string) => test.get(NudgesService).sweep(later(iso))
    await sweep('2026-05-10T09:00:00Z')
    expect([await lines(quiet), await lines(held), await lines(met)]).toEqual([[], [], []])
    await sweep('2026-05-11T09:00:00Z')
    expect(await sweep('2026-05-11T10:00:00Z')).toBe(0)
    await sweep('2026-05-15T09:00:00Z')
    expect([await lines(quiet), await lines(held), await lines(met)]).toEqual([['first-meeting-due mentee', 'first-meeting-due mentor'], [], ['silent mentee', 'silent mentor']])
    const planned = unwrap(await test.get(MeetingsService).plan(test.ctx(met.mentee.actor), met.matchId, { startsAt: new Date('2026-05-20T12:00:00Z'), minutes: 30, mode: 'phone', place: '' }))
    await sweep('2026-05-21T12:00:00Z')
    expect((await lines(met)).slice(2)).toEqual(['log-meeting mentee', 'log-meeting mentor'])
    expect((await test.match(met.matchId))['next_meeting_at']).toBeNull()
    expect(planned).toBeDefined()
  })

  it('tells of the end before and after it, and the other of a later one', async () => {
    const [pair, held] = [await test.pair(schemeId, 'active', new Date('2026-05-01T12:00:00Z')), await test.pair(schemeId, 'on_hold')]
    for (const { matchId } of [pair, held]) await test.pool.query(`update mentoring.match set ends_on = '2027-03-01', last_met_at = '2027-02-01' where id = $1`, [matchId])
    const of = async (one: FixturePair) => (await told(one)).filter(({ line }) => /end/.test(line)).map(({ line, data }) => `${line} ${(data as { closesOn?: string }).closesOn ?? ''}`.trim())
    await twice(() => test.get(NudgesService).sweep(later('2027-02-01T09:00:00Z')))
    for (const one of [pair, held]) expect(await of(one)).toEqual(['ends-soon mentee', 'ends-soon mentor'])
    await twice(() => test.get(NudgesService).sweep(later('2027-03-02T09:00:00Z')))
    for (const one of [pair, held]) expect((await of(one)).slice(2)).toEqual(['end-passed mentee 2027-03-29', 'end-passed mentor 2027-03-29'])
    unwrap(await test.get(EndingsService).extend({ ...test.ctx(pair.mentor.actor), now: new Date('2027-03-02T10:00:00Z') }, pair.matchId, plainDate('2027-06-01')))
    const { rows } = await test.pool.query<{ payload: { matchId: string; endsOn: string; side: 'mentor' } }>(`select payload from platform.outbox_message where topic = 'mentoring.match-extended' and payload->>'matchId' = $1`, [pair.matchId])
    await twice(() => test.get(MatchMessagesService).extended(test.ctx(), rows[0]!.payload))
    expect((await of(pair)).filter((line) => line.startsWith('extended'))).toEqual(['extended mentee'])
    await test.get(MatchMessagesService).extended(test.ctx(), { ...rows[0]!.payload, endsOn: '2027-05-01' })
    expect(await of(pair)).toHaveLength(5)
  })

  it('reminds of an answer on its last day, those who have not given it', async () => {
    const pair = await test.pair(schemeId, 'proposed', new Date('2026-04-28T09:00:00Z'))
    unwrap(await answer(pair, 'mentor'))
    await test.get(NudgesService).answersDue(later('2026-05-03T09:00:00Z'))
    expect(await lines(pair)).toEqual([])
    await twice(() => test.get(NudgesService).answersDue(later('2026-05-04T10:00:00Z')))
    expect(await lines(pair)).toEqual(['answer-due mentee'])
  })

  it('has a template for every message that it sends', () => {
    expect(MESSAGE_TEMPLATES.filter(({ name }) => name.startsWith('mentoring.')).length).toBeGreaterThanOrEqual(20)
  })

  async function scenarioOf(scheme: SchemeId): Promise<string> {
    const { id } = await test.one<{ id: string }>(
      `insert into mentoring.match_round (id, scheme_id, title, state, intake_opens_on, intake_closes_on, input_hash, frozen_at, created_at, updated_at)
       values (gen_random_uuid(), $1, 'Spring', 'frozen', '2026-01-01', '2026-02-01', 'x', now(), now(), now()) returning id`, [scheme])
    const columns = await test.pool.query<{ name: string; type: string }>(
      `select column_name as name, data_type as type from information_schema.columns where table_schema = 'mentoring' and table_name = 'scenario' and is_nullable = 'NO' and column_default is null`)
    const value = ({ name, type }: { name: string; type: string }) =>
      name === 'id' ? 'gen_random_uuid()' : name === 'round_id' ? `'${id}'::uuid` : name === 'state' ? `'queued'` : type === 'jsonb' ? `'{}'` : type === 'uuid' ? 'gen_random_uuid()' : type === 'integer' ? '1' : type === 'boolean' ? 'false' : type.startsWith('timestamp') ? 'now()' : `'x'`
    return (await test.one<{ id: string }>(`insert into mentoring.scenario (${columns.rows.map(({ name }) => name).join()}) values (${columns.rows.map(value).join()}) returning id`)).id
  }
})
