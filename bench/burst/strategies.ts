import type { Pool } from 'pg'
import { newId } from '#kernel'
import type { Tx } from '#platform/database'
import { PlainEntryQueries } from '../../libs/cohorts/src/data/places/plain-entry.queries.js'

/** Somebody racing for a place. */
export interface Racer {
  readonly personId: string
  readonly organisationId: string
}

export type Seat = (pool: Pool, runId: string, racer: Racer, now: Date) => Promise<'offered' | 'waitlisted' | undefined>

const OFFER_MS = 14 * 86_400_000
const queries = new PlainEntryQueries()

/** The statement that ships, on one connection of the pool, without the reads and messages around it. */
export const singleStatement: Seat = async (pool, runId, { personId, organisationId }, now) => {
  const tx = { maybeOne: async (statement: { name?: string; text: string }, values: unknown[]) => (await pool.query({ ...statement, values })).rows[0] as unknown } as unknown as Tx
  return (await queries.enter(tx, {
    enrolmentId: newId(), runId, personId: personId as never, organisationId: organisationId as never, organisationKind: 'council', region: 'London', route: 'self', statement: undefined,
    now, today: now.toISOString().slice(0, 10) as never, expiresAt: new Date(now.getTime() + OFFER_MS), historyId: newId(), actorId: personId as never, actorName: undefined,
  }))?.state
}

/** What most would write: lock the run, look, decide, write; begin and commit make it five round trips. */
export const forUpdate: Seat = async (pool, runId, { personId, organisationId }, now) => {
  const client = await pool.connect()
  try {
    const id = newId()
    await client.query({ text: 'begin' })
    const { rows: [run] } = await client.query<{ taken: number; capacity: number; queue: number; present: boolean }>({
      name: 'lock', text: `select taken, capacity, next_queue_number as queue, exists (select from cohorts.enrolment where run_id = $1 and person_id = $2
          and state in ('draft', 'applied', 'manager_approved', 'waitlisted', 'offered', 'accepted', 'active', 'completed')) as present
        from cohorts.cohort_run where id = $1 and state = 'open' for update`, values: [runId, personId],
    })
    if (run === undefined || run.present) {
      await client.query('rollback')
      return undefined
    }
    const state = run.taken < run.capacity ? 'offered' : 'waitlisted'
    await client.query({
      name: 'seat', text: 'update cohorts.cohort_run set taken = taken + $2, waiting = waiting + $3, next_queue_number = next_queue_number + 1 where id = $1',
      values: [runId, state === 'offered' ? 1 : 0, state === 'offered' ? 0 : 1],
    })
    await client.query({
      name: 'enrol', text: `with entered as (
          insert into cohorts.enrolment (id, run_id, person_id, organisation_id, organisation_kind, region, state, route, applied_at, queue_number, offered_at, offer_expires_at, updated_at)
          values ($1, $2, $3, $4, 'council', 'London', $5, 'self', $6, $7, $8, $9, $6))
        insert into cohorts.enrolment_history (id, enrolment_id, at, action, from_state, to_state, actor_id) values ($10, $1, $6, $11, 'draft', $5, $3)`,
      values: [id, runId, personId, organisationId, state, now, run.queue, state === 'offered' ? now : null, state === 'offered' ? new Date(now.getTime() + OFFER_MS) : null, newId(), state === 'offered' ? 'offer' : 'waitlist'],
    })
    await client.query({ text: 'commit' })
    return state
  } finally {
    client.release()
  }
}
