import { newId } from '#kernel'
import type { SchemeId } from '../../domain/index.js'
import { type MentoringTest, startMentoring } from '../../testing/mentoring-test-app.js'
import { DashboardModule } from './dashboard.module.js'
import { DashboardService } from './dashboard.service.js'
import { SurveyResultsService } from './survey-results.service.js'

describe('the dashboard of a scheme', () => {
  let test: MentoringTest
  let minute = 0
  beforeAll(async () => {
    test = await startMentoring([DashboardModule], { now: '2026-06-01T09:00:00Z' })
  })
  afterAll(() => test.close())
  const read = (schemeId: SchemeId) => test.get(DashboardService).read(test.ctx(test.manager.actor), schemeId)
  const meet = async (matchId: string, at: string, minutes: number) => {
    await test.pool.query(`insert into mentoring.meeting (id, match_id, starts_at, minutes, mode, state, created_by_id, created_at, updated_at) values ($1, $2, $3, $4, 'video', 'held', $1, now(), now())`, [newId(), matchId, at, minutes])
    await test.pool.query('update mentoring.match set last_met_at = greatest(last_met_at, $2::timestamptz), meetings_held = meetings_held + 1, minutes_met = minutes_met + $3 where id = $1', [matchId, at, minutes])
  }
  const declined = async (schemeId: SchemeId, reason: string, times: number) => {
    for (let n = 0; n < times; n += 1) {
      minute += 1
      await test.pool.query(`update mentoring.match set end_reason = $2, ended_by_side = 'mentee', ended_at = '2026-05-02T09:00:00Z'::timestamptz + $3 * interval '1 minute' where id = $1`, [(await test.pair(schemeId, 'declined')).matchId, reason, minute])
    }
  }

  it('shows what is alive, at risk and silent, and who needs somebody', async () => {
    const schemeId = await test.scheme()
    const [alive, silent, unmet, badly] = [await test.pair(schemeId, 'active'), await test.pair(schemeId, 'active'), await test.pair(schemeId, 'agreed'), await test.pair(schemeId, 'active')]
    await test.pair(schemeId, 'on_hold')
    await test.pair(schemeId, 'proposed')
    await meet(alive.matchId, '2026-05-25T09:00:00Z', 60)
    await meet(silent.matchId, '2026-05-10T09:00:00Z', 45)
    await meet(badly.matchId, '2026-05-30T23:30:00Z', 30)
    for (const [dueOn, going] of [['2026-05-10', 5], ['2026-05-20', 2]] as const) {
      await test.pool.query(`insert into mentoring.check_in (id, match_id, person_id, due_on, answered_at, going, help_wanted) values ($1, $2, $3, $4, now(), $5, false)`, [newId(), badly.matchId, badly.mentee.id, dueOn, going])
    }
    await test.pool.query(`insert into mentoring.check_in (id, match_id, person_id, due_on) values ($1, $2, $3, '2026-05-20'), ($4, $2, $3, '2026-07-20')`, [newId(), badly.matchId, badly.mentor.id, newId()])
    const board = await read(schemeId)
    expect(board.health).toEqual({ alive: 1, at_risk: 2, silent: 1, on_hold: 1 })
    expect(board.concerns.map(({ id, reasons }) => [id, reasons])).toEqual([[unmet.matchId, ['no_first_meeting']], [badly.matchId, ['going_badly']], [silent.matchId, ['silent']]])
    expect(board.months).toEqual([{ month: '2026-05', meetings: 3, minutes: 135 }])
    expect([board.checkIns, board.decided, board.agreed]).toEqual([{ due: 3, answered: 2 }, 5, 5])
    expect(board.states.filter(({ count }) => count > 0)).toEqual([{ state: 'proposed', count: 1 }, { state: 'agreed', count: 1 }, { state: 'active', count: 3 }, { state: 'on_hold', count: 1 }])
    const csv = await test.get(DashboardService).csv(test.ctx(test.manager.actor), schemeId)
    expect(csv.trim().split('\n')).toHaveLength(6)
    expect(csv).toContain('silent')
    // Half past midnight in London, the evening before in UTC.
    expect(csv).toContain(',1,30,2026-05-31,')
    expect(csv).not.toContain('2026-05-30')
    expect(await test.one(`select detail from audit.entry where action = 'mentoring-scheme:export-relationships'`)).toEqual({ detail: { relationships: 5 } })
  })

  it('counts reasons for declining only in all, and only where that says nothing of anybody', async () => {
    const schemeId = await test.scheme()
    await declined(schemeId, 'no_time_now', 4)
    expect((await read(schemeId)).declines).toBeUndefined()
    await declined(schemeId, 'know_each_other', 1)
    // Five, all in hidden cells: shown as bands.
    const table = (await read(schemeId)).declines
    expect(table?.cells.map(({ count }) => count.kind)).not.toContain('exact')
    await declined(schemeId, 'no_time_now', 2)
    await declined(schemeId, 'other', 3)
    expect((await read(schemeId)).declines?.cells.find(({ category }) => category === 'no_time_now')?.count).toEqual({ kind: 'exact', value: 6 })
  })

  it('shows nothing where the numbers beside a table would tell whose reason stands alone', async () => {
    const schemeId = await test.scheme()
    await declined(schemeId, 'no_time_now', 9)
    await declined(schemeId, 'other', 1)
    expect((await read(schemeId)).declines).toBeUndefined()
  })

  it('changes the table of reasons with every fifth decline alone: one more cannot be read off', async () => {
    const schemeId = await test.scheme()
    await declined(schemeId, 'no_time_now', 6)
    await declined(schemeId, 'know_each_other', 1)
    await declined(schemeId, 'other', 3)
    const shown = [(await read(schemeId)).declines]
    expect(shown[0]).toBeDefined()
    for (const reason of ['no_time_now', 'other', 'no_time_now', 'no_time_now']) {
      await declined(schemeId, reason, 1)
      shown.push((await read(schemeId)).declines)
    }
    expect(shown).toEqual(Array(5).fill(shown[0]))
    await declined(schemeId, 'no_time_now', 1)
    expect((await read(schemeId)).declines).not.toEqual(shown[0])
  })

  it('shows means of surveys from five answers on', async () => {
    const schemeId = await test.scheme()
    const answer = async (helpful: number, outcomes: readonly string[]) => {
      const { matchId, mentee } = await test.pair(schemeId, 'completed')
      await test.pool.query(`insert into mentoring.closing_survey (match_id, person_id, helpful, match_quality, recommends, outcomes, answered_at) values ($1, $2, $3, 4, 9, $4, clock_timestamp())`, [matchId, mentee.id, helpful, outcomes])
    }
    for (const helpful of [5, 5, 4, 4]) await answer(helpful, ['new_skills', 'promotion_or_new_job'])
    expect(await read(schemeId)).toMatchObject({ surveyAnswers: 4, survey: undefined })
    await answer(4, ['new_skills'])
    expect((await read(schemeId)).survey).toEqual({ helpful: 4.4, matchQuality: 4, recommends: 9, outcomes: [{ code: 'new_skills', count: 5 }] })
    const first = (await read(schemeId)).survey
    for (const [answers, helpful] of [[6, 1], [7, 1], [8, 2], [9, 1]] as const) {
      await answer(helpful, ['new_skills'])
      // The count goes up; the means stay those of the first five.
      expect(await read(schemeId)).toMatchObject({ surveyAnswers: answers, survey: first })
    }
    await answer(1, ['new_skills'])
    expect((await read(schemeId)).survey).toEqual({ helpful: 2.8, matchQuality: 4, recommends: 9, outcomes: [{ code: 'new_skills', count: 10 }] })
  })

  it('counts closing surveys by groups of answers, and shows comments by consent alone, never fewer than five', async () => {
    const schemeId = await test.scheme()
    const results = () => test.get(SurveyResultsService).read(test.ctx(test.manager.actor), schemeId)
    const answer = async (helpful: number, comment: string, shared: boolean) => {
      const { matchId, mentee } = await test.pair(schemeId, 'completed')
      await test.pool.query(`insert into mentoring.closing_survey (match_id, person_id, helpful, match_quality, recommends, outcomes, comment, comment_shared, answered_at) values ($1, $2, $3, $3, 9, '{}', $4, $5, clock_timestamp())`, [matchId, mentee.id, helpful, comment, shared])
      return mentee
    }
    for (const [n, helpful] of [5, 2, 2, 3].entries()) await answer(helpful, `said ${9 - n}`, true)
    expect(await results()).toMatchObject({ answers: 4, counted: 0, helpful: undefined, comments: [] })
    await answer(5, 'kept to themselves', false)
    await answer(5, '', true)
    for (const helpful of [3, 4, 4, 4]) await answer(helpful, 'kept to themselves', false)
    expect((await results()).comments).toEqual([])
    const cells = (await results()).helpful?.cells.map(({ category, count }) => [category, count.kind === 'exact' ? count.value : `${count.from}–${count.to}`])
    expect([(await results()).counted, cells]).toEqual([10, [['low', '0–4'], ['middle', '0–4'], ['high', 6]]])
    // All recommend it: with the number beside it the bands would say that nobody does not.
    expect((await results()).recommends).toBeUndefined()
    const last = await answer(4, 'said 0', true)
    expect((await results()).comments).toEqual(['said 0', 'said 6', 'said 7', 'said 8', 'said 9'])
    await answer(4, 'said 1', true)
    expect(await results()).toMatchObject({ answers: 12, counted: 10, comments: ['said 0', 'said 6', 'said 7', 'said 8', 'said 9'] })
    expect(JSON.stringify(await results())).not.toContain('kept to themselves')
    expect((await test.one<{ n: number }>(`select count(*) as n from audit.entry where action = 'mentoring-scheme:read-comments'`)).n).toBeGreaterThan(0)
    const matcher = await test.seed.person({ roles: [['matching_manager', test.council]] })
    const other = await test.seed.person({ roles: [['scheme_manager', test.elsewhere], ['organisation_admin', test.council]] })
    for (const { actor } of [matcher, other, last]) await expect(test.get(SurveyResultsService).read(test.ctx(actor), schemeId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is for those who run the scheme', async () => {
    const schemeId = await test.scheme()
    const matcher = await test.seed.person({ roles: [['matching_manager', test.council]] })
    for (const { actor } of [matcher, (await test.pair(schemeId, 'active')).mentee]) {
      await expect(test.get(DashboardService).read(test.ctx(actor), schemeId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(test.get(DashboardService).csv(test.ctx(actor), schemeId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
  })

  it('answers for a scheme with nothing in it', async () => {
    expect(await read(await test.scheme())).toMatchObject({ health: { alive: 0 }, months: [], decided: 0, concerns: [], survey: undefined, declines: undefined, commitments: {} })
  })
})
