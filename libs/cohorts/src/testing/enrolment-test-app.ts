import type { Pool } from 'pg'
import { AuditModule } from '#audit'
import { type OrganisationId, type PersonId, unwrap } from '#kernel'
import { Database } from '#platform/database'
import { createTestApp, Seed, type SeededPerson, type TestApp } from '#testing'
import { ApplicationsService } from '../application/enrolment/applications.service.js'
import { EnrolmentModule } from '../application/enrolment/enrolment.module.js'
import { FollowModule } from '../application/follow/follow.module.js'
import { MovesModule } from '../application/moves/moves.module.js'
import type { VersionInput } from '../application/programmes/build-version.js'
import { ProgrammesService } from '../application/programmes/programmes.service.js'
import { VersionsService } from '../application/programmes/versions.service.js'
import { RunChangesService } from '../application/runs/run-changes.service.js'
import type { RunInput } from '../application/runs/run-input.js'
import { RunsService } from '../application/runs/runs.service.js'
import type { CohortRunId, EnrolmentId, ProgrammeId, ProgrammeVersionId } from '../domain/index.js'

export const VERSION: VersionInput = {
  routes: ['self', 'application', 'nomination', 'csv', 'api'], needsApproval: false, prerequisiteProgrammes: [], optionGroups: [],
  completion: { minAttendance: 7_500, minSessionShare: 5_000, excused: 'left_out', minPasses: 0 },
  items: [{ code: 'kick-off', title: 'Kick-off', kind: 'session', requirement: 'required', duration: 120 }],
}

export const RUN: RunInput = {
  title: 'Summer 2026', deliveryMode: 'online', capacity: 10, minimum: 1, policy: 'first_come', offerDays: 5, heldBack: [],
  opensOn: '2026-05-01', closesOn: '2026-06-30', startsOn: '2026-07-01', endsOn: '2026-12-31',
}

export interface EnrolmentTest extends TestApp {
  readonly seed: Seed
  readonly pool: Pool
  readonly council: OrganisationId
  /** Manages programmes of the council, which owns the programme. */
  readonly manager: SeededPerson
  programme(version?: Partial<VersionInput>): Promise<{ readonly programmeId: ProgrammeId; readonly versionId: ProgrammeVersionId }>
  /** An open run of a new programme, unless told which version. */
  run(plan?: Partial<RunInput>, version?: Partial<VersionInput> | ProgrammeVersionId): Promise<CohortRunId>
  learner(organisationId?: OrganisationId): Promise<SeededPerson>
  /** Enrols a person by themselves; throws when refused. */
  enrol(person: SeededPerson, runId: CohortRunId): Promise<EnrolmentId>
  state(id: EnrolmentId): Promise<string>
  /** States of a run's enrolments by person. */
  states(runId: CohortRunId): Promise<ReadonlyMap<PersonId, string>>
  /** Whether the counters on the run agree with its enrolments. */
  booksAgree(runId: CohortRunId): Promise<boolean>
}

/** Programmes, runs and enrolments on a database of their own. */
export async function startEnrolment(now?: string): Promise<EnrolmentTest> {
  const test = await createTestApp({ imports: [AuditModule, EnrolmentModule, FollowModule, MovesModule], ...(now ? { now } : {}) })
  const { pool } = test.get(Database)
  const seed = new Seed(pool)
  const council = await seed.organisation({ name: 'Borchester' })
  const manager = await seed.person({ givenName: 'Mo', roles: [['programme_manager', council]] })
  const as = test.ctx

  const self: EnrolmentTest = {
    ...test, seed, pool, council, manager,
    programme: async (version = {}) => {
      const programmeId = unwrap(await test.get(ProgrammesService).create(as(manager.actor), council, {
        title: 'Leading change', summary: 'For leaders.', audience: 'open', matrixBody: 'lga', matrixArea: 'leadership', obligation: 'recommended',
      }))
      const versionId = unwrap(await test.get(VersionsService).saveDraft(as(manager.actor), programmeId, { ...VERSION, ...version }))
      unwrap(await test.get(VersionsService).publish(as(manager.actor), versionId))
      return { programmeId, versionId }
    },
    run: async (plan = {}, version = {}) => {
      const versionId = typeof version === 'string' ? version : (await self.programme(version)).versionId
      const runId = unwrap(await test.get(RunsService).plan(as(manager.actor), versionId, { ...RUN, ...plan }))
      unwrap(await test.get(RunChangesService).open(as(manager.actor), runId))
      return runId
    },
    learner: (organisationId = council) => seed.person({ roles: [['learner', organisationId]] }),
    enrol: async (person, runId) => unwrap(await test.get(ApplicationsService).apply(as(person.actor), runId, 'self', {})),
    state: async (id) => (await pool.query<{ state: string }>('select state from cohorts.enrolment where id = $1', [id])).rows[0]?.state ?? 'none',
    states: async (runId) => new Map((await pool.query<{ person_id: PersonId; state: string }>('select person_id, state from cohorts.enrolment where run_id = $1 order by applied_at, id', [runId])).rows.map((row) => [row.person_id, row.state])),
    booksAgree: async (runId) => (await pool.query<{ agree: boolean }>(
      `select r.taken = count(*) filter (where e.state in ('offered', 'accepted', 'active', 'completed')) and r.waiting = count(*) filter (where e.state = 'waitlisted') as agree
       from cohorts.cohort_run r left join cohorts.enrolment e on e.run_id = r.id where r.id = $1 group by r.id`, [runId])).rows[0]?.agree ?? false,
  }
  return self
}

/** Runs `work` while another connection holds the run's row, and says whether it waited for it. */
export async function whileRunIsLocked<T>(test: EnrolmentTest, runId: CohortRunId, work: () => Promise<T>, before: (query: (sql: string, values?: unknown[]) => Promise<unknown>) => Promise<void> = () => Promise.resolve()): Promise<{ readonly waited: boolean; readonly value: T }> {
  const holder = await test.pool.connect()
  try {
    await holder.query('begin')
    await holder.query('select from cohorts.cohort_run where id = $1 for update', [runId])
    await before((sql, values) => holder.query(sql, values))
    let done = false
    const working = work().finally(() => { done = true })
    // Waiting shows in the server's own books, so that a slow machine is not mistaken for a lock.
    let waited = false
    for (let look = 0; look < 80 && !done && !waited; look++) {
      const { rows } = await holder.query<{ n: number }>(`select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
      waited = Number(rows[0]?.n) > 0
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    await holder.query('commit')
    return { waited, value: await working }
  } finally {
    holder.release()
  }
}
