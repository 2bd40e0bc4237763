import type { Pool } from 'pg'
import { newId, type OrganisationId, type PersonId } from '#kernel'

/** How far the applicants of a programme came. */
export interface Applicants {
  readonly programmeId: string
  readonly people: readonly PersonId[]
}

const STATES = ['applied', 'offered', 'completed'] as const

/** A programme with so many applicants; of three in a row one has applied, one has an offer and one completed. */
export async function seedApplicants(pool: Pool, organisationId: OrganisationId, count: number): Promise<Applicants> {
  const [programmeId, version, run] = [newId(), newId(), newId()]
  await pool.query(`insert into cohorts.programme (id, organisation_id, title, summary, audience, matrix_body, matrix_area, obligation, created_at, updated_at)
    values ($1, $2, 'Programme of ' || $3::text, 'For all', 'open', 'institute', 'leadership', 'optional', now(), now())`, [programmeId, organisationId, count])
  await pool.query(`insert into cohorts.programme_version (id, programme_id, number, state, routes, needs_approval, min_attendance, min_session_share, excused, min_passes, option_groups, prerequisite_programmes, created_at, updated_at)
    values ($1, $2, 1, 'published', '{self}', false, 0, 0, 'left_out', 0, '[]', '{}', now(), now())`, [version, programmeId])
  await pool.query(`insert into cohorts.cohort_run (id, programme_version_id, organisation_id, title, state, delivery_mode, capacity, minimum, policy, offer_days, opens_on, closes_on, starts_on, ends_on, created_at, updated_at)
    values ($1, $2, $3, 'Spring', 'in_progress', 'online', 900, 1, 'first_come', 5, '2026-01-01', '2026-02-01', '2026-03-01', '2026-12-01', now(), now())`, [run, version, organisationId])
  const rows = Array.from({ length: count }, (_, index) => ({ person: newId<PersonId>(), enrolment: newId(), state: STATES[index % STATES.length] ?? 'applied' }))
  const [people, enrolments, states] = [rows.map(({ person }) => person), rows.map(({ enrolment }) => enrolment), rows.map(({ state }) => state)]
  await pool.query(`insert into directory.person (id, given_name, family_name, status, created_at, updated_at) select id, 'Sam', 'Sample', 'active', now(), now() from unnest($1::uuid[]) as id`, [people])
  await pool.query(`insert into cohorts.enrolment (id, run_id, person_id, organisation_id, organisation_kind, state, route, applied_at, offer_expires_at, updated_at)
    select id, $3, person, $4, 'council', state, 'self', now(), now(), now() from unnest($1::uuid[], $2::uuid[], $5::text[]) as row (id, person, state)`, [enrolments, people, run, organisationId, states])
  await pool.query(`insert into cohorts.enrolment_history (id, enrolment_id, at, action, to_state, reason)
    select gen_random_uuid(), id, now(), 'offer', 'offered', '' from unnest($1::uuid[], $2::text[]) as row (id, state) where state <> 'applied'`, [enrolments, states])
  return { programmeId, people }
}
