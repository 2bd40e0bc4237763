import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId, PlainDate } from '#kernel'
import type { Tx } from '#platform/database'
import type { EnrolmentId, EntryRoute } from '../../domain/index.js'

export interface PlainEntry {
  readonly enrolmentId: EnrolmentId
  readonly runId: string
  readonly personId: PersonId
  readonly organisationId: OrganisationId
  readonly organisationKind: string
  readonly region: string | undefined
  readonly route: EntryRoute
  readonly statement: string | undefined
  readonly now: Date
  readonly today: PlainDate
  /** Until when an offer would stand. */
  readonly expiresAt: Date
  readonly historyId: string
  readonly actorId: PersonId | undefined
  readonly actorName: string | undefined
}

/** The hot path of enrolling: the run's counters decide, in one statement that holds the lock as shortly as can be. */
@Injectable()
export class PlainEntryQueries {
  /**
   * Enters somebody into a run that goes by first come, first served, without quotas or places held back: a place when there is one,
   * else the end of the queue. `undefined` when the run is not such a run, is not open, or the person is in it: then nothing was written.
   * Where two entries of one person race, the second is refused by the index `enrolment_one_live`.
   */
  enter(tx: Tx, entry: PlainEntry): Promise<{ readonly state: 'offered' | 'waitlisted' } | undefined> {
    return tx.maybeOne({ name: 'cohorts.plain-entry', text: ENTER }, [
      entry.enrolmentId, entry.runId, entry.personId, entry.organisationId, entry.organisationKind, entry.region ?? null, entry.route, entry.statement ?? null,
      entry.now, entry.today, entry.expiresAt, entry.historyId, entry.actorId ?? null, entry.actorName ?? null,
    ])
  }
}

// The conditions on the run are checked again on the row as it is once the lock is had. A place that is free while somebody waits
// (released a moment ago) is left to the careful path. New `waiting` is 0 exactly when a place was taken.
const ENTER = `
  with already as materialized (
    select from cohorts.enrolment where run_id = $2 and person_id = $3
      and state in ('draft', 'applied', 'manager_approved', 'waitlisted', 'offered', 'accepted', 'active', 'completed')
  ), seat as (
    update cohorts.cohort_run set
      taken = taken + case when taken < capacity then 1 else 0 end,
      waiting = waiting + case when taken < capacity then 0 else 1 end,
      next_queue_number = next_queue_number + 1
    where id = $2 and state = 'open' and policy = 'first_come' and max_per_organisation is null and max_per_region is null
      and (waiting = 0 or taken >= capacity)
      and (held_until is null or held_until <= $10::date)
      and not exists (select from already)
    returning case when waiting = 0 then 'offered' else 'waitlisted' end as state, next_queue_number - 1 as number
  ), entered as (
    insert into cohorts.enrolment (id, run_id, person_id, organisation_id, organisation_kind, region, state, route, statement, nominated_by_id, applied_at,
      queue_number, offered_at, offer_expires_at, updated_at)
    select $1, $2, $3, $4, $5, $6, state, $7, $8, case when $13::uuid <> $3 then $13::uuid end, $9,
      number, case when state = 'offered' then $9::timestamptz end, case when state = 'offered' then $11::timestamptz end, $9
    from seat
  ), remembered as (
    insert into cohorts.enrolment_history (id, enrolment_id, at, action, from_state, to_state, actor_id, actor_name)
    select $12::uuid, $1, $9, case state when 'offered' then 'offer' else 'waitlist' end, 'draft', state, $13::uuid, $14 from seat
  )
  select state from seat`
