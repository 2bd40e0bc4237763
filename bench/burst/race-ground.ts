import type { Pool } from 'pg'
import { newId } from '#kernel'
import type { Racer } from './strategies.js'

export const PLACES = 10
export const RACERS = 200

/** Two hundred people of the seeded ones. */
export async function chooseRacers(pool: Pool): Promise<readonly Racer[]> {
  const { rows } = await pool.query<Racer>(`select person_id as "personId", organisation_id as "organisationId" from directory.membership where role = 'learner' order by md5(id::text) limit $1`, [RACERS])
  return rows
}

/** A fresh, open, first-come run with ten places. */
export async function openRun(pool: Pool): Promise<string> {
  const id = newId()
  await pool.query(
    `insert into cohorts.cohort_run (id, programme_version_id, organisation_id, title, state, delivery_mode, capacity, minimum, policy, offer_days, opens_on, closes_on, starts_on, ends_on, created_at, updated_at)
     select $1, programme_version_id, organisation_id, 'Race', 'open', 'online', $2, 1, 'first_come', 14, current_date - 10, current_date + 20, current_date + 30, current_date + 150, now(), now()
     from cohorts.cohort_run where title = 'Run 0'`, [id, PLACES])
  return id
}

/** Throws unless exactly ten have a place, the rest wait, and the run's books say the same. */
export async function checkRun(pool: Pool, runId: string): Promise<void> {
  const { rows: [row] } = await pool.query<{ offered: number; waitlisted: number; taken: number; waiting: number }>(
    `select count(*) filter (where e.state = 'offered')::int as offered, count(*) filter (where e.state = 'waitlisted')::int as waitlisted, r.taken, r.waiting
     from cohorts.cohort_run r left join cohorts.enrolment e on e.run_id = r.id where r.id = $1 group by r.id`, [runId])
  if (row?.offered !== PLACES || row.taken !== PLACES || row.waitlisted !== RACERS - PLACES || row.waiting !== RACERS - PLACES) throw new Error(`The race ended wrong: ${JSON.stringify(row)}`)
}
