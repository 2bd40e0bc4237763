import type { Type } from '@nestjs/common'
import type { Pool, PoolClient } from 'pg'
import { AuditModule } from '#audit'
import type { OrganisationId } from '#kernel'
import { Database } from '#platform/database'
import { createTestApp, Seed, type SeededPerson, type TestApp, type TestAppOptions } from '#testing'
import type { MatchId, MatchState, ProfileId, SchemeId, SchemeSettings } from '../domain/index.js'
import { MentoringFixture } from './mentoring-fixture.js'

export interface FixturePair {
  readonly mentee: SeededPerson
  readonly mentor: SeededPerson
  readonly menteeProfileId: ProfileId
  readonly mentorProfileId: ProfileId
  readonly matchId: MatchId
}

export interface MentoringTest extends TestApp {
  readonly seed: Seed
  readonly pool: Pool
  readonly fixture: MentoringFixture
  /** Runs the schemes of these specs. */
  readonly council: OrganisationId
  readonly elsewhere: OrganisationId
  /** Scheme manager of the council. */
  readonly manager: SeededPerson
  /** Two new people with a match in a state. */
  pair(schemeId: SchemeId, state?: MatchState, at?: Date): Promise<FixturePair>
  scheme(settings?: Partial<SchemeSettings>, kind?: 'reverse' | 'sponsorship' | 'paired'): Promise<SchemeId>
  one<T>(sql: string, values?: readonly unknown[]): Promise<T>
  match(id: string): Promise<Record<string, unknown>>
  taken(profileId: string): Promise<{ readonly taken: number; readonly priority: number }>
}

/** The parts of mentoring that a spec names, on a database of their own. */
export async function startMentoring(imports: readonly Type[], options: Partial<TestAppOptions> = {}): Promise<MentoringTest> {
  const test = await createTestApp({ now: '2026-05-01T09:00:00Z', ...options, imports: [AuditModule, ...imports] })
  const { pool } = test.get(Database)
  const [seed, fixture] = [new Seed(pool), new MentoringFixture(pool)]
  const [council, elsewhere] = [await seed.organisation({ name: 'Borchester' }), await seed.organisation({ name: 'Felpersham' })]
  const manager = await seed.person({ givenName: 'Mo', roles: [['scheme_manager', council]] })
  const one = async <T>(sql: string, values: readonly unknown[] = []): Promise<T> => {
    const [row] = (await pool.query(sql, [...values])).rows as T[]
    if (row === undefined) throw new Error('No such row')
    return row
  }
  return {
    ...test, seed, pool, fixture, council, elsewhere, manager, one,
    scheme: (settings = {}, kind = 'reverse') => fixture.scheme(council, { kind, settings }),
    pair: async (schemeId, state = 'proposed', at = new Date('2026-05-01T09:00:00Z')) => {
      const [mentee, mentor] = [await seed.person({ roles: [['learner', council]] }), await seed.person({ roles: [['mentor', elsewhere]] })]
      const menteeProfileId = await fixture.profile(schemeId, mentee.id, { side: 'mentee', organisationId: council })
      const mentorProfileId = await fixture.profile(schemeId, mentor.id, { side: 'mentor', organisationId: elsewhere, capacity: 3 })
      return { mentee, mentor, menteeProfileId, mentorProfileId, matchId: await fixture.match(schemeId, menteeProfileId, mentorProfileId, state, at) }
    },
    match: (id) => one('select * from mentoring.match where id = $1', [id]),
    taken: (id) => one('select taken, priority from mentoring.profile where id = $1', [id]),
  }
}

/**
 * Runs `work` while another connection has done something and not committed it; answers whether it waited for that. `meanwhile` runs on the holder once
 * it does, before it lets go.
 */
export async function whileHeld<T>(
  { pool }: MentoringTest, hold: (holder: PoolClient) => Promise<unknown>, work: () => Promise<T>, meanwhile: (holder: PoolClient) => Promise<unknown> = () => Promise.resolve(),
): Promise<{ readonly waited: boolean; readonly value: T }> {
  const holder = await pool.connect()
  try {
    await holder.query('begin')
    await hold(holder)
    let done = false
    const working = work().finally(() => { done = true })
    // Waiting shows in the server's own books, so that a slow machine is not mistaken for a lock.
    let waited = false
    for (let look = 0; look < 120 && !done && !waited; look++) {
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

/** The same with one row of `mentoring` held. */
export const whileLocked = <T>(test: MentoringTest, table: 'match' | 'profile' | 'scheme', id: string, work: () => Promise<T>, meanwhile?: (holder: PoolClient) => Promise<unknown>): Promise<{ readonly waited: boolean; readonly value: T }> =>
  whileHeld(test, (holder) => holder.query(`select from mentoring.${table} where id = $1 for update`, [id]), work, meanwhile)

/** Whether nobody holds a profile, asked by a connection that waits for nobody. */
export const profileIsFree = async (holder: PoolClient, id: string): Promise<boolean> =>
  (await holder.query('select from mentoring.profile where id = $1 for no key update skip locked', [id])).rowCount === 1
