import { Client } from 'pg'
import { z } from 'zod'
import { NATION, newId, type OrganisationId, plainDate, type Result } from '#kernel'
import type { Actor } from '#platform/access'
import { Database } from '#platform/database'
import { createTestApp, eventually, Seed, type SeededPerson, type TestApp } from '#testing'
import type { IndicatorValue, TargetId } from '#workforce'
import type { ReportRunId } from '../../domain/ids.js'
import { ReportsTestModule, testSources } from '../../testing/reports-test.module.js'
import { ReportComputer } from '../compute/report-computer.js'
import { ReportStandingsModule } from '../standings/standings.module.js'
import { ReportTargetStandings } from '../standings/report-target-standings.js'
import { ReportCadence } from './report-cadence.service.js'
import { quarterDueOn, ReportSchedule } from './report-schedule.js'
import { ReportsService } from './reports.service.js'
import { SnapshotsService } from './snapshots.service.js'

const value = <T>(result: Result<T, unknown>): T => {
  if (result.ok) return result.value
  throw new Error(JSON.stringify(result.error))
}

describe('reports', () => {
  let test: TestApp
  let institute: OrganisationId
  let council: OrganisationId
  let analyst: SeededPerson
  let outsider: SeededPerson
  let figure: (on: string) => number | null
  const asOf = plainDate('2026-03-31')
  const reports = () => test.get(ReportsService)
  const snapshots = () => test.get(SnapshotsService)
  const as = (who: SeededPerson) => test.ctx(who.actor)
  const visitor: Actor = { kind: 'anonymous' }
  const job = (signal = new AbortController().signal) => ({ ctx: test.ctx(), signal, progress: () => Promise.resolve() })
  const compute = (id: ReportRunId) => test.get(ReportComputer).compute(id, job())
  const request = async (day = asOf) => value(await reports().request(as(analyst), NATION, { planId: null, asOf: day, quarterly: true }))
  const sql = (text: string, values: readonly unknown[] = []) => test.get(Database).run(text, values)

  beforeAll(async () => {
    testSources.push({
      key: 'test.figure', title: 'A figure', describes: { numerator: 'Whatever', denominator: null }, unit: 'count', breakdowns: ['region'], parameters: z.object({}), areas: ['nation', 'region'],
      compute: ({ on, area }): Promise<IndicatorValue> => Promise.resolve({ value: area.kind === 'region' ? area.region.length : figure(on), numerator: figure(on), denominator: null, coverage: null, bounds: null, why: figure(on) === null ? 'Nothing was counted yet.' : null, recordsHash: `h${figure(on)}`, protectedBy: 'none' }),
    })
    test = await createTestApp({ imports: [ReportsTestModule, ReportStandingsModule], now: '2026-04-07T09:00:00Z' })
    const seed = new Seed(test.get(Database).pool)
    institute = await seed.organisation({ name: 'Institute', kind: 'institute' })
    council = await seed.organisation({ name: 'Borchester', region: 'Wales' })
    analyst = await seed.person({ roles: [['workforce_analyst', institute]] })
    outsider = await seed.person({ roles: [['workforce_analyst', council]] })
    await aNationalTarget()
  })
  afterAll(async () => {
    testSources.length = 0
    await test.close()
  })
  beforeEach(() => { figure = (on) => Math.max(0, Number(on.slice(5, 7)) / 3 + 4 * (Number(on.slice(0, 4)) - 2025)) })

  /** From 0 on 1 January 2025 to at least 10 by the end of 2029, in a straight line. */
  async function aNationalTarget(): Promise<void> {
    const [plan, version, target, indicator, indicatorVersion] = [newId(), newId(), newId(), newId(), newId()]
    await sql(`insert into workforce.indicator (id, key, title, organisation_id, created_at) values ($1, 'figure', 'A figure', $2, now())`, [indicator, institute])
    await sql(`insert into workforce.indicator_version (id, indicator_id, number, title, definition, numerator, denominator, unit, direction, source_key, parameters, breakdowns, formula_version, change_note, created_at)
      values ($1, $2, 1, 'A figure', 'What counts', 'Whatever', null, 'count', 'at_least', 'test.figure', '{}', '{}', '1', 'First', now())`, [indicatorVersion, indicator])
    await sql(`insert into workforce.plan (id, scope, area_key, created_at) values ($1, 'national', 'nation', now())`, [plan])
    await sql(`insert into workforce.plan_version (id, plan_id, number, state, title, narrative, content_hash, published_at, created_at, updated_at) values ($1, $2, 1, 'published', 'National plan', 'For all', 'h', now(), now(), now())`, [version, plan])
    await sql(`insert into workforce.target (id, plan_id, code, created_at) values ($1, $2, 'figure', now())`, [target, plan])
    await sql(`insert into workforce.target_version (id, version_id, target_id, position, disposition, title, narrative, indicator_version_id, direction, baseline_value, baseline_on, target_value, due_on, breakdowns, rag, checkpoints)
      values ($1, $2, $3, 0, 'own', 'Ten of them', 'Why', $4, 'at_least', 0, '2025-01-01', 10, '2029-12-31', '{region,programme}', '{"rule": "linear", "tolerancePercent": 10}', '[]')`, [newId(), version, target, indicatorVersion])
  }

  const latest = async () => (await snapshots().list(as(analyst), await nationId(), 1, null))[0]!
  const nationId = async () => (await reports().page(as(analyst), 10, null)).rows[0]!.id

  it('are computed into a provisional snapshot: figures since the baseline, path, forecast with interval, rating', async () => {
    const run = await request()
    await compute(run)
    expect(await reports().run(as(analyst), run)).toMatchObject({ state: 'done', problem: null })
    const snapshot = await snapshots().byId(as(analyst), (await latest()).id)
    expect(snapshot).toMatchObject({ number: 1, asOf, state: 'provisional', changes: null })
    const [glance, story, byRegion, ...more] = snapshot.content.sections[0]!.tables
    // Five quarters on, a quarter of the way: the figure is 5, the path asks for 2.5.
    expect(glance!.rows).toEqual([['Ten of them', asOf, 5, 2.5, 10, '2029-12-31', 'number', 'On track (green)', { from: expect.any(Number), to: expect.any(Number) }, 'Likely to be met']])
    expect(story!.rows.slice(0, 5).map(([on, value]) => [on, value])).toEqual([['2025-03-31', 1], ['2025-06-30', 2], ['2025-09-30', 3], ['2025-12-31', 4], [asOf, 5]])
    expect(story!.rows.at(-1)![0]).toBe('2029-12-31')
    expect(snapshot.inputs.map(({ key }) => key)).toEqual(['engine', 'formula:figure', 'records:figure', 'records:figure:region', 'target:figure'])
    // What the target asks for and the source does not tell is said in words.
    expect(byRegion).toMatchObject({ key: 'by-region-of-figure', title: 'Ten of them, by region', chart: { kind: 'bars' } })
    expect(byRegion!.rows).toContainEqual(['Wales', 5, null, null])
    expect([story!.notes.filter((note) => note.includes('not told by programme')).length, more]).toEqual([1, []])
  })

  it('computed again from the same records are the same snapshot', async () => {
    await compute(await request())
    expect(await latest()).toMatchObject({ number: 1, state: 'provisional' })
  })

  it('computed anew while provisional take its place; made final they stay as they are, whoever tries', async () => {
    figure = (on) => (on >= '2026-03-31' ? 6 : 2)
    await compute(await request())
    const second = await latest()
    expect(second).toMatchObject({ number: 2, state: 'provisional' })
    expect(value(await snapshots().settle(as(analyst), second.id))).toBe(second.id)
    expect(await latest()).toMatchObject({ number: 2, state: 'final', finalisedById: analyst.id })
    expect(await snapshots().settle(as(analyst), second.id)).toMatchObject({ ok: false, error: [{ code: 'NOT_PROVISIONAL' }] })
    for (const change of [`update reports.snapshot set content = '{}' where id = $1`, `update reports.snapshot set state = 'provisional', finalised_at = null where id = $1`, 'delete from reports.snapshot where id = $1']) {
      await expect(sql(change, [second.id])).rejects.toThrow('is final and cannot be changed')
    }
  })

  it('put right later become a revision beside the final one, which says what changed and why', async () => {
    figure = (on) => (on >= '2026-03-31' ? 7 : 2)
    await compute(await request())
    const third = await latest()
    value(await snapshots().settle(as(analyst), third.id))
    const revised = await snapshots().byId(as(analyst), third.id)
    expect(revised).toMatchObject({ number: 3, state: 'revised' })
    expect(revised.changes!.figures).toContainEqual({ table: 'Targets at a glance', row: 'Ten of them', column: 'Figure', kind: 'count', before: 6, after: 7 })
    expect(revised.changes!.why).toEqual(['Records behind “Ten of them”: records were added or put right.', 'Records behind “Ten of them”, by region: records were added or put right.'])
    expect((await snapshots().list(as(analyst), await nationId(), 10, null)).map(({ number, state }) => [number, state])).toEqual([[3, 'revised'], [2, 'final']])
  })

  it('tell the plan where its target stands: by what is settled, not by what was found since', async () => {
    const [{ id: targetId }] = await test.get(Database).rows<{ id: TargetId }>('select id from workforce.target') as [{ id: TargetId }]
    const standing = async () => (await test.get(ReportTargetStandings).of([{ targetId, area: NATION }])).get(targetId)
    const settled = { on: asOf, value: 7, expected: expect.closeTo(2.5, 1), rag: 'green', status: 'revised', coverage: null, note: expect.stringMatching(/^If nothing changes, it will lie between .* on 31 December 2029 .*: /) }
    expect(await standing()).toMatchObject(settled)
    test.clock.moveTo(new Date('2026-04-07T09:30:00Z'))
    figure = () => 1
    await compute(await request())
    expect(await latest()).toMatchObject({ number: 4, state: 'provisional' })
    expect(await standing()).toMatchObject(settled)
    expect((await test.get(ReportTargetStandings).of([{ targetId, area: { kind: 'region', region: 'Wales' } }, { targetId: newId<TargetId>(), area: NATION }])).size).toBe(0)
  })

  it('asked for twice at once are one run, and computed twice at once one snapshot', async () => {
    const day = plainDate('2026-03-30')
    const [one, other] = await Promise.all([request(day), request(day)])
    expect(one).toBe(other)
    await Promise.all([compute(one), compute(one), compute(other)])
    const made = await test.get(Database).rows(`select number from reports.snapshot where as_of = $1`, [day])
    expect(made).toHaveLength(1)
    expect(await reports().run(as(analyst), one)).toMatchObject({ state: 'done' })
  })

  it('wait for whoever holds the report, and write nothing until then', async () => {
    const day = plainDate('2026-03-29')
    const run = await request(day)
    const holder = new Client({ connectionString: test.database.url })
    await holder.connect()
    try {
      await holder.query('begin')
      await holder.query('select from reports.report where id = $1 for update', [await nationId()])
      let done = false
      const computing = compute(run).then(() => { done = true })
      await new Promise((resolve) => setTimeout(resolve, 300))
      expect(done).toBe(false)
      await holder.query('commit')
      await computing
      expect(await reports().run(as(analyst), run)).toMatchObject({ state: 'done' })
    } finally {
      await holder.end()
    }
  })

  it('whose worker ends in the middle leave nothing behind, and are whole when another takes over', async () => {
    const day = plainDate('2026-03-28')
    const run = await request(day)
    const ends = new AbortController()
    figure = (on) => {
      if (on === day) ends.abort()
      return 1
    }
    await expect(test.get(ReportComputer).compute(run, job(ends.signal))).rejects.toThrow('The worker stopped')
    expect(await test.get(Database).rows('select from reports.snapshot where as_of = $1', [day])).toEqual([])
    expect(await reports().run(as(analyst), run)).toMatchObject({ state: 'computing', attempt: 1 })
    expect(await test.get(ReportSchedule).waiting(test.ctx())).toEqual({ queued: 0, computing: 1, stuck: 0 })
    test.clock.moveTo(new Date('2026-04-07T10:00:00Z'))
    expect(await test.get(ReportSchedule).waiting(test.ctx())).toMatchObject({ stuck: 1 })
    await test.get(ReportSchedule).sweep(test.ctx())
    expect(await test.get(ReportSchedule).waiting(test.ctx())).toMatchObject({ stuck: 0 })
    await compute(run)
    expect(await reports().run(as(analyst), run)).toMatchObject({ state: 'done', attempt: 2 })
    expect(await test.get(Database).rows('select from reports.snapshot where as_of = $1', [day])).toHaveLength(1)
  })

  it('whose database goes away in the middle have not failed: the job is told to try again, and does', async () => {
    const day = plainDate('2026-03-26')
    const run = await request(day)
    const holder = new Client({ connectionString: test.database.adminUrl })
    await holder.connect()
    try {
      await holder.query(`select pg_advisory_lock(hashtextextended('reports.activity-release.cohorts.2025-Q4', 0))`)
      const computing = expect(compute(run)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
      await eventually(async () => expect((await holder.query(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and not granted`)).rowCount).toBe(1))
      await computing
    } finally {
      await holder.end()
    }
    expect(await reports().run(as(analyst), run)).toMatchObject({ state: 'computing', attempt: 1, problem: null })
    await compute(run)
    expect(await reports().run(as(analyst), run)).toMatchObject({ state: 'done', attempt: 2 })
  })

  it('that fail say so and can be tried again; cancelled ones keep nothing', async () => {
    const day = plainDate('2026-03-27')
    const run = await request(day)
    figure = () => { throw new Error('broken source') }
    await compute(run)
    expect(await reports().run(as(analyst), run)).toMatchObject({ state: 'failed', problem: expect.stringContaining('Try it again') })
    value(await reports().retry(as(analyst), run))
    figure = () => 3
    value(await reports().cancel(as(analyst), run))
    await compute(run)
    expect(await reports().run(as(analyst), run)).toMatchObject({ state: 'cancelled' })
    expect(await reports().cancel(as(analyst), run)).toMatchObject({ ok: false, error: [{ code: 'RUN_OVER' }] })
    value(await reports().retry(as(analyst), run))
    figure = (on) => {
      if (on === day) void sql('update reports.report_run set cancel_requested_at = now() where id = $1', [run])
      return 3
    }
    await compute(run)
    expect(await reports().run(as(analyst), run)).toMatchObject({ state: 'cancelled' })
    expect(await test.get(Database).rows('select from reports.snapshot where as_of = $1', [day])).toEqual([])
  })

  it('are refused for days that are not over, and for too many at once', async () => {
    expect(await reports().request(as(analyst), NATION, { planId: null, asOf: plainDate('2026-04-07'), quarterly: false })).toMatchObject({ ok: false, error: [{ code: 'DAY_NOT_OVER', field: 'asOf' }] })
    await sql(`update reports.report_run set state = 'cancelled' where state = 'queued'`)
    for (let n = 1; n <= 10; n++) await request(plainDate(`2026-02-${String(n).padStart(2, '0')}`))
    expect(await reports().request(as(analyst), NATION, { planId: null, asOf: plainDate('2026-02-11'), quarterly: false })).toMatchObject({ ok: false, error: [{ code: 'TOO_MANY_WAITING' }] })
    await sql(`update reports.report_run set state = 'cancelled' where state = 'queued'`)
  })

  it('are made for the nation by its plan\'s owners alone, and read when final by everybody', async () => {
    const id = await nationId()
    const [, run] = [0, (await reports().runsOf(as(analyst), id, 1))[0]!]
    const final = (await snapshots().latest({ ...test.ctx(), actor: visitor }, id))!
    expect(final.state).toBe('revised')
    for (const ctx of [as(outsider), { ...test.ctx(), actor: visitor }]) {
      expect(await reports().byId(ctx, id)).toMatchObject({ id, viewerCanMake: false })
      expect((await snapshots().list(ctx, id, 50, null)).every(({ finalisedAt }) => finalisedAt !== null)).toBe(true)
      expect((await reports().page(ctx, 10, null)).rows.map((report) => report.id)).toEqual([id])
    }
    const refused = { code: 'NOT_FOUND' }
    await expect(reports().run(as(outsider), run.id)).rejects.toMatchObject(refused)
    await expect(reports().runsOf(as(outsider), id, 5)).rejects.toMatchObject(refused)
    await expect(reports().cancel(as(outsider), run.id)).rejects.toMatchObject(refused)
    await expect(reports().retry(as(outsider), run.id)).rejects.toMatchObject(refused)
    const provisional = (await snapshots().list(as(analyst), id, 50, null)).find(({ state }) => state === 'provisional')!
    await expect(snapshots().byId(as(outsider), provisional.id)).rejects.toMatchObject(refused)
    await expect(snapshots().settle(as(outsider), final.id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(reports().request(as(outsider), NATION, { planId: null, asOf, quarterly: false })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(reports().request(as(analyst), NATION, { planId: newId(), asOf, quarterly: false })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(reports().request({ ...test.ctx(), actor: visitor }, NATION, { planId: null, asOf, quarterly: false })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it('of an organisation are its own people\'s alone', async () => {
    const run = value(await reports().request(as(outsider), { kind: 'organisation', organisationId: council }, { planId: null, asOf, quarterly: false }))
    await compute(run)
    const { reportId } = await reports().run(as(outsider), run)
    const [snapshot] = await snapshots().list(as(outsider), reportId, 1, null)
    value(await snapshots().settle(as(outsider), snapshot!.id))
    const stranger = await new Seed(test.get(Database).pool).person({ roles: [['learner', council]] })
    // Whoever runs Waymark is a stranger to an organisation's figures, too.
    const admin = await new Seed(test.get(Database).pool).person({ email: 'admin@example.org', roles: [['platform_admin', institute]] })
    await expect(reports().request(as(admin), { kind: 'organisation', organisationId: council }, { planId: null, asOf, quarterly: false })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    for (const ctx of [as(stranger), as(analyst), as(admin), { ...test.ctx(), actor: visitor }]) {
      await expect(reports().byId(ctx, reportId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(snapshots().byId(ctx, snapshot!.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      expect((await reports().page(ctx, 10, null)).rows.map(({ id }) => id)).not.toContain(reportId)
    }
    expect(await reports().byId(as(outsider), reportId)).toMatchObject({ viewerCanMake: true })
    await expect(reports().request(as(outsider), { kind: 'region', region: 'Atlantis' }, { planId: null, asOf, quarterly: false })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('are begun and ended as a schedule by those who make them, whether they were there before or not', async () => {
    const [id, cadences, ctx] = [await nationId(), test.get(ReportCadence), as(analyst)]
    const cadence = async () => (await reports().byId(ctx, id)).cadence
    const changes = () => test.get(Database).one<{ n: number }>(`select count(*)::int as n from audit.entry where action = 'report:schedule'`)
    const { n: before } = await changes()
    for (const quarterly of [true, false]) {
      await expect(cadences.set(as(outsider), id, quarterly)).rejects.toMatchObject({ code: 'FORBIDDEN' })
      await expect(cadences.set({ ...test.ctx(), actor: visitor }, id, quarterly)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
      await expect(cadences.set(ctx, newId(), quarterly)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    for (const _ of [1, 2]) value(await cadences.set(ctx, id, false))
    expect([await cadence(), await changes()]).toEqual(['on_demand', { n: before + 1 }])
    test.clock.moveTo(new Date('2026-05-05T04:30:00Z'))
    const asked = (await reports().runsOf(ctx, id, 50)).length
    await test.get(ReportSchedule).daily(test.ctx())
    expect((await reports().runsOf(ctx, id, 50)).length).toBe(asked)
    // Asking for it begins the schedule of a report that is there; asking without leaves it as it is.
    const ask = async (quarterly: boolean) => reports().cancel(ctx, value(await reports().request(ctx, NATION, { planId: null, asOf: plainDate('2026-03-01'), quarterly })))
    value(await ask(true))
    value(await ask(false))
    expect([await cadence(), await changes()]).toEqual(['quarterly', { n: before + 2 }])
    // An organisation's own report is not there for strangers, and a public one without anything final is not either.
    const own = (await test.get(Database).one<{ id: string }>(`select id from reports.report where organisation_id = $1`, [council])).id
    await expect(cadences.set(ctx, own, true)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const { reportId } = await reports().run(ctx, value(await reports().request(ctx, { kind: 'region', region: 'Wales' }, { planId: null, asOf, quarterly: false })))
    await expect(cadences.set(as(outsider), reportId, true)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    for (const [table, column] of [['report_run', 'report_id'], ['report', 'id']]) await sql(`delete from reports.${table} where ${column} = $1`, [reportId])
  })

  it('are computed a week after a quarter and four weeks later, and final after four more', async () => {
    expect([quarterDueOn(plainDate('2026-04-07')), quarterDueOn(plainDate('2026-05-05')), quarterDueOn(plainDate('2026-04-08'))]).toEqual([asOf, asOf, undefined])
    figure = () => 9
    test.clock.moveTo(new Date('2026-05-05T04:30:00Z'))
    await test.get(ReportSchedule).daily(test.ctx())
    const [run] = await reports().runsOf(as(analyst), await nationId(), 1)
    expect(run).toMatchObject({ asOf, state: 'queued', requestedById: null })
    await compute(run!.id)
    const due = (await snapshots().list(as(analyst), await nationId(), 1, null))[0]!
    expect(due.state).toBe('provisional')
    test.clock.moveTo(new Date('2026-06-03T04:30:00Z'))
    await test.get(ReportSchedule).daily(test.ctx())
    expect(await snapshots().byId(as(outsider), due.id)).toMatchObject({ state: 'revised', finalisedById: null })
  })
})
