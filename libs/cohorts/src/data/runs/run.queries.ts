import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId, PlainDate } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { CohortRunId, ProgrammeId, ProgrammeVersionId, RunState, WaitingPolicy } from '../../domain/index.js'
import type { HeldBackRow } from '../places/places.queries.js'

/** A run as the API shows it. */
export interface RunRow {
  readonly id: CohortRunId
  readonly versionId: ProgrammeVersionId
  readonly programmeId: ProgrammeId
  readonly organisationId: OrganisationId
  readonly title: string
  readonly state: RunState
  readonly deliveryMode: string
  readonly region: string | null
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

export interface RunFilter {
  readonly programmeId?: string | null | undefined
  readonly state?: string | null | undefined
  /** Only runs that the viewer manages or facilitates. */
  readonly mine?: boolean | undefined
}

export interface RunScope {
  readonly all: boolean
  readonly managed: readonly OrganisationId[]
  readonly personId: PersonId | undefined
}

export const RUN_COLUMNS = `r.id, r.programme_version_id as "versionId", v.programme_id as "programmeId", r.organisation_id as "organisationId", r.title, r.state,
  r.delivery_mode as "deliveryMode", r.region, r.capacity, r.minimum, r.taken, r.waiting, r.policy, r.offer_days as "offerDays",
  r.max_per_organisation as "maxPerOrganisation", r.max_per_region as "maxPerRegion", r.opens_on as "opensOn", r.closes_on as "closesOn",
  r.starts_on as "startsOn", r.ends_on as "endsOn", r.closed_early_on as "closedEarlyOn",
  coalesce((
    select json_agg(json_build_object('id', h.id, 'forType', h.for_type, 'forValue', h.for_value, 'places', h.places, 'releasedOn', h.released_on) order by h.id)
    from cohorts.run_held_back h where h.run_id = r.id), '[]'::json) as "heldBack"`

const FROM = 'from cohorts.cohort_run r join cohorts.programme_version v on v.id = r.programme_version_id'

const MINE = '(r.organisation_id = any($2::uuid[]) or exists (select from cohorts.run_facilitator f where f.run_id = r.id and f.person_id = $3::uuid))'
const FILTER = `
  ($1 or r.state <> 'draft' or ${MINE}) and (not $6 or ${MINE})
  and ($4::uuid is null or v.programme_id = $4) and ($5::text is null or r.state = $5)`

@Injectable()
export class RunQueries {
  constructor(private readonly database: Database) {}

  byIds(ids: readonly string[], on: Executor = this.database): Promise<RunRow[]> {
    return on.rows({ name: 'cohorts.runs', text: `select ${RUN_COLUMNS} ${FROM} where r.id = any($1::uuid[])` }, [ids])
  }

  /** Runs of programmes that take applications, the next to start first. */
  openOf(programmeIds: readonly string[]): Promise<RunRow[]> {
    return this.database.rows(`select ${RUN_COLUMNS} ${FROM} where v.programme_id = any($1::uuid[]) and r.state = 'open' order by r.starts_on, r.id`, [programmeIds])
  }

  /** One more row than asked for, by start; with the number of all that fit and that the viewer may see. */
  async page({ all, managed, personId }: RunScope, { programmeId, state, mine = false }: RunFilter, first: number, after: readonly [startsOn: string, id: string] | undefined): Promise<{ rows: RunRow[]; total: number }> {
    return this.database.one({
      name: 'cohorts.run-page',
      text: `
        with fitting as materialized (select r.id ${FROM} where ${FILTER}),
          page as (select r.* from cohorts.cohort_run r join fitting using (id) where $7::date is null or (r.starts_on, r.id) > ($7, $8::uuid) order by r.starts_on, r.id limit $9)
        select (select count(*) from fitting) as total, coalesce((
          select json_agg(row_to_json(one) order by one."startsOn", one.id)
          from (select ${RUN_COLUMNS} from page r join cohorts.programme_version v on v.id = r.programme_version_id) one), '[]'::json) as rows`,
    }, [all, managed, personId ?? null, programmeId ?? null, state ?? null, mine, after?.[0] ?? null, after?.[1] ?? null, first + 1])
  }

  /** People with an accepted place, and those from whom one may still come. */
  async countAccepted(runId: string, on: Executor = this.database): Promise<{ readonly accepted: number; readonly mayFollow: number }> {
    return on.one({
      name: 'cohorts.count-accepted',
      text: `select count(*) filter (where state in ('accepted', 'active', 'completed')) as accepted,
               count(*) filter (where state in ('applied', 'manager_approved', 'waitlisted', 'offered')) as "mayFollow"
             from cohorts.enrolment where run_id = $1`,
    }, [runId])
  }

  /** Sessions that are neither held nor cancelled. */
  async sessionsUpcoming(on: Executor, runId: string): Promise<number> {
    return (await on.one<{ n: number }>(`select count(*) as n from cohorts.session where run_id = $1 and state in ('scheduled', 'rescheduled')`, [runId])).n
  }

  async facilitators(runIds: readonly string[]): Promise<{ readonly runId: CohortRunId; readonly personId: PersonId }[]> {
    return this.database.rows(`select run_id as "runId", person_id as "personId" from cohorts.run_facilitator where run_id = any($1::uuid[]) order by added_at, person_id`, [runIds])
  }

  async addFacilitator(tx: Tx, runId: string, personId: PersonId, addedById: PersonId | undefined, now: Date): Promise<boolean> {
    return (await tx.run(
      `insert into cohorts.run_facilitator (run_id, person_id, added_by_id, added_at) values ($1, $2, $3, $4) on conflict do nothing`,
      [runId, personId, addedById ?? null, now])) === 1
  }

  async removeFacilitator(tx: Tx, runId: string, personId: PersonId): Promise<boolean> {
    return (await tx.run('delete from cohorts.run_facilitator where run_id = $1 and person_id = $2', [runId, personId])) === 1
  }

  async dropHeldBack(tx: Tx, runId: string): Promise<void> {
    await tx.run('delete from cohorts.run_held_back where run_id = $1', [runId])
  }
}
