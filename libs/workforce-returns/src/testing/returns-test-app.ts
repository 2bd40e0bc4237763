import { Readable } from 'node:stream'
import type { Pool } from 'pg'
import { AuditModule } from '#audit'
import { ContactsModule } from '#assembly'
import { newId, type OrganisationId, unwrap } from '#kernel'
import { Database } from '#platform/database'
import { createTestApp, Seed, type SeededPerson, type TestApp, type TestAppOptions } from '#testing'
import { ReturnsModule } from '../application/returns.module.js'
import { ReturnsService } from '../application/returns/returns.service.js'
import { SubmitReturnService } from '../application/returns/submit-return.service.js'
import { type ReturnFileReport, ReturnFilesService } from '../application/sections/return-files.service.js'
import { ReturnSectionsService } from '../application/sections/return-sections.service.js'
import type { Section, WorkforceReturnId } from '../domain/index.js'

/** A published framework of two families, three roles, two skills and two levels, straight into the database. */
export async function seedFramework(pool: Pool, key = 'digital-data'): Promise<string> {
  const [framework, version] = [newId(), newId()]
  const run = (sql: string, rows: readonly (readonly unknown[])[]) => Promise.all(rows.map((row) => pool.query(sql, [version, ...row])))
  await pool.query('insert into competency.framework (id, key, name, created_at) values ($1, $2, $2, now())', [framework, key])
  await pool.query(`insert into competency.framework_version (id, framework_id, version, status, imported_at, published_at) values ($1, $2, '1.0', 'published', now(), now())`, [version, framework])
  await run('insert into competency.family (version_id, key, name, description, position) values ($1, $2, $3, \'\', $4)', [['data', 'Data', 0], ['design', 'Design', 1]])
  await run('insert into competency.level (version_id, key, rank, name, description) values ($1, $2, $3, $4, \'\')', [['working', 1, 'Working'], ['expert', 2, 'Expert']])
  await run('insert into competency.skill (version_id, key, name, description, position) values ($1, $2, $3, \'\', $4)', [['sql', 'Databases', 0], ['testing', 'Testing', 1]])
  await run('insert into competency.role (version_id, key, family_key, name, purpose, position) values ($1, $2, $3, $4, \'\', $5)', [['dev', 'data', 'Developer', 0], ['analyst', 'data', 'Analyst', 1], ['ux', 'design', 'Designer', 2]])
  await run('insert into competency.requirement (version_id, role_key, skill_key, level_key, position) values ($1, $2, $3, $4, $5)', [['analyst', 'sql', 'working', 0]])
  return version
}

const CHARACTERISTICS = ['sex', 'ethnic_group', 'disability', 'age_band', 'sexual_orientation', 'religion', 'socio_economic']

/** A diversity file in which everybody's answer is not known, but for these counts. */
export function diversityFile(staff: Readonly<Record<string, number>>, known: Readonly<Record<string, Readonly<Record<string, number>>>> = {}): string {
  const lines = Object.entries(staff).flatMap(([group, people]) => CHARACTERISTICS.flatMap((characteristic) => {
    const given = known[characteristic] ?? {}
    const rest = people - Object.values(given).reduce((sum, count) => sum + count, 0)
    return [...Object.entries(given), ['not_known', rest] as const].map(([category, count]) => `${group.replace('/', ',')},${characteristic},${category},${count}`)
  }))
  return ['family,grade,characteristic,category,count', ...lines].join('\n')
}

export interface WholeReturn {
  readonly headcount: string
  readonly diversity: string
  readonly skills?: string
  readonly outlook?: string
}

export const HEADCOUNT = 'role,grade,headcount,fte,vacancies,starters,leavers'
export const SKILLS = 'role,skill,level,needed_now,needed_in_three_years,supply'
export const OUTLOOK = 'role,change,people,confidence,comment,retrain_to'

export interface ReturnsTest extends TestApp {
  readonly seed: Seed
  readonly pool: Pool
  readonly council: OrganisationId
  /** Workforce analyst of the council. */
  readonly analyst: SeededPerson
  start(as: SeededPerson, organisationId: OrganisationId, quarter: string, correctionReason?: string): Promise<WorkforceReturnId>
  upload(as: SeededPerson, returnId: string, section: Section, file: string, dryRun?: boolean): Promise<ReturnFileReport>
  /** Fills in a whole draft. */
  fill(as: SeededPerson, returnId: string, content: WholeReturn): Promise<void>
  /** Begins, fills in and submits, every warning confirmed. */
  submitted(as: SeededPerson, organisationId: OrganisationId, quarter: string, content: WholeReturn, correctionReason?: string): Promise<WorkforceReturnId>
}

/** Workforce returns on a database of their own, with a published framework. */
export async function startReturns(now = '2026-10-05T09:00:00Z', options: Pick<TestAppOptions, 'imports' | 'jobs' | 'providers'> = {}): Promise<ReturnsTest> {
  const test = await createTestApp({ now, ...options, imports: [AuditModule, ContactsModule, ReturnsModule, ...(options.imports ?? [])] })
  const { pool } = test.get(Database)
  const seed = new Seed(pool)
  const council = await seed.organisation({ name: 'Borchester' })
  const analyst = await seed.person({ givenName: 'Ana', roles: [['workforce_analyst', council]] })
  await seedFramework(pool)
  const self: ReturnsTest = {
    ...test, seed, pool, council, analyst,
    start: async (as, organisationId, quarter, correctionReason) => unwrap(await test.get(ReturnsService).start(test.ctx(as.actor), { organisationId, quarter, correctionReason })),
    upload: async (as, returnId, section, file, dryRun = false) => unwrap(await test.get(ReturnFilesService).import(test.ctx(as.actor), Readable.from([Buffer.from(file)]), { returnId, section, dryRun })),
    fill: async (as, returnId, { headcount, diversity, skills, outlook }) => {
      for (const [section, file] of [['headcount', headcount], ['diversity', diversity], ['skills', skills], ['outlook', outlook]] as const) {
        if (file === undefined) unwrap(await test.get(ReturnSectionsService).nothingToReport(test.ctx(as.actor), returnId, section))
        else {
          const report = await self.upload(as, returnId, section, file)
          if (!report.saved) throw new Error(`${section} was refused: ${JSON.stringify(report)}`)
        }
      }
    },
    submitted: async (as, organisationId, quarter, content, correctionReason) => {
      const id = await self.start(as, organisationId, quarter, correctionReason)
      // A correction begins as a copy: sections that have nothing in this one are emptied first.
      if (correctionReason !== undefined) for (const table of ['skill_line', 'outlook_line']) await pool.query(`delete from workforce_returns.${table} where return_id = $1`, [id])
      await self.fill(as, id, content)
      const submit = () => test.get(SubmitReturnService)
      const first = await submit().submit(test.ctx(as.actor), id, [])
      if (!first.ok) unwrap(await submit().submit(test.ctx(as.actor), id, first.error.map(({ field }) => ({ key: field.replace(/^confirmations\./, ''), comment: 'It is so.' }))))
      return id
    },
  }
  return self
}
