import { Client } from 'pg'
import { type Area, NATION, newId, type OrganisationId, plainDate, quarter, quarterOf, seededRandom } from '#kernel'
import { Database } from '#platform/database'
import { ActivityReportService, ReadModelsModule } from '#read-models'
import { createTestApp, Seed, type TestApp } from '#testing'
import { ReportsTestModule } from '../../testing/reports-test.module.js'
import { ActivityReleasesService } from './activity-releases.service.js'
import { ActivitySources } from './activity-sources.js'
import { ActivityService } from './activity.service.js'

const STATES = ['applied', 'offered', 'active', 'completed', 'withdrawn'] as const

describe('the roll-ups of activity', () => {
  let test: TestApp
  let councils: readonly OrganisationId[]
  let runs: readonly string[]
  const sql = (text: string, values: readonly unknown[] = []) => test.get(Database).run(text, values)
  const whole = () => test.get(Database).rows(`select quarter::text, scope_id, organisation_id, applied, offered, started, completed, ended, meetings_due, meetings, minutes from reports.activity_cell where strand = 'cohorts' order by 1, 2, 3`)

  beforeAll(async () => {
    test = await createTestApp({ imports: [ReportsTestModule, ReadModelsModule] })
    const seed = new Seed(test.get(Database).pool)
    councils = [await seed.organisation({ name: 'Borchester', region: 'Wales' }), await seed.organisation({ name: 'Felpersham', region: 'London' })]
    runs = await Promise.all([1, 2].map((n) => aRun(councils[0]!, `Programme ${n}`)))
  })
  afterAll(() => test.close())

  async function aRun(owner: OrganisationId, title: string): Promise<string> {
    const [programme, version, run] = [newId(), newId(), newId()]
    await sql(`insert into cohorts.programme (id, organisation_id, title, summary, audience, matrix_body, matrix_area, obligation, created_at, updated_at) values ($1, $2, $3, 'For leaders', 'open', 'institute', 'leadership', 'optional', now(), now())`, [programme, owner, title])
    await sql(`insert into cohorts.programme_version (id, programme_id, number, state, routes, needs_approval, min_attendance, min_session_share, excused, min_passes, option_groups, prerequisite_programmes, created_at, updated_at)
      values ($1, $2, 1, 'published', '{self}', false, 0, 0, 'left_out', 0, '[]', '{}', now(), now())`, [version, programme])
    await sql(`insert into cohorts.cohort_run (id, programme_version_id, organisation_id, title, state, delivery_mode, capacity, minimum, policy, offer_days, opens_on, closes_on, starts_on, ends_on, created_at, updated_at)
      values ($1, $2, $3, $4, 'in_progress', 'online', 500, 1, 'first_come', 5, '2026-01-01', '2026-02-01', '2026-03-01', '2026-12-01', now(), now())`, [run, version, owner, title])
    return run
  }

  async function enrol(run: string, organisationId: OrganisationId, appliedAt: string): Promise<string> {
    const id = newId()
    await sql(`insert into cohorts.enrolment (id, run_id, person_id, organisation_id, organisation_kind, state, route, applied_at, updated_at) values ($1, $2, $3, $4, 'council', 'applied', 'self', $5, now())`, [id, run, newId(), organisationId, appliedAt])
    return id
  }

  const move = async (id: string, state: (typeof STATES)[number], at: string): Promise<void> => {
    await sql(`insert into cohorts.enrolment_history (id, enrolment_id, at, action, from_state, to_state) values ($1, $2, $3, 'step', null, $4)`, [newId(), id, at, state])
    await sql(`update cohorts.enrolment set state = $2, offer_expires_at = case when $2 = 'offered' then $3::timestamptz end, completed_at = case when $2 = 'completed' then $3::timestamptz end, ended_at = case when $2 = 'withdrawn' then $3::timestamptz end where id = $1`, [id, state, at])
  }

  const attend = async (run: string, enrolments: readonly string[], startsAt: string): Promise<string> => {
    const session = newId()
    await sql(`insert into cohorts.session (id, run_id, title, state, starts_at, ends_at, mode, join_url, code, updated_at) values ($1, $2, 'Open', 'held', $3, $3::timestamptz + interval '90 minutes', 'online', 'https://meet.example', 'ACDEFG', now())`, [session, run, startsAt])
    for (const [n, enrolment] of enrolments.entries()) {
      await sql(`insert into cohorts.attendance_mark (enrolment_id, session_id, status, minutes, version, via, recorded_at) values ($1, $2, $3, $4, 1, 'register', now())`,
        [enrolment, session, ['attended', 'partial', 'absent', 'excused'][n % 4], n % 4 === 1 ? 30 : null])
    }
    return session
  }

  it('count each step in the quarter in which it was taken, in London', async () => {
    const id = await enrol(runs[0]!, councils[0]!, '2026-03-31T22:30:00Z')
    // British summer time began on 29 March: an application half an hour before midnight in London is of March, one half an hour after is of April.
    const next = await enrol(runs[0]!, councils[0]!, '2026-03-31T23:30:00Z')
    await move(id, 'offered', '2026-04-10T09:00:00Z')
    await move(id, 'active', '2026-04-20T09:00:00Z')
    await attend(runs[0]!, [id, next], '2026-05-05T09:00:00Z')
    await test.get(ActivityService).changed('cohorts', [id, next])
    expect(await whole()).toEqual([
      expect.objectContaining({ quarter: '2026-01-01', applied: 1, offered: 0, meetings: 0 }),
      expect.objectContaining({ quarter: '2026-04-01', applied: 1, offered: 1, started: 1, completed: 0, meetings_due: 2, meetings: 2, minutes: 120 }),
    ])
  })

  it('kept by events are exactly what a full rebuild makes, after many changes, told twice, late and in any order', async () => {
    const random = seededRandom(20_261_122)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
    const day = (): string => `2026-${String(1 + Math.floor(random() * 9)).padStart(2, '0')}-15T09:00:00Z`
    const all: string[] = []
    const told: string[] = []
    for (let n = 0; n < 60; n++) {
      const id = await enrol(pick(runs), pick(councils), day())
      all.push(id)
      told.push(id)
    }
    for (let n = 0; n < 150; n++) {
      const id = pick(all)
      if (random() < 0.6) await move(id, pick(STATES), day())
      else if (random() < 0.5) await sql('update cohorts.enrolment set organisation_id = $2 where id = $1', [id, pick(councils)])
      else await attend(pick(runs), [id], day())
      told.push(id, ...(random() < 0.3 ? [id] : []))
      // Some of what was told is worked off between the changes, in no order.
      if (random() < 0.2) await test.get(ActivityService).changed('cohorts', told.splice(0).toSorted(() => random() - 0.5))
    }
    await test.get(ActivityService).changed('cohorts', told)
    const kept = await whole()
    expect(await test.get(ActivityService).rebuild('cohorts')).toEqual({ cells: kept.length, agreed: true })
    expect(await whole()).toEqual(kept)
  })

  it('that were tampered with are found out and put right by a rebuild', async () => {
    const kept = await whole()
    await sql(`update reports.activity_cell set started = started + 1 where strand = 'cohorts'`)
    expect(await test.get(ActivityService).rebuild('cohorts')).toMatchObject({ agreed: false })
    expect(await whole()).toEqual(kept)
  })

  it('stay as they were when a rebuild ends in the middle', async () => {
    const kept = await whole()
    await expect(test.get(ActivityService).rebuild('cohorts', () => Promise.reject(new Error('killed')))).rejects.toThrow('killed')
    expect(await whole()).toEqual(kept)
  })

  it('are refreshed by one at a time, and what changed meanwhile is not lost', async () => {
    const holder = new Client({ connectionString: test.database.url })
    await holder.connect()
    try {
      await holder.query('begin')
      await holder.query(`select pg_advisory_xact_lock(hashtextextended('reports.activity.cohorts', 0))`)
      const id = await enrol(runs[1]!, councils[1]!, '2026-02-02T09:00:00Z')
      const before = await whole()
      let done = false
      const refresh = test.get(ActivityService).changed('cohorts', [id]).then(() => { done = true })
      await new Promise((resolve) => setTimeout(resolve, 300))
      expect(done).toBe(false)
      expect(await whole()).toEqual(before)
      expect(await test.get(ActivityService).waiting('cohorts')).toBe(1)
      await holder.query('commit')
      await refresh
      expect(await test.get(ActivityService).waiting('cohorts')).toBe(0)
      expect(await whole()).not.toEqual(before)
    } finally {
      await holder.end()
    }
  })

  describe('are published on counting days', () => {
    const spring = quarterOf(plainDate('2026-04-01'))
    const number = async () => (await test.get(ActivityReleasesService).current('cohorts', [spring]))[0]?.number
    const joiner = async () => test.get(ActivityService).changed('cohorts', [await enrol(runs[0]!, councils[1]!, '2026-05-05T09:00:00Z')])

    it('not before the first', async () => {
      test.clock.moveTo(new Date('2026-07-06T22:59:00Z'))
      expect(await number()).toBeUndefined()
    })

    it('once, whoever asks, and within what the rounding allows', async () => {
      test.clock.moveTo(new Date('2026-07-06T23:01:00Z'))
      const [first] = await test.get(ActivityReleasesService).current('cohorts', [spring])
      expect(first).toMatchObject({ quarter: '2026-Q2', number: 1, release: { method: 'controlled_rounding', audit: { passed: true } } })
      expect(await Promise.all([number(), number()])).toEqual([1, 1])
      const sum = (await test.get(ActivityReportService).base('cohorts', '2026-04-01')).reduce((n, { applied }) => n + applied, 0)
      const shown = first!.release.tables.find(({ key }) => key === 'nation')!.cells.find(({ at }) => at[2] === 'applied')!.figure
      expect(typeof shown === 'number' && shown % 5 === 0 && Math.abs(shown - sum) <= 9).toBe(true)
    })

    it('and not again when somebody joins, until the next, and then only if something changed', async () => {
      await joiner()
      expect(await number()).toBe(1)
      test.clock.moveTo(new Date('2026-08-03T12:00:00Z'))
      expect(await number()).toBe(1)
      test.clock.moveTo(new Date('2026-08-04T12:00:00Z'))
      expect(await Promise.all([number(), number()])).toEqual([2, 2])
      test.clock.moveTo(new Date('2026-10-10T12:00:00Z'))
      expect(await number()).toBe(2)
      // Time spent is not published: it makes no release.
      await sql(`update reports.activity_cell set minutes = minutes + 1 where strand = 'cohorts'`)
      test.clock.moveTo(new Date('2026-11-10T12:00:00Z'))
      expect(await number()).toBe(2)
      await test.get(ActivityService).rebuild('cohorts')
    })

    it('and the true counts beneath them are gone after two years, while figures stay and later ones are protected all the same', async () => {
      const left = async () => (await test.get(Database).rows<{ counted: boolean }>(`select counts is not null as counted from reports.activity_release where strand = 'cohorts' and quarter = '2026-Q2' order by number`)).map(({ counted }) => counted)
      test.clock.moveTo(new Date('2028-07-07T09:00:00Z'))
      await test.get(ActivityReleasesService).forgetCounts()
      expect(await left()).toEqual([true, true])
      test.clock.moveTo(new Date('2028-07-08T09:00:00Z'))
      await test.get(ActivityReleasesService).forgetCounts()
      expect(await left()).toEqual([false, true])
      await joiner()
      expect(await number()).toBe(3)
    })
  })

  describe('give targets their figures', () => {
    const compute = (key: string, area: Area, baselineOn: string, on = '2026-10-10') =>
      test.get(ActivitySources).sources.find((source) => source.key === key)!.compute({ area, on: plainDate(on), baselineOn: plainDate(baselineOn), parameters: {} })
    const shownIn = async (quarters: readonly string[], table: string, at: (cell: readonly string[]) => boolean) =>
      (await test.get(ActivityReleasesService).current('cohorts', quarters.map(quarter))).flatMap(({ release }) => release.tables.find(({ key }) => key === table)!.cells.filter((cell) => at(cell.at))).reduce((sum, { figure }) => sum + Number(figure), 0)

    it('that are the sums of what reports show, from the first quarter after the baseline to the last that is over', async () => {
      const all = ['2026-Q1', '2026-Q2', '2026-Q3']
      const nation = await compute('cohorts.started', NATION, '2025-12-31')
      expect(nation).toMatchObject({ value: await shownIn(all, 'nation', (at) => at[2] === 'started'), denominator: null, protectedBy: 'controlled_rounding', why: expect.stringContaining('2026-Q3') })
      expect(nation.value).toBeGreaterThan(0)
      expect((await compute('cohorts.started', NATION, '2026-01-01')).value).toBe(await shownIn(all.slice(1), 'nation', (at) => at[2] === 'started'))
      expect((await compute('cohorts.started', NATION, '2026-09-30')).value).toBe(0)
      expect((await compute('cohorts.started', { kind: 'region', region: 'Wales' }, '2025-12-31')).value).toBe(await shownIn(all, 'regions', (at) => at[0] === 'region:Wales' && at[2] === 'started'))
    })

    it('by who runs the programmes, for Centres; and not for single organisations', async () => {
      const [runsAll, runsNone] = [await compute('cohorts.started', { kind: 'centre', organisationId: councils[0]! }, '2025-12-31'), await compute('cohorts.started', { kind: 'centre', organisationId: councils[1]! }, '2025-12-31')]
      expect(runsAll.value).toBe((await compute('cohorts.started', NATION, '2025-12-31')).value)
      expect(runsNone.value).toBe(0)
      expect(await compute('cohorts.started', { kind: 'organisation', organisationId: councils[0]! }, '2025-12-31')).toMatchObject({ value: null, why: 'Figures of single organisations are not published.' })
    })

    it('by programme, from the same releases', async () => {
      const parts = await test.get(ActivitySources).sources.find(({ key }) => key === 'cohorts.started')!.breakdown!({ area: NATION, on: plainDate('2026-10-10'), baselineOn: plainDate('2025-12-31'), parameters: {} }, 'programme')
      expect(parts.map(({ title }) => title).toSorted()).toEqual(['Programme 1', 'Programme 2'])
      for (const { key, value } of parts) expect(value.value).toBe(await shownIn(['2026-Q1', '2026-Q2', '2026-Q3'], 'scopes', (at) => at[1] === key && at[2] === 'started'))
      expect(parts.some(({ value }) => (value.value ?? 0) > 0)).toBe(true)
    })

    it('as a share only where enough came to an end', async () => {
      const ended: string[] = []
      for (let n = 0; n < 40; n++) {
        const id = await enrol(runs[0]!, councils[n % 2]!, '2026-05-05T09:00:00Z')
        await move(id, n % 4 === 0 ? 'withdrawn' : 'completed', '2026-06-15T09:00:00Z')
        ended.push(id)
      }
      await test.get(ActivityService).changed('cohorts', ended)
      test.clock.moveTo(new Date('2028-08-05T09:00:00Z'))
      const share = await compute('cohorts.completion_share', NATION, '2025-12-31')
      expect(share.value).toBeGreaterThan(40)
      expect(share.value).toBe(Math.round((1_000 * share.numerator!) / share.denominator!) / 10)
      expect(await compute('mentoring.completion_share', NATION, '2025-12-31')).toMatchObject({ value: null, why: expect.stringContaining('too few') })
    })
  })
})
