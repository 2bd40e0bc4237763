import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { readOds, readXlsx } from 'hucre'
import { newId, type OrganisationId } from '#kernel'
import type { SeededPerson } from '#testing'
import { Visitor } from '../../apps/web/src/support/web-testing.js'
import { aReport } from '../../libs/reports/src/testing/a-publication.js'
import { PageVisitor, textOf } from '../support/page-visitor.js'
import { startTestWeb, type TestWeb } from '../support/test-web.js'

const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')
const FIRST = '/open-data/nation/2026-03-31/1'

describe('progress reports over HTTP', () => {
  let web: TestWeb
  let [council, institute] = [] as unknown as [OrganisationId, OrganisationId]
  let [analyst, councilAnalyst, learner] = [] as unknown as [SeededPerson, SeededPerson, SeededPerson]
  const [nation, own] = [newId(), newId()]
  const visitor = new Visitor()
  const openly = (path: string, init?: RequestInit) => visitor.open(`${web.webUrl}${path}`, init)
  const api = (path: string, init?: RequestInit) => fetch(`${web.url.replace(/\/graphql$/, '')}${path}`, { redirect: 'manual', ...init })

  async function report(id: string, areaKey: string, organisationId: string | null, title: string): Promise<void> {
    await web.pool.query(`insert into reports.report (id, area_key, organisation_id, cadence, title, created_at) values ($1, $2, $3, 'on_demand', $4, now())`, [id, areaKey, organisationId, title])
  }
  async function snapshot(reportId: string, number: number, content: object, changes: object | null = null): Promise<void> {
    await web.pool.query(`insert into reports.snapshot (id, report_id, number, as_of, state, content, content_hash, inputs, inputs_hash, engine_version, changes, computed_at)
      values ($1, $2, $3, '2026-03-31', 'provisional', $4, $5, $6, $7, '1', $8, '2026-04-07T09:00:00Z')`,
    [newId(), reportId, number, JSON.stringify(content), hash(content), JSON.stringify([{ key: 'plan', kind: 'plan', label: 'The national plan', version: '3' }]), hash('inputs'), changes && JSON.stringify(changes)])
    await web.pool.query('update reports.report set next_number = $2 where id = $1', [reportId, number + 1])
  }

  beforeAll(async () => {
    web = await startTestWeb({ worker: false, now: '2026-04-10T09:00:00Z' })
    council = await web.seed.organisation({ name: 'Borchester' })
    institute = await web.seed.organisation({ kind: 'institute', name: 'Institute' })
    analyst = await web.person({ roles: [['workforce_analyst', institute]] })
    councilAnalyst = await web.person({ roles: [['workforce_analyst', council]] })
    learner = await web.person({ roles: [['learner', council]] })
  })
  afterAll(() => web.close())

  it('tell everybody that there is nothing yet', async () => {
    expect(textOf(await openly('/progress'))).toContain('Nothing is published yet')
    expect(textOf(await openly('/reports'))).toContain('There are no reports yet')
    expect(textOf(await openly('/open-data'))).toContain('Nothing is published yet')
    expect(textOf(await openly('/reports/method'))).toContain('at least five consecutive counts stay possible')
  })

  it('are asked for on a page, followed without script, and called off', async () => {
    const pages = await PageVisitor.signIn(web, analyst)
    const form = await pages.open('/reports/new')
    const day = (d: number, month: number) => ({ 'asOf-day': String(d), 'asOf-month': String(month), 'asOf-year': '2026', quarterly: 'no' })
    const next = async (fields: Record<string, string>) => pages.send(form, fields)
    const ofNation = await next({ kind: 'nation' })
    expect(textOf(ofNation)).toMatch(/What will be in the report.*Targets\. .*Equity\. .*There is no published plan yet/)
    const early = await pages.send(ofNation, day(10, 4))
    expect([early.status, textOf(early).includes('Choose a day that is over')]).toEqual([422, true])
    const nowhere = await pages.send(await next({ kind: 'region', which: 'Atlantis' }), day(31, 3))
    expect([nowhere.status, textOf(nowhere).includes('There is no such area')]).toEqual([422, true])
    const own = await next({ kind: 'organisation', which: 'Institute' })
    expect(textOf(own)).toContain('The organisation’s own true counts')
    const running = await pages.send(own, day(31, 3))
    expect(textOf(running)).toMatch(/Waiting.*As of 31 March 2026.*This page updates itself/)
    expect(running.headers.get('refresh')).toBe('3')
    const path = new URL(running.url).pathname
    expect((await pages.open(`${path}?updates=off`)).headers.get('refresh')).toBeNull()
    const stopped = await pages.send(await pages.open(`${path}/cancel`))
    expect(textOf(stopped)).toMatch(/The report will not be computed/)
    expect((await (await PageVisitor.signIn(web, councilAnalyst)).open(path)).status).toBe(404)
    const again = await pages.open(`/reports/new/figures?area=organisation:${institute}&again=yes`)
    expect([textOf(again).includes('computed again'), again.html.includes('name="which"')]).toEqual([true, false])
    expect((await pages.open('/reports/new/figures?area=nowhere')).url).toBe(`${web.webUrl}/reports/new`)
    expect(textOf(await pages.send(again, { 'asOf-day': '28', 'asOf-month': '2', 'asOf-year': '2026' }))).toMatch(/Waiting.*As of 28 February 2026/)
    expect(textOf(await next({}))).toContain('Choose what the report is about')
    expect((await (await PageVisitor.signIn(web, learner)).open('/reports/new')).status).toBe(404)
  })

  it('are for those who make them while provisional, and missing to all others', async () => {
    await report(nation, 'nation', null, aReport.title)
    await snapshot(nation, 1, aReport)
    for (const path of [`/reports/${nation}`, `/reports/${nation}/1`, `/reports/${nation}/history`, `${FIRST}/report.json`, '/open-data/nation/latest/report.json', '/open-data/nation/latest', FIRST]) expect([path, (await openly(path)).status]).toEqual([path, 404])
    const pages = await PageVisitor.signIn(web, analyst)
    const page = await pages.open(`/reports/${nation}`)
    expect(textOf(page)).toMatch(/Provisional.*As of 31 March 2026.*These figures are provisional.*Make these figures final/)
    expect(textOf(page)).toContain('It is computed only when somebody asks for it.')
    const begun = await pages.send(await pages.open(`/reports/${nation}/schedule/begin`))
    expect(textOf(begun)).toMatch(/It is computed by itself after each quarter\..*Stop computing it after each quarter/)
    expect(textOf(await pages.send(await pages.open(`/reports/${nation}/schedule/end`)))).toMatch(/Compute it after each quarter/)
    const file = await pages.open(`${FIRST}/report.json`)
    expect([file.status, file.headers.get('cache-control'), (JSON.parse(file.html) as { state: string }).state]).toEqual([200, 'private, no-store', 'provisional'])
    const outsider = await PageVisitor.signIn(web, councilAnalyst)
    for (const path of ['1/finalise', 'schedule/begin', 'schedule/end']) expect((await outsider.open(`/reports/${nation}/${path}`)).status).toBe(404)
  })

  it('are made final with a confirmation, and then open to everybody: summary, charts, tables, changes, provenance', async () => {
    const pages = await PageVisitor.signIn(web, analyst)
    const confirm = await pages.open(`/reports/${nation}/1/finalise`)
    expect(textOf(confirm)).toMatch(/cannot be taken back/)
    expect(textOf(await pages.send(confirm))).toMatch(/The figures are final/)
    expect((await pages.open(`/reports/${nation}/1/finalise`)).status).toBe(404)
    const page = await openly(`/reports/${nation}?section=all`)
    expect(textOf(page)).toMatch(/Final.*As of 31 March 2026.*Of 2 targets.*Ten chief executives.*31 December 2025 3 2\.5 31 March 2026.*London, "inner" 0 to 4 withheld.*Protected by controlled rounding.*no final snapshot before.*Excel workbook.*The national plan 3/)
    expect(page.html).toMatch(/<svg[^>]* role="img" aria-labelledby="table-target-chief_executives-chart-title/)
    expect(page.html).not.toContain('Make these figures final')
    const overview = await openly(`/reports/${nation}`)
    expect(textOf(overview)).toMatch(/In this report.*Targets.*Cohort programmes In 2026-Q1 many people applied.*Ten chief executives.*What changed/)
    expect(textOf(overview)).not.toContain('London')
    expect(textOf(await openly(`/reports/${nation}?section=cohorts`))).toMatch(/Cohort programmes.*London, "inner" 0 to 4 withheld.*Previous.*Targets/)
    expect((await openly(`/reports/${nation}?section=nothing`)).status).toBe(404)
    expect(textOf(await openly('/progress'))).toMatch(/Progress of the digital workforce.*Of 2 targets.*Cohort programmes In 2026-Q1 many people applied/)
    expect(textOf(await openly('/open-data'))).toMatch(/Progress of the nation As of 31 March 2026: XLSX/)
    expect((await openly('/open-data/nation/latest')).url).toBe(`${web.webUrl}/reports/${nation}`)
    expect((await openly(FIRST)).url).toBe(`${web.webUrl}/reports/${nation}/1`)
  })

  it('say the same figures in every file, at addresses that never change', async () => {
    const csv = await openly(`${FIRST}/cohorts-regions.csv`)
    expect([csv.status, csv.headers.get('content-type'), csv.headers.get('cache-control'), csv.headers.get('access-control-allow-origin')]).toEqual([200, 'text/csv; charset=utf-8; header=present', 'public, max-age=31536000, immutable', '*'])
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="nation-2026-03-31-1-cohorts-regions.csv"')
    expect(csv.headers.get('set-cookie')).toBeNull()
    expect((parse(csv.html) as string[][])[1]).toEqual(['\'=HYPERLINK("http://x.example","Wales")', '1235', '', '', '12.5'])
    const described = /<([^>]*)>; rel="describedby"/.exec(csv.headers.get('link') ?? '')?.[1] ?? ''
    expect(described).toBe(`${web.webUrl}${FIRST}/cohorts-regions.csv-metadata.json`)
    expect(JSON.parse((await openly(new URL(described).pathname)).html)).toMatchObject({ url: `${web.webUrl}${FIRST}/cohorts-regions.csv`, 'dc:spatial': expect.any(String) })
    const bytes = async (file: string) => Buffer.from(await (await api(`${FIRST}/${file}`)).arrayBuffer())
    for (const sheets of [(await readXlsx(await bytes('report.xlsx'))).sheets, (await readOds(await bytes('report.ods'))).sheets]) {
      expect(sheets.find(({ name }) => name === 'cohorts-regions')?.rows.at(-2)).toEqual(['London, "inner"', '0 to 4', '[c]'])
    }
    expect((await bytes('report.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
    const etag = csv.headers.get('etag') ?? ''
    expect((await openly(`${FIRST}/cohorts-regions.csv`, { headers: { 'if-none-match': etag } })).status).toBe(304)
    const latest = await api('/open-data/nation/latest/report.json')
    expect([latest.status, latest.headers.get('location')]).toEqual([302, `${FIRST}/report.json`])
    expect((JSON.parse((await openly('/open-data/nation/latest/report.json')).html) as { id: string }).id).toBe(`${web.webUrl}${FIRST}`)
    expect(JSON.parse((await openly('/open-data/catalogue.jsonld')).html)).toMatchObject({ '@type': 'dcat:Catalog', 'dcat:dataset': [{ 'dct:title': aReport.title, 'dcat:version': '1' }] })
    expect((await openly('/open-data/schema/report-1.json')).html).toContain('json-schema.org')
    for (const file of ['nothing.csv', 'report.doc', 'report.csv']) expect((await openly(`${FIRST}/${file}`)).status).toBe(404)
    for (const path of ['/open-data/nation/2026-03-30/1/report.json', '/open-data/nation/2026-03-31/01/report.json', '/open-data/nation/2026-03-31/9/report.json', '/open-data/region:X/2026-03-31/1/report.json', '/open-data/%2e%2e/%2e%2e/1/health']) expect([path, (await openly(path)).status]).toEqual([path, 404])
  })

  it('are revised by a newer snapshot, compared with the one before, and both stay', async () => {
    const [targets, cohorts] = aReport.sections
    const table = cohorts!.tables[0]!
    const revised = { ...aReport, sections: [targets, { ...cohorts, tables: [{ ...table, rows: [[table.rows[0]![0], 1_240, 12.5], ...table.rows.slice(1)] }] }] }
    await snapshot(nation, 2, revised, { figures: [{ table: table.title, row: 'Wales', column: 'Started', before: 1_235, after: 1_240 }], more: 0, why: ['A return was corrected.'] })
    const pages = await PageVisitor.signIn(web, analyst)
    expect(textOf(await pages.open(`/reports/${nation}`))).toContain('There are newer provisional figures')
    await pages.send(await pages.open(`/reports/${nation}/2/finalise`))
    expect(textOf(await openly(`/reports/${nation}`))).toMatch(/Revised.*A return was corrected\..*Started 1,235 1,240/)
    expect((await api('/open-data/nation/latest/report.json')).headers.get('location')).toBe('/open-data/nation/2026-03-31/2/report.json')
    expect((await openly(`${FIRST}/cohorts-regions.csv`)).html).toContain('1235')
    const history = await openly(`/reports/${nation}/history`)
    const ids = [...new Set([...history.html.matchAll(/<option value="([^"]*)"/g)].map(([, id]) => id))]
    expect(ids).toHaveLength(2)
    expect(textOf(await openly(`/reports/${nation}/compare?before=${ids[0]}&after=${ids[1]}`))).toMatch(/Snapshots 1 and 2.*Started 1,235 1,240/)
  })

  it('of an organisation are for its own people, as pages and as files', async () => {
    await report(own, `organisation:${council}`, council, 'Progress of Borchester')
    await snapshot(own, 1, { ...aReport, title: 'Progress of Borchester' })
    const pages = await PageVisitor.signIn(web, councilAnalyst)
    await pages.send(await pages.open(`/reports/${own}/1/finalise`))
    const file = `/open-data/organisation:${council}/2026-03-31/1/report.json`
    const mine = await pages.open(file)
    expect([mine.status, mine.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    expect(textOf(await pages.open('/reports'))).toContain('Progress of Borchester')
    expect(textOf(await openly('/reports'))).not.toContain('Borchester')
    const strangers = await PageVisitor.signIn(web, learner)
    for (const path of [`/reports/${own}`, `/reports/${own}/1`, `/reports/${own}/history`, file, `/open-data/organisation:${council}/latest/report.json`]) {
      expect([path, (await openly(path)).status, (await strangers.open(path)).status]).toEqual([path, 404, 404])
    }
  })
})
