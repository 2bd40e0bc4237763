import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId, PlainDate } from '#kernel'
import type { Executor, Tx } from '#platform/database'
import type {
  CohortRunId, EnrolmentId, HeldBackPlacesId, PlaceSeeker, ProgrammeId, ProgrammeVersionId, RunState, WaitingEntry, WaitingPolicy,
} from '../../domain/index.js'

/** A run whose row is locked: what it says holds until the transaction ends. */
export interface LockedRun {
  readonly id: CohortRunId
  readonly programmeId: ProgrammeId
  readonly versionId: ProgrammeVersionId
  readonly versionNumber: number
  readonly organisationId: OrganisationId
  readonly state: RunState
  readonly capacity: number
  readonly minimum: number
  readonly taken: number
  readonly waiting: number
  readonly policy: WaitingPolicy
  readonly offerDays: number
  readonly maxPerOrganisation: number | null
  readonly maxPerRegion: number | null
  readonly opensOn: PlainDate
  readonly closesOn: PlainDate
  readonly startsOn: PlainDate
  readonly endsOn: PlainDate
  readonly closedEarlyOn: PlainDate | null
  readonly heldBack: readonly HeldBackRow[]
}

export interface HeldBackRow {
  readonly id: HeldBackPlacesId
  readonly forType: 'region' | 'organisation_kind' | 'organisation'
  readonly forValue: string
  readonly places: number
  readonly releasedOn: PlainDate
}

/** Somebody who holds a place or waits for one. */
export interface SeekerRow {
  readonly enrolmentId: EnrolmentId
  readonly personId: PersonId
  readonly organisationId: OrganisationId
  readonly organisationKind: string
  readonly region: string | null
  readonly state: string
  readonly queueNumber: number | null
  readonly priorityScore: number | null
  readonly manualRank: number | null
}

/** Everything about places that has to be read or written under the run's lock. */
@Injectable()
export class PlacesQueries {
  /** Locks a run until the transaction ends. */
  async lockRun(tx: Tx, runId: string): Promise<LockedRun | undefined> {
    return (await this.lockRuns(tx, [runId]))[0]
  }

  /** Locks several runs, always in the order of their ids, so that two that lock the same ones cannot block each other for good. */
  async lockRuns(tx: Tx, runIds: readonly string[]): Promise<LockedRun[]> {
    // Read in a second statement: the first may have waited, and what it saw of other tables would be older than the lock.
    await tx.run({ name: 'cohorts.lock-runs', text: 'select from cohorts.cohort_run where id = any($1::uuid[]) order by id for update' }, [runIds])
    return tx.rows<LockedRun>({ name: 'cohorts.locked-runs', text: LOCKED }, [runIds])
  }

  /** Everybody who holds a place in the run or waits for one. */
  seekers(on: Executor, runId: string): Promise<SeekerRow[]> {
    return on.rows<SeekerRow>({
      name: 'cohorts.seekers',
      text: `select id as "enrolmentId", person_id as "personId", organisation_id as "organisationId", organisation_kind as "organisationKind", region, state,
               queue_number as "queueNumber", priority_score as "priorityScore", manual_rank as "manualRank"
             from cohorts.enrolment where run_id = $1 and state in ('waitlisted', 'offered', 'accepted', 'active', 'completed')`,
    }, [runId])
  }
}

const LOCKED = `
  select r.id, v.programme_id as "programmeId", v.id as "versionId", v.number as "versionNumber", r.organisation_id as "organisationId", r.state, r.capacity, r.minimum,
    r.taken, r.waiting, r.policy, r.offer_days as "offerDays", r.max_per_organisation as "maxPerOrganisation", r.max_per_region as "maxPerRegion",
    r.opens_on as "opensOn", r.closes_on as "closesOn", r.starts_on as "startsOn", r.ends_on as "endsOn", r.closed_early_on as "closedEarlyOn",
    coalesce((
      select json_agg(json_build_object('id', h.id, 'forType', h.for_type, 'forValue', h.for_value, 'places', h.places, 'releasedOn', h.released_on) order by h.id)
      from cohorts.run_held_back h where h.run_id = r.id), '[]'::json) as "heldBack"
  from cohorts.cohort_run r join cohorts.programme_version v on v.id = r.programme_version_id
  where r.id = any($1::uuid[]) order by r.id`

export const toSeeker = (row: SeekerRow): PlaceSeeker => ({
  enrolmentId: row.enrolmentId, organisationId: row.organisationId, organisationKind: row.organisationKind, region: row.region ?? undefined,
})

export const toWaiting = (row: SeekerRow): WaitingEntry => ({
  ...toSeeker(row), queueNumber: row.queueNumber ?? 0, priorityScore: row.priorityScore ?? undefined, manualRank: row.manualRank ?? undefined,
})
