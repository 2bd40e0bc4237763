import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { EqualityPublicationsService, QuestionSetsService } from '#equality'
import { type Area, type AreaProgrammeId, NATION, newId, type OrganisationId, plainDate, unwrap } from '#kernel'
import { Database } from '#platform/database'
import { createTestApp, Seed, type TestApp } from '#testing'
import { anEquityRelease } from '../../testing/an-equity-release.js'
import { ReportsTestModule } from '../../testing/reports-test.module.js'
import type { ReportRunId } from '../../domain/ids.js'
import { EquitySection } from './equity-section.js'
import { ReportComputer } from './report-computer.js'
import { ReportVerifier } from './report-verifier.js'
import type { SectionBuilder, SectionRequest } from './section-builder.js'
import { SkillsSection } from './skills-section.js'
import { asStored } from './told-again.js'
import { WorkforceSection } from './workforce-section.js'

const QUESTIONS = join(__dirname, '../../../../equality/reference/questions-england-and-wales.json')
const asOf = plainDate('2026-05-05')
const wales: Area = { kind: 'region', region: 'Wales' }

describe('the sections of a report that other libs publish', () => {
  let test: TestApp
  let councils: readonly OrganisationId[]
  const sql = (text: string, values: readonly unknown[] = []) => test.get(Database).run(text, values)
  /** As reports do it: gathered, stored and told of what is stored. */
  const build = async (section: new (...args: never[]) => SectionBuilder, area: Area, day = asOf) => {
    const builder = test.get(section as new () => SectionBuilder)
    const request: SectionRequest = { area, asOf: day, planId: null, forOwnPeople: area.kind === 'organisation' }
    const gathered = await builder.gather(request)
    const told = gathered && await builder.tell(request, asStored(gathered.source))
    return told && { section: told, inputs: gathered.inputs }
  }
  const table = (built: Awaited<ReturnType<typeof build>>, key: string) => built!.section.tables.find((one) => one.key === key)!

  beforeAll(async () => {
    test = await createTestApp({ imports: [ReportsTestModule], now: '2026-05-06T09:00:00Z' })
    const seed = new Seed(test.get(Database).pool)
    councils = await Promise.all(['London', 'London', 'London', 'London', 'Wales'].map((region) => seed.organisation({ region })))
    const sets = test.get(QuestionSetsService)
    unwrap(await sets.publish(test.ctx(), unwrap(await sets.importDraft(test.ctx(), readFileSync(QUESTIONS, 'utf8'))), ''))
  })
  afterAll(() => test.close())

  async function framework(): Promise<void> {
    const [id, version] = [newId(), newId()]
    await sql(`insert into competency.framework (id, key, name, created_at) values ($1, 'digital', 'Digital', now())`, [id])
    await sql(`insert into competency.framework_version (id, framework_id, version, status, imported_at, published_at) values ($1, $2, '1.0', 'published', now(), now())`, [version, id])
    await sql(`insert into competency.family (version_id, key, name, description, position) values ($1, 'data', 'Data', '', 0)`, [version])
    await sql(`insert into competency.level (version_id, key, rank, name, description) values ($1, 'expert', 1, 'Expert', '')`, [version])
    await sql(`insert into competency.skill (version_id, key, name, description, position) values ($1, 'sql', 'Databases', '', 0)`, [version])
    await sql(`insert into competency.role (version_id, key, family_key, name, purpose, position) values ($1, 'dev', 'data', 'Developer', '', 0)`, [version])
  }

  /** A return of 100 people, 40 of them women and 20 of unknown sex, with ten vacancies and five leavers. */
  async function submitted(organisationId: OrganisationId, region: string, quarter: string, at: string): Promise<void> {
    const id = newId()
    await sql(`insert into workforce_returns.return_period (organisation_id, quarter) values ($1, $2)`, [organisationId, quarter])
    await sql(
      `insert into workforce_returns.workforce_return (id, organisation_id, quarter, revision, state, framework_key, framework_version_id, grades_version_id, characteristics_version_id, region, organisation_kind, started_at)
       select $1, $2, $3, 1, 'draft', 'digital', v.id, (select id from workforce_returns.reference_version where kind = 'grades'), (select id from workforce_returns.reference_version where kind = 'characteristics'), $4, 'council', $5
       from competency.framework_version v`, [id, organisationId, quarter, region, at])
    await sql(`insert into workforce_returns.headcount_line (return_id, role, grade, family, headcount, fte, vacancies, starters, leavers) values ($1, 'dev', 'officer', 'data', 100, 10000, 10, 5, 5)`, [id])
    await sql(
      `insert into workforce_returns.diversity_line (return_id, family, grade, characteristic, category, count)
       select $1, 'data', 'officer', c, category, count from unnest(array['sex', 'sex', 'sex', 'ethnic_group', 'disability', 'sexual_orientation', 'socio_economic'], array['female', 'male', 'not_known', 'not_known', 'not_known', 'not_known', 'not_known'],
         array[40, 40, 20, 100, 100, 100, 100]) as line (c, category, count)`, [id])
    await sql(`insert into workforce_returns.skill_line (return_id, role, skill, level, needed_now, needed_in_three_years, supply) values ($1, 'dev', 'sql', 'expert', 6, 9, 4)`, [id])
    await sql(`update workforce_returns.workforce_return set state = 'submitted', submitted_at = $2 where id = $1`, [id, at])
  }

  it('say that there is nothing yet, or leave themselves out where there never will be', async () => {
    expect(await build(WorkforceSection, NATION)).toMatchObject({ section: { tables: [], paragraphs: [expect.stringContaining('No workforce return')] }, inputs: [] })
    expect(await build(SkillsSection, NATION)).toBeUndefined()
    expect(await build(EquitySection, NATION)).toMatchObject({ section: { tables: [], paragraphs: [expect.stringContaining('nothing can be said')] }, inputs: [] })
    for (const section of [WorkforceSection, SkillsSection]) expect(await build(section, { kind: 'programme', programmeId: newId() })).toBeUndefined()
    expect(await build(EquitySection, wales)).toBeUndefined()
  })

  it('tell of staff by quarter and of groups of people as the returns stood on the day, and withhold what would show one organisation', async () => {
    await framework()
    for (const [at, id] of councils.entries()) await submitted(id, at < 4 ? 'London' : 'Wales', '2026-Q1', '2026-04-20T09:00:00Z')
    const built = await build(WorkforceSection, NATION)
    const [before, newest] = table(built, 'workforce-quarters').rows.slice(-2)
    // The quarter was due on 30 April: seven quarters before it nobody returned.
    expect(before).toEqual(['2025-Q4', null, null, null, null, 0, 5])
    expect(newest).toEqual(['2026-Q1', 500, 50, 9.1, 20, 5, 5])
    const [women, ...others] = table(built, 'workforce-groups').rows
    expect(women!.slice(0, 2)).toEqual(['Women', 50])
    expect(table(built, 'workforce-groups').method).toBe('controlled_rounding')
    // Everything is a sum of one publication, so tables agree.
    expect(table(built, 'workforce-by-sex')).toMatchObject({ method: 'controlled_rounding', rows: [['Data', 500, 200, 200, 0, 100], ['All role families', 500, 200, 200, 0, 100]] })
    expect(table(built, 'workforce-quarters').method).toBe('controlled_rounding')
    expect(others.every((row) => row[1] !== null && typeof row[1] === 'object')).toBe(true)
    expect(built!.inputs.map(({ key }) => key)).toContain('returns:2026-Q1')
    // As the returns stood before anybody made one.
    expect((await build(WorkforceSection, NATION, plainDate('2026-04-19')))!.section.tables).toEqual([])
    expect(table(await build(WorkforceSection, wales), 'workforce-quarters').rows.at(-1)).toEqual(['2026-Q1', { withheld: true }, { withheld: true }, { withheld: true }, { withheld: true }, 1, 1])
    const own = await build(WorkforceSection, { kind: 'organisation', organisationId: councils[4]! })
    expect(table(own, 'workforce-quarters').rows.at(-1)).toEqual(['2026-Q1', 100, 10, 9.1, 20, 1, 1])
    expect(own!.section.tables).toHaveLength(1)
  })

  it('tell of the skills gap with what leads there, protected, and of an organisation its own', async () => {
    const nation = await build(SkillsSection, NATION)
    expect(table(nation, 'skills-gaps')).toMatchObject({ method: 'controlled_rounding', rows: [['Developer', 'Databases', 'Expert', 30, 45, 20, 10, 25, 'Nothing yet']] })
    expect(nation!.inputs.map(({ key }) => key)).toEqual(['skills', 'framework'])
    expect((await build(SkillsSection, wales))!.section).toMatchObject({ tables: [], paragraphs: [expect.stringContaining('Too few')] })
    expect(table(await build(SkillsSection, { kind: 'organisation', organisationId: councils[0]! }), 'skills-gaps').rows).toEqual([['Developer', 'Databases', 'Expert', 6, 9, 4, 2, 5, 'Nothing yet']])
  })

  it('tell of equity from what was published by the day, and of nothing else', async () => {
    const equality = new pg.Pool({ connectionString: test.database.equalityUrl, max: 1 })
    try {
      await equality.query(`insert into equality.publication (id, question_key, population) values ('mentoring-progress.sex', 'sex', 'mentoring-progress')`)
      await equality.query(`insert into equality.release (publication_id, snapshot_on, release, question_set, aggregate_hash) values ('mentoring-progress.sex', '2026-03-01', $1, 1, 'h')`, [JSON.stringify(anEquityRelease({ male: [400, 300], female: [400, 100] }, { silent: 200 }))])
    } finally {
      await equality.end()
    }
    const built = await build(EquitySection, NATION)
    expect(table(built, 'equity-matched-sex').rows.map((row) => row.at(-1))).toEqual(['Compared with', 'Reference group clearly more likely'])
    expect(table(built, 'equity-declared-mentoring-progress').rows).toEqual([['sex', 1000, 0, 200, 80]])
    expect(built!.inputs.map(({ key }) => key)).toEqual(['equality:mentoring-progress.sex'])
    expect((await build(EquitySection, NATION, plainDate('2026-02-28')))!.inputs).toEqual([])
  })

  it('read the publications of equality data as that lib makes them', async () => {
    const [programmeId, version, run] = [newId<AreaProgrammeId>(), newId(), newId()]
    await sql(`insert into cohorts.programme (id, organisation_id, title, summary, audience, matrix_body, matrix_area, obligation, created_at, updated_at) values ($1, $2, 'Leaders', 'For all', 'open', 'institute', 'leadership', 'optional', now(), now())`, [programmeId, councils[0]])
    await sql(`insert into cohorts.programme_version (id, programme_id, number, state, routes, needs_approval, min_attendance, min_session_share, excused, min_passes, option_groups, prerequisite_programmes, created_at, updated_at)
      values ($1, $2, 1, 'published', '{self}', false, 0, 0, 'left_out', 0, '[]', '{}', now(), now())`, [version, programmeId])
    await sql(`insert into cohorts.cohort_run (id, programme_version_id, organisation_id, title, state, delivery_mode, capacity, minimum, policy, offer_days, opens_on, closes_on, starts_on, ends_on, created_at, updated_at)
      values ($1, $2, $3, 'Spring', 'in_progress', 'online', 900, 1, 'first_come', 5, '2026-01-01', '2026-02-01', '2026-03-01', '2026-12-01', now(), now())`, [run, version, councils[0]])
    await sql(`with people as (insert into directory.person (id, given_name, family_name, status, created_at, updated_at) select gen_random_uuid(), 'Sam', 'Sample', 'active', now(), now() from generate_series(1, 60) returning id)
      insert into cohorts.enrolment (id, run_id, person_id, organisation_id, organisation_kind, state, route, applied_at, updated_at) select gen_random_uuid(), $1, id, $2, 'council', 'applied', 'self', now(), now() from people`, [run, councils[0]])
    const today = plainDate('2026-05-06')
    unwrap(await test.get(EqualityPublicationsService).publish(test.ctx(), 'cohort-progress.disability', today))
    const nation = await build(EquitySection, NATION, today)
    // Nobody answered: all are counted, nobody is compared.
    expect(table(nation, 'equity-declared-cohort-progress').rows).toContainEqual(['disability', 60, 0, 60, 0])
    expect(table(await build(EquitySection, { kind: 'programme', programmeId }, today), 'equity-declared-cohort-progress').rows).toContainEqual(['disability', 60, 0, 60, 0])
    expect(await build(EquitySection, { kind: 'programme', programmeId: newId() }, today)).toBeUndefined()
  })

  it('are made again from what a snapshot recorded, whatever became of the records since; what was tampered with is found', async () => {
    const ctx = { ...test.ctx(), actor: { kind: 'system' as const, name: 'reports' } }
    const [report, run] = [newId(), newId<ReportRunId>()]
    await sql(`insert into reports.report (id, area_key, cadence, title, created_at) values ($1, 'nation', 'on_demand', 'Progress of the nation', now())`, [report])
    await sql(`insert into reports.report_run (id, report_id, as_of, state, queued_at) values ($1, $2, $3, 'queued', now())`, [run, report, asOf])
    await test.get(ReportComputer).compute(run, { ctx, signal: new AbortController().signal, progress: async () => {} })
    await sql(`update reports.snapshot set state = 'final', finalised_at = now() where report_id = $1`, [report])
    const [snapshot] = await test.get(ReportVerifier).settled()
    expect(snapshot).toMatchObject({ title: 'Progress of the nation', number: 1 })
    // A name that was put right changes what a new report says, and nothing about this one.
    await sql(`update competency.role set name = 'Software developer'`)
    expect(table(await build(SkillsSection, NATION), 'skills-gaps').rows[0]![0]).toBe('Software developer')
    expect(await test.get(ReportVerifier).verify(snapshot!.id)).toEqual({ verdict: 'same' })
    const tamper = (sets: string) => sql(`do $$ begin alter table reports.snapshot disable trigger user; update reports.snapshot set ${sets} where id = '${snapshot!.id}'; alter table reports.snapshot enable trigger user; end $$`)
    await tamper(`content = jsonb_set(content, '{sections,0,paragraphs,0}', '"All is well."')`)
    expect(await test.get(ReportVerifier).verify(snapshot!.id)).toEqual({ verdict: 'different', sections: ['workforce'] })
    await tamper(`engine_version = '0'`)
    expect(await test.get(ReportVerifier).verify(snapshot!.id)).toEqual({ verdict: 'other_engine' })
    await tamper('sources = null')
    expect(await test.get(ReportVerifier).verify(snapshot!.id)).toEqual({ verdict: 'not_recorded' })
  })
})
