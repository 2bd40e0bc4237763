import { Client } from 'pg'
import { AuditModule } from '#audit'
import { PopulationsModule } from '#assembly'
import { EqualityModule } from '#equality'
import { newId } from '#kernel'
import { CONFIG, type Config } from '#platform/config'
import { Database } from '#platform/database'
import { ActivityModule, ReportsModule } from '#reports'
import { createTestApp, Seed, type TestApp } from '#testing'
import type { Command } from './command.js'
import { doctor } from './doctor.command.js'
import { rebuildActivity } from './rebuild-activity.command.js'

describe('what the command line says of reports', () => {
  let test: TestApp
  beforeAll(async () => { test = await createTestApp({ imports: [ActivityModule, AuditModule, EqualityModule, PopulationsModule, ReportsModule] }) })
  afterAll(() => test.close())

  const run = async (command: Command) => {
    const said: string[] = []
    const code = await command.run({ config: test.app.get<Config>(CONFIG, { strict: false }), app: test.app, ctx: test.ctx(), args: [], options: {}, say: (line) => said.push(line) })
    return { code, said }
  }
  const sql = (text: string, values: readonly unknown[] = []) => test.get(Database).run(text, values)

  it('is whether figures kept by events agree with the records, and afterwards they do', async () => {
    expect(await run(rebuildActivity)).toEqual({ code: 0, said: ['ok   cohorts: 0 figures, the same as those kept by events', 'ok   mentoring: 0 figures, the same as those kept by events'] })
    await sql(`insert into reports.activity_cell (strand, quarter, scope_id, organisation_id, applied, offered, started, completed, ended, meetings_due, meetings, minutes) values ('cohorts', '2026-01-01', $1, $1, 1, 0, 0, 0, 0, 0, 0, 0)`, [newId()])
    expect(await run(rebuildActivity)).toMatchObject({ code: 1, said: ['BAD  cohorts: 0 figures, other than those kept by events, and put right', expect.stringContaining('ok   mentoring')] })
    expect((await run(rebuildActivity)).code).toBe(0)
  })

  it('is whether equality answers are apart from the application', async () => {
    const apart = 'ok   Equality answers are apart from the application'
    expect((await run(doctor)).said).toContain(apart)
    const superuser = new Client({ connectionString: test.database.adminUrl })
    await superuser.connect()
    try {
      await superuser.query('grant usage on schema equality to waymark_app')
      const { code, said } = await run(doctor)
      expect([code, said.includes(apart)]).toEqual([1, false])
      expect(said).toContainEqual(expect.stringMatching(/^BAD {2}DATABASE_URL: the role .* has rights on the schema "equality"/))
    } finally {
      await superuser.query('revoke usage on schema equality from waymark_app')
      await superuser.end()
    }
  })

  it('is what waits to be counted and computed, and what has stood still', async () => {
    const before = await run(doctor)
    expect(before.said).toEqual(expect.arrayContaining(['ok   The activity of cohorts is counted', 'ok   0 reports wait to be computed, 0 are being computed']))
    await sql(`insert into reports.activity_changed (strand, subject_id) values ('mentoring', $1)`, [newId()])
    const [report, organisation] = [newId(), await new Seed(test.get(Database).pool).organisation()]
    await sql(`insert into reports.report (id, area_key, organisation_id, cadence, title, created_at) values ($1, $2, $3, 'quarterly', 'Progress', now())`, [report, `organisation:${organisation}`, organisation])
    await sql(`insert into reports.report_run (id, report_id, as_of, state, queued_at) values ($1, $2, '2026-03-31', 'queued', '2026-01-01T00:00:00Z')`, [newId(), report])
    const { code, said } = await run(doctor)
    expect(code).toBe(1)
    expect(said).toEqual(expect.arrayContaining(['ok   1 changes of mentoring wait to be counted in reports', 'BAD  1 reports wait to be computed, 0 are being computed; 1 of them have stood still for long: is a worker running?']))
  })
})
