import type { Pool } from 'pg'
import { newId, type OrganisationId, type PersonId } from '#kernel'
import type { CohortRunId, CurriculumItemId, EnrolmentId, ItemKind, SessionId } from '../domain/index.js'

export interface SeededItem {
  readonly kind: ItemKind
  readonly requirement?: 'required' | 'optional'
}

export interface SeedRunOptions {
  readonly ownerId: OrganisationId
  readonly title?: string
  readonly state?: 'draft' | 'open' | 'closed' | 'in_progress' | 'completed'
  readonly startsOn?: string
  readonly endsOn?: string
  readonly capacity?: number
  readonly items?: readonly SeededItem[]
  readonly facilitators?: readonly PersonId[]
  /** Basis points. */
  readonly minAttendance?: number
  readonly minSessionShare?: number
  readonly excused?: 'left_out' | 'counts_as_attended' | 'counts_as_absent'
}

export interface SeededRun {
  readonly id: CohortRunId
  readonly itemIds: readonly CurriculumItemId[]
}

/** Puts runs with a curriculum, learners and sessions straight into a test's database. */
export class TeachingFixture {
  constructor(private readonly pool: Pool) {}

  async run(options: SeedRunOptions): Promise<SeededRun> {
    const { ownerId, title = 'Leading change, spring', state = 'in_progress', startsOn = '2026-05-01', endsOn = '2026-12-31', capacity = 60, items = [{ kind: 'session' }] } = options
    const [programmeId, versionId, id] = [newId(), newId(), newId<CohortRunId>()]
    await this.pool.query(
      `insert into cohorts.programme (id, organisation_id, title, summary, audience, matrix_body, matrix_area, obligation, created_at, updated_at)
       values ($1, $2, 'Leading change', 'For leaders', 'open', 'institute', 'leadership', 'optional', now(), now())`, [programmeId, ownerId])
    await this.pool.query(
      `insert into cohorts.programme_version (id, programme_id, number, state, routes, needs_approval, min_attendance, min_session_share, excused, min_passes, option_groups, prerequisite_programmes, created_at, updated_at)
       values ($1, $2, 1, 'published', '{self}', false, $3, $4, $5, 0, '[]', '{}', now(), now())`,
      [versionId, programmeId, options.minAttendance ?? 0, options.minSessionShare ?? 5_000, options.excused ?? 'left_out'])
    const itemIds = items.map(() => newId<CurriculumItemId>())
    for (const [position, { kind, requirement = 'required' }] of items.entries()) {
      await this.pool.query(
        `insert into cohorts.curriculum_item (id, version_id, position, code, title, kind, requirement, prerequisites, duration, due_days, max_resubmissions, pass_required)
         values ($1, $2, $3, $4, $5, $6, $7, '{}', 60, 30, 1, false)`, [itemIds[position], versionId, position, `I${position}`, `Item ${position}`, kind, requirement])
    }
    await this.pool.query(
      `insert into cohorts.cohort_run (id, programme_version_id, organisation_id, title, state, delivery_mode, capacity, minimum, policy, offer_days, opens_on, closes_on, starts_on, ends_on, created_at, updated_at)
       values ($1, $2, $3, $4, $5, 'hybrid', $6, 1, 'first_come', 5, $7::date - 60, $7::date - 1, $7, $8, now(), now())`,
      [id, versionId, ownerId, title, state, capacity, startsOn, endsOn])
    for (const person of options.facilitators ?? []) await this.facilitator(id, person)
    return { id, itemIds }
  }

  async facilitator(runId: CohortRunId, personId: PersonId): Promise<void> {
    await this.pool.query('insert into cohorts.run_facilitator (run_id, person_id, added_at) values ($1, $2, now())', [runId, personId])
  }

  async enrolment(runId: CohortRunId, personId: PersonId, organisationId: OrganisationId, options: { state?: string; region?: string } = {}): Promise<EnrolmentId> {
    const id = newId<EnrolmentId>()
    await this.pool.query(
      `insert into cohorts.enrolment (id, run_id, person_id, organisation_id, organisation_kind, region, state, route, applied_at, updated_at)
       values ($1, $2, $3, $4, 'council', $5, $6, 'self', now(), now())`, [id, runId, personId, organisationId, options.region ?? 'South East', options.state ?? 'active'])
    return id
  }

  async setEnrolmentState(id: EnrolmentId, state: string): Promise<void> {
    await this.pool.query('update cohorts.enrolment set state = $2 where id = $1', [id, state])
  }

  /** A scheduled online session with the code `ACDEFG`. */
  async session(runId: CohortRunId, options: { startsAt: string; minutes?: number; itemId?: CurriculumItemId; facilitators?: readonly PersonId[]; state?: string }): Promise<SessionId> {
    const id = newId<SessionId>()
    const starts = new Date(options.startsAt)
    const ends = new Date(starts.getTime() + (options.minutes ?? 60) * 60_000)
    await this.pool.query(
      `insert into cohorts.session (id, run_id, item_id, title, state, starts_at, ends_at, mode, join_url, code, updated_at)
       values ($1, $2, $3, 'Working in the open', $4, $5, $6, 'online', 'https://meet.example.org/a', 'ACDEFG', now())`, [id, runId, options.itemId ?? null, options.state ?? 'scheduled', starts, ends])
    for (const person of options.facilitators ?? []) {
      await this.pool.query('insert into cohorts.session_facilitator (session_id, person_id, starts_at, ends_at) values ($1, $2, $3, $4)', [id, person, starts, ends])
    }
    return id
  }

  /** Rows of any table, for looking at what was written. */
  async rows<T>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    return (await this.pool.query(sql, [...values])).rows as T[]
  }
}
