import { newId, type OrganisationId } from '#kernel'
import type { SeededPerson } from '#testing'
import { diversityFile, HEADCOUNT, OUTLOOK, type ReturnsTest, SKILLS, startReturns } from '../../testing/returns-test-app.js'
import { ReturnSectionsService } from '../sections/return-sections.service.js'
import { ReturnChecksService } from './return-checks.service.js'
import { ReturnsService } from './returns.service.js'
import { SubmitReturnService } from './submit-return.service.js'

describe('workforce returns', () => {
  let test: ReturnsTest
  let council: OrganisationId
  let analyst: SeededPerson

  beforeAll(async () => { test = await startReturns() })
  afterAll(() => test.close())
  beforeEach(async () => {
    council = await test.seed.organisation()
    analyst = await test.seed.person({ roles: [['workforce_analyst', council]] })
  })

  const rows = async <T>(sql: string, values: readonly unknown[]) => (await test.pool.query(sql, [...values])).rows as T[]
  const WHOLE = { headcount: `${HEADCOUNT}\ndev,officer,10,9.5,1,2,1\nux,manager,4,4,0,0,0`, diversity: diversityFile({ 'data/officer': 10, 'design/manager': 4 }, { sex: { female: 3 } }) }
  const start = (organisationId: OrganisationId, quarter: string, correctionReason?: string, as = analyst) => test.get(ReturnsService).start(test.ctx(as.actor), { organisationId, quarter, correctionReason })
  const states = (organisationId: OrganisationId) => rows<{ quarter: string; revision: number; state: string }>('select quarter, revision, state from workforce_returns.workforce_return where organisation_id = $1 order by quarter, revision', [organisationId])

  it('are filled in, submitted with warnings confirmed, and corrected by revisions that leave the former as it was', async () => {
    const id = await test.start(analyst, council, '2026-Q3')
    await test.fill(analyst, id, WHOLE)
    const refused = await test.get(SubmitReturnService).submit(test.ctx(analyst.actor), id, [])
    expect(refused).toMatchObject({ ok: false, error: expect.arrayContaining([expect.objectContaining({ code: 'NOT_CONFIRMED', field: 'confirmations.NOT_KNOWN:disability' })]) as unknown })
    const { warnings } = await test.get(ReturnChecksService).findings(test.ctx(analyst.actor), await test.get(ReturnsService).byId(test.ctx(analyst.actor), id))
    expect((await test.get(SubmitReturnService).submit(test.ctx(analyst.actor), id, warnings.map(({ key }) => ({ key, comment: 'We ask everybody this autumn.' })))).ok).toBe(true)
    expect(await rows('select action, from_state, to_state from workforce_returns.return_history where return_id = $1 order by at, id', [id])).toEqual([{ action: 'start', from_state: null, to_state: 'draft' }, { action: 'submit', from_state: 'draft', to_state: 'submitted' }])
    expect(await rows(`select payload from platform.outbox_message where topic = 'returns.return-submitted' and payload->>'returnId' = $1`, [id])).toEqual([{ payload: { returnId: id, organisationId: council, quarter: '2026-Q3', revision: 1, supersededId: null } }])

    expect(await start(council, '2026-Q3')).toMatchObject({ ok: false, error: [{ code: 'QUARTER_TWICE' }] })
    const second = await test.submitted(analyst, council, '2026-Q3', { ...WHOLE, headcount: WHOLE.headcount.replace('9.5,1', '9.5,2') }, 'A vacancy was left out.')
    expect(await states(council)).toEqual([{ quarter: '2026-Q3', revision: 1, state: 'superseded' }, { quarter: '2026-Q3', revision: 2, state: 'submitted' }])
    expect(await test.get(ReturnChecksService).compare(test.ctx(analyst.actor), id, second)).toEqual([{ section: 'headcount', key: 'dev/officer', column: 'vacancies', before: '1', after: '2' }])
    expect(await test.get(SubmitReturnService).submit(test.ctx(analyst.actor), second, [])).toMatchObject({ ok: false, error: [{ code: 'NOT_A_DRAFT' }] })
  })

  it('never change once they are submitted, whoever writes to the tables', async () => {
    const id = await test.submitted(analyst, council, '2026-Q3', WHOLE)
    expect(await test.get(ReturnSectionsService).saveLines(test.ctx(analyst.actor), { returnId: id, section: 'headcount', scope: 'dev', rows: [] })).toMatchObject({ ok: false, error: [{ code: 'NOT_A_DRAFT' }] })
    for (const sql of ['update workforce_returns.headcount_line set headcount = 99 where return_id = $1', 'delete from workforce_returns.diversity_line where return_id = $1', `insert into workforce_returns.skill_line values ($1, 'dev', 'sql', 'working', 1, 1, 1)`]) {
      await expect(test.pool.query(sql, [id])).rejects.toThrow('does not change')
    }
  })

  it('refuse a quarter that is not over, a second draft, a stranger\'s organisation and one that makes none', async () => {
    expect(await start(council, '2026-Q4')).toMatchObject({ ok: false, error: [{ code: 'QUARTER_NOT_OVER', field: 'quarter' }] })
    await test.start(analyst, council, '2026-Q3')
    expect(await start(council, '2026-Q3')).toMatchObject({ ok: false, error: [{ code: 'DRAFT_EXISTS' }] })
    await expect(start(test.council, '2026-Q3')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const department = await test.seed.organisation({ kind: 'department' })
    expect(await start(department, '2026-Q3', undefined, await test.seed.person({ roles: [['organisation_admin', department]] }))).toMatchObject({ ok: false, error: [{ code: 'NO_RETURN_EXPECTED' }] })
  })

  it('are made by organisations that stood at the end of the quarter', async () => {
    await rows('update directory.organisation set valid_from = $2 where id = $1', [council, '2026-07-01'])
    expect(await start(council, '2026-Q2')).toMatchObject({ ok: false, error: [{ field: 'quarter', code: 'ORGANISATION_NOT_YET' }] })
    await rows('update directory.organisation set valid_from = $2 where id = $1', [council, '2026-06-30'])
    expect((await start(council, '2026-Q2')).ok).toBe(true)
    await rows('update directory.organisation set valid_to = $2 where id = $1', [council, '2026-09-30'])
    expect(await start(council, '2026-Q3')).toMatchObject({ ok: false, error: [{ field: 'quarter', code: 'ORGANISATION_GONE' }] })
  })

  it('refuse more people with a skill than the role has, by row', async () => {
    const id = await test.start(analyst, council, '2026-Q3')
    await test.upload(analyst, id, 'headcount', WHOLE.headcount)
    expect((await test.upload(analyst, id, 'skills', `${SKILLS}\ndev,sql,expert,3,4,10\nux,testing,expert,3,4,5`)).problems).toMatchObject([{ line: 3, column: 'supply', code: 'SUPPLY_ABOVE_HEADCOUNT' }])
    expect(await test.upload(analyst, id, 'skills', `${SKILLS}\ndev,sql,expert,3,4,10\nux,testing,expert,3,4,4`)).toMatchObject({ saved: true })
  })

  it('do not exist for anybody else, and answer them like returns that there are not', async () => {
    const id = await test.submitted(analyst, council, '2026-Q3', WHOLE)
    const others = [await test.seed.person({ roles: [['workforce_analyst', test.council]] }), await test.seed.person({ roles: [['learner', council], ['line_manager', council]] }), await test.seed.person({ roles: [['platform_admin', test.council]] })]
    for (const other of others) {
      const asked = (of: string) => test.get(ReturnsService).byId(test.ctx(other.actor), of).then(() => 'shown', (error: Error) => ({ ...error, message: error.message }))
      expect(await asked(id)).toMatchObject({ code: 'NOT_FOUND' })
      expect(await asked(id)).toEqual(await asked(newId()))
      await expect(test.get(ReturnsService).ofOrganisation(test.ctx(other.actor), council)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
  })

  it('say what stands in the way: sections left open, and sums that no longer hold', async () => {
    const id = await test.start(analyst, council, '2026-Q3')
    await test.upload(analyst, id, 'headcount', WHOLE.headcount)
    await test.upload(analyst, id, 'diversity', WHOLE.diversity)
    await test.upload(analyst, id, 'headcount', WHOLE.headcount.replace(',10,', ',11,'))
    const submitted = await test.get(SubmitReturnService).submit(test.ctx(analyst.actor), id, [])
    expect(submitted.ok ? [] : submitted.error.map(({ field, code }) => `${field} ${code}`)).toEqual(expect.arrayContaining(['skills SECTION_OPEN', 'outlook SECTION_OPEN', 'diversity DOES_NOT_ADD_UP']))
  })

  it('know the return before: leavers, stock, vanished roles', async () => {
    await test.submitted(analyst, council, '2026-Q2', WHOLE)
    const id = await test.start(analyst, council, '2026-Q3')
    const report = await test.upload(analyst, id, 'headcount', `${HEADCOUNT}\ndev,officer,10,9,0,1,12`)
    expect(report.problems).toMatchObject([{ line: 2, column: 'leavers', code: 'LEAVERS_ABOVE_HEADCOUNT' }])
    await test.upload(analyst, id, 'headcount', `${HEADCOUNT}\ndev,officer,10,9,0,1,2`)
    const { warnings } = await test.get(ReturnChecksService).findings(test.ctx(analyst.actor), await test.get(ReturnsService).byId(test.ctx(analyst.actor), id))
    expect(warnings.map(({ key }) => key)).toEqual(['HEADCOUNT_CHANGED:14:10', 'ROLE_VANISHED:ux', 'STOCK:dev/officer:9:10'])
  })

  it('take files whole or not at all, with a report by row', async () => {
    const id = await test.start(analyst, council, '2026-Q3')
    const bad = `${HEADCOUNT}\ndev,officer,10,9.5,1,2,1\nwizard,officer,1,1,0,0,0\ndev,officer,1,1,0,0,0\n\nux,manager,-1,0,0,0,0\n"ux,manager`
    const report = await test.upload(analyst, id, 'headcount', bad)
    expect(report).toMatchObject({ saved: false, rows: 5, problemCount: 4 })
    expect(report.problems.map(({ line, column, code }) => [line, column, code])).toEqual([[3, 'role', 'UNKNOWN_KEY'], [4, 'role', 'DUPLICATE'], [6, 'headcount', 'NEGATIVE'], [7, '', 'QUOTE_NOT_CLOSED']])
    expect(report.problems[1]?.message).toContain('on line 2')
    expect(await rows('select 1 from workforce_returns.headcount_line where return_id = $1', [id])).toEqual([])
    const good = await test.upload(analyst, id, 'headcount', WHOLE.headcount, true)
    expect([good.saved, good.problemCount, await rows('select 1 from workforce_returns.headcount_line where return_id = $1', [id])]).toEqual([false, 0, []])
    for (const [file, code] of [['', 'EMPTY'], ['PK\u0003\u0004', 'NOT_CSV'], ['role;grade\n', 'WRONG_SEPARATOR'], ['role,grade,heads\n', 'UNKNOWN_COLUMN']] as const) {
      expect(await test.upload(analyst, id, 'headcount', file)).toMatchObject({ saved: false, stopped: { code } })
    }
    expect(await test.upload(analyst, id, 'skills', `${SKILLS}\ndev,sql,expert,3,4,1`)).toMatchObject({ saved: true, rows: 1 })
    expect(await test.upload(analyst, id, 'outlook', `role,change,people,confidence\ndev,new,3,low`)).toMatchObject({ saved: true })
    expect(await test.upload(analyst, id, 'outlook', `${OUTLOOK}\ndev,automated_in_part,3,high,"Less typing, more checking",analyst`)).toMatchObject({ saved: true })
    expect(await rows('select role, comment, retrain_to from workforce_returns.outlook_line where return_id = $1', [id])).toEqual([{ role: 'dev', comment: 'Less typing, more checking', retrain_to: ['analyst'] }])
  })

  it('save page by page: a page replaces its own lines only, and refuses those of another', async () => {
    const id = await test.start(analyst, council, '2026-Q3')
    const save = (scope: string, grades: Readonly<Record<string, string>>) => test.get(ReturnSectionsService).saveLines(test.ctx(analyst.actor), {
      returnId: id, section: 'headcount', scope, rows: Object.entries(grades).map(([grade, headcount]) => ({ role: 'dev', grade, headcount, fte: '0', vacancies: '0', starters: '0', leavers: '0' })),
    })
    expect((await save('dev', { officer: '3', manager: '1' })).ok).toBe(true)
    expect((await save('dev', { officer: '4' })).ok).toBe(true)
    expect(await rows('select grade, headcount from workforce_returns.headcount_line where return_id = $1', [id])).toEqual([{ grade: 'officer', headcount: 4 }])
    expect(await save('ux', { officer: '4' })).toMatchObject({ ok: false, error: [{ code: 'OTHER_PAGE' }] })
    expect(await save('dev', { officer: '1.5', manager: '2' })).toMatchObject({ ok: false, error: [{ field: 'rows.0.headcount', code: 'NOT_WHOLE' }] })
    expect(await test.get(ReturnSectionsService).nothingToReport(test.ctx(analyst.actor), id, 'headcount')).toMatchObject({ ok: false, error: [{ code: 'NOT_EMPTY' }] })
  })

  /** Runs `work` while another connection holds the quarter's row; says whether it waited. */
  const whileHeld = async <T>(hold: string, values: readonly unknown[], work: () => Promise<T>, meanwhile: (query: (sql: string, values: readonly unknown[]) => Promise<unknown>) => Promise<unknown>) => {
    const holder = await test.pool.connect()
    try {
      await holder.query('begin')
      await holder.query(hold, [...values])
      let done = false
      const working = work().finally(() => { done = true })
      let waited = false
      for (let look = 0; look < 80 && !done && !waited; look++) {
        // On a connection of its own: within a transaction the server answers as it did first.
        const { rows: found } = await test.pool.query<{ n: number }>(`select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
        waited = Number(found[0]?.n) > 0
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
      await meanwhile((sql, given) => holder.query(sql, [...given]))
      await holder.query('commit')
      return { waited, value: await working }
    } finally {
      holder.release()
    }
  }

  it('one draft at a time: a second start waits for the first and then hears of it', async () => {
    await rows('insert into workforce_returns.return_period values ($1, $2)', [council, '2026-Q3'])
    const { waited, value } = await whileHeld('select from workforce_returns.return_period where organisation_id = $1 for update', [council], () => start(council, '2026-Q3'), (query) => query(
      `insert into workforce_returns.workforce_return (id, organisation_id, quarter, revision, state, framework_key, framework_version_id, grades_version_id, characteristics_version_id, organisation_kind, started_at)
       select $1, $2, '2026-Q3', 1, 'draft', 'x', $1, g.id, c.id, 'council', now() from workforce_returns.reference_version g, workforce_returns.reference_version c where g.kind = 'grades' and c.kind = 'characteristics' limit 1`, [newId(), council]))
    expect([waited, value]).toEqual([true, { ok: false, error: [expect.objectContaining({ code: 'DRAFT_EXISTS' })] }])
  })

  describe('leavers of a quarter and the headcount before it, in whatever order they are returned', () => {
    const figures = (people: number, leavers = 0) => ({ headcount: `${HEADCOUNT}\ndev,officer,${people},${people},0,0,${leavers}`, diversity: diversityFile({ 'data/officer': people }) })
    const submit = async (id: string) => {
      const send = (confirmations: { key: string; comment: string }[]) => test.get(SubmitReturnService).submit(test.ctx(analyst.actor), id, confirmations)
      const { warnings } = await test.get(ReturnChecksService).findings(test.ctx(analyst.actor), await test.get(ReturnsService).byId(test.ctx(analyst.actor), id))
      return send(warnings.map(({ key }) => ({ key, comment: 'It is so.' })))
    }
    /** Two drafts that are possible by themselves: 12 left in the second quarter, 5 were there at the end of the first. */
    const drafts = async () => {
      const [first, second] = [await test.start(analyst, council, '2026-Q1'), await test.start(analyst, council, '2026-Q2')]
      await test.fill(analyst, first, figures(5))
      await test.fill(analyst, second, figures(20, 12))
      return { first, second }
    }
    const nextRefused = { ok: false, error: [{ field: 'headcount', code: 'NEXT_LEAVERS_ABOVE_HEADCOUNT', message: expect.stringContaining('dev, officer: In 2026-Q2, which was returned already, 12 left') as unknown }] }
    const ownRefused = { ok: false, error: [{ field: 'headcount', code: 'LEAVERS_ABOVE_HEADCOUNT' }] }

    it('first to last', async () => {
      const { first, second } = await drafts()
      expect((await submit(first)).ok).toBe(true)
      expect(await submit(second)).toMatchObject(ownRefused)
    })

    it('last to first', async () => {
      const { first, second } = await drafts()
      expect((await submit(second)).ok).toBe(true)
      expect(await submit(first)).toMatchObject(nextRefused)
      expect((await test.upload(analyst, first, 'headcount', figures(11).headcount)).problems).toMatchObject([{ line: 2, column: 'headcount', code: 'NEXT_LEAVERS_ABOVE_HEADCOUNT' }])
      await test.fill(analyst, first, figures(12))
      expect((await submit(first)).ok).toBe(true)
    })

    it('by a correction of the former', async () => {
      await test.submitted(analyst, council, '2026-Q1', figures(12))
      await test.submitted(analyst, council, '2026-Q2', figures(20, 12))
      const correction = await test.start(analyst, council, '2026-Q1', 'Too many were counted.')
      expect((await test.upload(analyst, correction, 'headcount', figures(5).headcount)).problems).toMatchObject([{ code: 'NEXT_LEAVERS_ABOVE_HEADCOUNT' }])
      // As if it had been saved before the other quarter was submitted.
      await rows('update workforce_returns.headcount_line set headcount = 5, fte = 500 where return_id = $1', [correction])
      await test.upload(analyst, correction, 'diversity', figures(5).diversity)
      expect(await submit(correction)).toMatchObject(nextRefused)
    })

    it.each([['the second', 'first', 'second', ownRefused], ['the first', 'second', 'first', nextRefused]] as const)('%s waits for the other that is being submitted, and then hears of it', async (_, other, own, refused) => {
      const ids = await drafts()
      const period = [council, other === 'first' ? '2026-Q1' : '2026-Q2']
      const { waited, value } = await whileHeld('select from workforce_returns.return_period where organisation_id = $1 and quarter = $2 for update', period, () => submit(ids[own]), (query) =>
        query(`update workforce_returns.workforce_return set state = 'submitted', submitted_at = now() where id = $1`, [ids[other]]))
      expect([waited, value]).toMatchObject([true, refused])
    })

    it('both at once: one of them counts', async () => {
      const { first, second } = await drafts()
      expect((await Promise.all([submit(second), submit(first)])).map(({ ok }) => ok).sort()).toEqual([false, true])
    })
  })

  it('a file that arrives while the return is submitted is refused, not written beside it', async () => {
    const id = await test.start(analyst, council, '2026-Q3')
    await test.fill(analyst, id, WHOLE)
    const save = () => test.get(ReturnSectionsService).saveFile(test.ctx(analyst.actor), id, 'skills', { rows: [{ line: 2, row: { role: 'dev', skill: 'sql', level: 'expert', needed_now: '1', needed_in_three_years: '1', supply: '0' } }] }, false)
    const { waited, value } = await whileHeld('select from workforce_returns.workforce_return where id = $1 for update', [id], save, (query) => query(`update workforce_returns.workforce_return set state = 'submitted', submitted_at = now() where id = $1`, [id]))
    expect([waited, value]).toMatchObject([true, { ok: false, error: [{ code: 'NOT_A_DRAFT' }] }])
    expect(await rows('select 1 from workforce_returns.skill_line where return_id = $1', [id])).toEqual([])
  })

  it('the unique index stands behind the lock', async () => {
    const id = await test.start(analyst, council, '2026-Q3')
    await expect(test.pool.query(
      `insert into workforce_returns.workforce_return (id, organisation_id, quarter, revision, state, framework_key, framework_version_id, grades_version_id, characteristics_version_id, organisation_kind, started_at)
       select $2, organisation_id, quarter, 2, 'draft', framework_key, framework_version_id, grades_version_id, characteristics_version_id, 'council', now() from workforce_returns.workforce_return where id = $1`, [id, newId()])).rejects.toThrow('workforce_return_one_draft')
  })
})
