import type { Type } from '@nestjs/common'
import type { Pool, PoolClient } from 'pg'
import { AuditModule } from '#audit'
import { newId, type OrganisationId, plainDate, unwrap } from '#kernel'
import { Database } from '#platform/database'
import { createTestApp, Seed, type SeededPerson, type TestApp, type TestAppOptions } from '#testing'
import { ApprovalsService } from '../application/plans/approvals.service.js'
import { PlanReader } from '../application/plans/plan-reader.js'
import { PlansModule } from '../application/plans/plans.module.js'
import { PlansService, type PlanBegun } from '../application/plans/plans.service.js'
import { TargetsService } from '../application/plans/targets.service.js'
import type { IndicatorVersionId, PlanVersionId, TargetContent } from '../domain/index.js'

export interface WorkforceTest extends TestApp {
  readonly seed: Seed
  readonly pool: Pool
  readonly institute: OrganisationId
  readonly lga: OrganisationId
  /** A combined authority of Wales. */
  readonly authority: OrganisationId
  /** Analysts of each, and one who speaks for both owners of the national plan. */
  readonly ofInstitute: SeededPerson
  readonly ofLga: SeededPerson
  readonly ofBoth: SeededPerson
  readonly ofRegion: SeededPerson
  readonly stranger: SeededPerson
  one<T>(sql: string, values?: readonly unknown[]): Promise<T>
  indicator(change?: { readonly unit?: string }): Promise<IndicatorVersionId>
  target(change?: Partial<TargetContent>): Promise<TargetContent>
  /** A draft of the national plan with one target. */
  draft(): Promise<PlanBegun>
  /** Takes a draft through both approvals to publication. */
  publish(versionId: PlanVersionId, people?: readonly SeededPerson[]): Promise<void>
}

/** The parts of workforce that a spec names, on a database of their own. */
export async function startWorkforce(imports: readonly Type[] = [], options: Partial<TestAppOptions> = {}): Promise<WorkforceTest> {
  const test = await createTestApp({ now: '2026-10-12T09:00:00Z', ...options, imports: [AuditModule, PlansModule, ...imports] })
  const { pool } = test.get(Database)
  const seed = new Seed(pool)
  const [institute, lga] = [await seed.organisation({ name: 'Institute', kind: 'institute' }), await seed.organisation({ name: 'LGA', kind: 'lga' })]
  const authority = await seed.organisation({ name: 'Cardiff Capital', kind: 'combined_authority', region: 'Wales' })
  const analyst = (organisation: OrganisationId) => seed.person({ roles: [['workforce_analyst', organisation]] })
  const [ofInstitute, ofLga, ofRegion, stranger] = [await analyst(institute), await analyst(lga), await analyst(authority), await seed.person()]
  const ofBoth = await seed.person({ roles: [['workforce_analyst', institute], ['organisation_admin', lga]] })
  const one = async <T>(sql: string, values: readonly unknown[] = []): Promise<T> => {
    const [row] = (await pool.query(sql, [...values])).rows as T[]
    if (row === undefined) throw new Error('No such row')
    return row
  }
  const indicator: WorkforceTest['indicator'] = async ({ unit = 'count' } = {}) => {
    const [id, versionId] = [newId(), newId<IndicatorVersionId>()]
    await pool.query(`insert into workforce.indicator (id, key, title, organisation_id, created_at) values ($1, $2, 'Chief executives', $3, now())`, [id, `indicator-${id.slice(-8)}`, institute])
    await pool.query(
      `insert into workforce.indicator_version (id, indicator_id, number, title, definition, numerator, unit, direction, source_key, parameters, breakdowns, formula_version, change_note, created_at)
       values ($1, $2, 1, 'Chief executives', 'All', 'Posts', $3, 'at_least', 'recorded.count', '{}', '{region}', '1', 'First', now())`, [versionId, id, unit])
    return versionId
  }
  const target: WorkforceTest['target'] = async (change = {}) => ({
    title: 'Ten chief executives', narrative: 'From digital posts.', ownerOrganisationId: institute, indicatorVersionId: change.indicatorVersionId ?? (await indicator()), direction: 'at_least', baselineValue: 0, baselineOn: plainDate('2026-01-01'),
    targetValue: 10, dueOn: plainDate('2030-12-31'), breakdowns: ['region'], rag: { rule: 'linear', tolerancePercent: 20 }, checkpoints: [{ on: plainDate('2028-12-31'), value: 5, event: null, who: 'Institute' }], ...change,
  })
  return {
    ...test, seed, pool, institute, lga, authority, ofInstitute, ofLga, ofBoth, ofRegion, stranger, one, indicator, target,
    draft: async () => {
      const begun = unwrap(await test.get(PlansService).beginNational(test.ctx(ofInstitute.actor), institute, lga, { title: 'Plan 2030', narrative: 'Why.' }))
      unwrap(await test.get(TargetsService).add(test.ctx(ofInstitute.actor), begun.versionId, 1, 'chief-executives', await target()))
      return begun
    },
    publish: async (versionId, people = [ofInstitute, ofLga]) => {
      const approvals = test.get(ApprovalsService)
      const first = test.ctx(people[0]!.actor)
      unwrap(await approvals.propose(first, versionId))
      const hash = await test.get(PlanReader).hash((await test.get(PlanReader).version(first, versionId)).version)
      for (const person of people) unwrap(await approvals.approve(test.ctx(person.actor), versionId, hash))
      unwrap(await approvals.publish(first, versionId))
    },
  }
}

/** Runs `work` while another connection holds a row of `workforce`, and says whether it waited for it. `meanwhile` runs on the holder once it does. */
export async function whileHeld<T>({ pool }: WorkforceTest, table: string, id: string, work: () => Promise<T>, meanwhile: (holder: PoolClient) => Promise<unknown> = () => Promise.resolve()): Promise<{ readonly waited: boolean; readonly value: T }> {
  const holder = await pool.connect()
  try {
    await holder.query('begin')
    await holder.query(`select from workforce.${table} where id = $1 for update`, [id])
    let done = false
    const working = work().finally(() => { done = true })
    let waited = false
    for (let look = 0; look < 80 && !done && !waited; look++) {
      const { rows } = await pool.query<{ n: number }>(`select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
      waited = Number(rows[0]?.n) > 0
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    await meanwhile(holder)
    await holder.query('commit')
    return { waited, value: await working }
  } finally {
    holder.release()
  }
}
