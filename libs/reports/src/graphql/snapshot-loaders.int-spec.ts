import { createHash } from 'node:crypto'
import { newId, type OrganisationId } from '#kernel'
import type { Ctx } from '#platform/access'
import { Database } from '#platform/database'
import { Loaders, PageArgs } from '#platform/graphql'
import { createTestApp, Seed, type SeededPerson, type TestApp } from '#testing'
import { PublishingModule } from '../application/publishing/publishing.module.js'
import { ReportsModule } from '../application/reports/reports.module.js'
import type { ReportId } from '../domain/ids.js'
import { aReport } from '../testing/a-publication.js'
import { ReportResolver } from './report.resolver.js'
import { SnapshotResolver } from './snapshot.resolver.js'

const MANY = 12
const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')

describe('a list of reports or snapshots', () => {
  let test: TestApp
  let [institute, council] = [] as unknown as [OrganisationId, OrganisationId]
  let [analyst, outsider] = [] as unknown as [SeededPerson, SeededPerson]
  const nation = newId<ReportId>()
  const sql = (text: string, values: readonly unknown[] = []) => test.get(Database).run(text, values)
  const as = (who?: SeededPerson): Ctx => ({ ...test.ctx(), actor: who?.actor ?? { kind: 'anonymous' } })

  async function report(id: ReportId, areaKey: string, organisationId: string | null): Promise<void> {
    await sql(`insert into reports.report (id, area_key, organisation_id, cadence, title, next_number, created_at) values ($1, $2, $3, 'on_demand', $4, 50, now())`, [id, areaKey, organisationId, `Progress of ${areaKey}`])
  }
  async function snapshot(reportId: ReportId, number: number, state: 'provisional' | 'final'): Promise<void> {
    const content = { ...aReport, title: `Report ${number}` }
    await sql(
      `insert into reports.snapshot (id, report_id, number, as_of, state, content, content_hash, inputs, inputs_hash, engine_version, computed_at, finalised_at)
       values ($1, $2, $3, date '2020-01-01' + $3::int, $4, $5, $6, '[]', 'i', '1', now(), case $4 when 'final' then now() end)`, [newId(), reportId, number, state, JSON.stringify(content), hash(content)])
  }
  /** Connections taken for `work`: each statement outside a transaction takes one. */
  async function statements(work: () => Promise<unknown>): Promise<number> {
    const spy = jest.spyOn(test.get(Database).pool, 'connect')
    try {
      await work()
      return spy.mock.calls.length
    } finally {
      spy.mockRestore()
    }
  }

  beforeAll(async () => {
    test = await createTestApp({ imports: [ReportsModule, PublishingModule], providers: [ReportResolver, SnapshotResolver] })
    const seed = new Seed(test.get(Database).pool)
    institute = await seed.organisation({ name: 'Institute', kind: 'institute' })
    council = await seed.organisation({ name: 'Borchester' })
    analyst = await seed.person({ roles: [['workforce_analyst', institute]] })
    outsider = await seed.person({ roles: [['workforce_analyst', council]] })
    await report(nation, 'nation', null)
    for (let number = 1; number <= MANY; number++) await snapshot(nation, number, number === MANY ? 'provisional' : 'final')
    for (const region of ['Wales', 'London', 'East Midlands']) {
      const id = newId<ReportId>()
      await report(id, `region:${region}`, null)
      await snapshot(id, 1, 'final')
    }
    const own = newId<ReportId>()
    await report(own, `organisation:${council}`, council)
    await snapshot(own, 1, 'final')
  })
  afterAll(() => test.close())

  it('reads what snapshots say once, whichever and however many of their fields are asked for', async () => {
    const resolver = test.get(SnapshotResolver)
    const ctx = as()
    const rows = await resolver.reportSnapshots(ctx, { reportId: nation, first: 50 })
    expect(rows.map(({ number }) => number)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
    let titles: readonly string[] = []
    const ask = async (of: typeof rows) => {
      const loaders = new Loaders(ctx)
      const fields = of.map((row) => [resolver.title(row, loaders), resolver.summary(row, loaders), resolver.sections(row, loaders), resolver.inputs(row, loaders), resolver.changes(row, loaders)] as const)
      titles = await Promise.all(fields.map(([title]) => title))
      await Promise.all(fields.flat())
    }
    const forOne = await statements(() => ask(rows.slice(0, 1)))
    expect(await statements(() => ask(rows))).toBe(forOne)
    expect(titles).toEqual(rows.map(({ number }) => `Report ${number}`))
  })

  it('does not tell by the way of a loader what is not for the asker', async () => {
    const resolver = test.get(SnapshotResolver)
    const provisional = (await test.get(Database).rows<never>(`select id, report_id as "reportId" from reports.snapshot where state = 'provisional'`))[0]!
    const own = (await test.get(Database).rows<never>('select s.id, s.report_id as "reportId" from reports.snapshot s join reports.report r on r.id = s.report_id where r.organisation_id is not null'))[0]!
    for (const hidden of [provisional, own]) await expect(resolver.title(hidden, new Loaders(as()))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await resolver.title(own, new Loaders(as(outsider)))).toBe('Report 1')
  })

  it('asks for the newest snapshots of all reports at once, and for who makes them', async () => {
    const resolver = test.get(ReportResolver)
    const all = (await resolver.reports(as(outsider), Object.assign(new PageArgs(), { first: 50 }))).edges.map(({ node }) => node)
    expect(all).toHaveLength(5)
    let found: readonly (readonly [unknown, boolean])[] = []
    const ask = (who: SeededPerson | undefined, of: typeof all) => async () => {
      const loaders = new Loaders(as(who))
      found = await Promise.all(of.map((one) => Promise.all([resolver.latestSnapshot(one, loaders), resolver.viewerCanMake(one, loaders)])))
    }
    for (const who of [undefined, analyst]) {
      const forOne = await statements(ask(who, all.slice(0, 1)))
      expect(await statements(ask(who, all))).toBe(forOne)
    }
    await ask(outsider, all)()
    const shown = Object.fromEntries(all.map(({ areaKey }, at) => [areaKey.split(':')[1] ?? areaKey, [(found[at]![0] as { number?: number } | null)?.number, found[at]![1]]]))
    expect(shown).toEqual({ nation: [11, false], Wales: [1, false], London: [1, false], 'East Midlands': [1, false], [council]: [1, true] })
    await ask(undefined, all)()
    expect(found.filter(([newest]) => newest === null)).toHaveLength(1)
  })
})
