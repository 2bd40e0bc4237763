import { Injectable } from '@nestjs/common'
import type { PersonId } from '#kernel'
import type { Tx } from '#platform/database'
import type { EnrolmentId, EnrolmentState } from '../../domain/index.js'

/** One change as written: the new state, and the history row beside it. */
export interface ChangeRow {
  readonly id: EnrolmentId
  readonly from: EnrolmentState
  readonly to: EnrolmentState
  readonly action: string
  readonly historyId: string
  readonly reason: string | null
  /** A new queue number, for somebody who asks for a place for the first time. */
  readonly queueNumber: number | null
}

export interface ChangeStamp {
  readonly at: Date
  /** Until when offers made by this change stand. */
  readonly expiresAt: Date
  readonly actorId: PersonId | null
  readonly actorName: string | null
}

export interface CounterChange {
  readonly taken: number
  readonly waiting: number
  readonly numbers: number
}

/** Writes of enrolments and of the counters on their run. The run's row is locked before any of them. */
@Injectable()
export class EnrolmentWriteQueries {
  /** Moves the run's counters; answers the first of the queue numbers taken. */
  async count(tx: Tx, runId: string, { taken, waiting, numbers }: CounterChange): Promise<number> {
    const { first } = await tx.one<{ first: number }>({
      name: 'cohorts.count-places',
      text: `update cohorts.cohort_run set taken = taken + $2, waiting = waiting + $3, next_queue_number = next_queue_number + $4
             where id = $1 returning next_queue_number - $4 as first`,
    }, [runId, taken, waiting, numbers])
    return first
  }

  /** Applies changes with their history; answers how many enrolments were in the state that the change starts from. */
  async change(tx: Tx, changes: readonly ChangeRow[], { at, expiresAt, actorId, actorName }: ChangeStamp): Promise<number> {
    const { n } = await tx.one<{ n: number }>({ name: 'cohorts.change-enrolments', text: CHANGE }, [JSON.stringify(changes), at, expiresAt, actorId, actorName])
    return n
  }

  /** A line of history that changes no state: a score, a rank. */
  async note(tx: Tx, row: { readonly id: string; readonly enrolmentId: string; readonly state: string; readonly action: string; readonly reason: string }, stamp: Omit<ChangeStamp, 'expiresAt'>): Promise<void> {
    await tx.run(
      `insert into cohorts.enrolment_history (id, enrolment_id, at, action, from_state, to_state, actor_id, actor_name, reason)
       values ($1, $2, $3, $4, $5, $5, $6, $7, $8)`,
      [row.id, row.enrolmentId, stamp.at, row.action, row.state, stamp.actorId, stamp.actorName, row.reason])
  }

  async setPriority(tx: Tx, enrolmentId: string, column: 'priority_score' | 'manual_rank', value: number, now: Date): Promise<void> {
    await tx.run(`update cohorts.enrolment set ${column} = $2, updated_at = $3 where id = $1`, [enrolmentId, value, now])
  }
}

const CHANGE = `
  with change as (
    select * from json_to_recordset($1::json) as c(id uuid, "from" text, "to" text, action text, "historyId" uuid, reason text, "queueNumber" int)
  ), changed as (
    update cohorts.enrolment e set
      state = c."to",
      queue_number = coalesce(c."queueNumber", e.queue_number),
      offered_at = case when c."to" = 'offered' then $2 else e.offered_at end,
      offer_expires_at = case when c."to" = 'offered' then $3 else e.offer_expires_at end,
      offer_reminded_at = case when c."to" = 'offered' then null else e.offer_reminded_at end,
      completed_at = case when c."to" = 'completed' then $2 when c."to" = 'active' then null else e.completed_at end,
      ended_at = case when c."to" in ('withdrawn', 'deferred', 'rejected', 'expired') then $2 end,
      end_reason = case when c."to" in ('withdrawn', 'deferred', 'rejected', 'expired') then c.reason end,
      updated_at = $2
    from change c where e.id = c.id and e.state = c."from"
    returning e.id
  ), remembered as (
    insert into cohorts.enrolment_history (id, enrolment_id, at, action, from_state, to_state, actor_id, actor_name, reason)
    select c."historyId", c.id, $2, c.action, c."from", c."to", $4::uuid, $5, c.reason from change c
  ), lapsed as (
    update cohorts.transfer_request t set state = 'lapsed', decided_at = $2 from change c
    where t.enrolment_id = c.id and t.state = 'open' and c."to" in ('completed', 'withdrawn', 'rejected', 'expired')
  )
  select count(*) as n from changed`
