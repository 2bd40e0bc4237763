import { Injectable } from '@nestjs/common'
import { Database } from '#platform/database'
import type { DemandEntry } from '../../domain/index.js'
import { ENROLMENT_COLUMNS, type EnrolmentRow } from '../enrolment/enrolment.queries.js'
import type { HeldBackRow, SeekerRow } from './places.queries.js'

export interface QueueFacts {
  readonly capacity: number
  readonly policy: 'first_come' | 'priority_score' | 'manual'
  readonly maxPerOrganisation: number | null
  readonly maxPerRegion: number | null
  readonly heldBack: readonly HeldBackRow[]
  readonly seekers: readonly SeekerRow[]
}

/** Reads about the queue, without a lock: for pages. */
@Injectable()
export class WaitingListQueries {
  constructor(private readonly database: Database) {}

  /** Everything that says who is next, from one moment. */
  facts(runId: string): Promise<QueueFacts> {
    return this.database.one<QueueFacts>({
      name: 'cohorts.queue-facts',
      text: `
        select r.capacity, r.policy, r.max_per_organisation as "maxPerOrganisation", r.max_per_region as "maxPerRegion",
          coalesce((
            select json_agg(json_build_object('id', h.id, 'forType', h.for_type, 'forValue', h.for_value, 'places', h.places, 'releasedOn', h.released_on) order by h.id)
            from cohorts.run_held_back h where h.run_id = r.id), '[]'::json) as "heldBack",
          coalesce((
            select json_agg(json_build_object('enrolmentId', e.id, 'personId', e.person_id, 'organisationId', e.organisation_id, 'organisationKind', e.organisation_kind,
              'region', e.region, 'state', e.state, 'queueNumber', e.queue_number, 'priorityScore', e.priority_score, 'manualRank', e.manual_rank))
            from cohorts.enrolment e where e.run_id = r.id and e.state in ('waitlisted', 'offered', 'accepted', 'active', 'completed')), '[]'::json) as seekers
        from cohorts.cohort_run r where r.id = $1`,
    }, [runId])
  }

  waiting(runId: string): Promise<EnrolmentRow[]> {
    return this.database.rows(`select ${ENROLMENT_COLUMNS} from cohorts.enrolment e where e.run_id = $1 and e.state = 'waitlisted'`, [runId])
  }

  /** Every enrolment of a run as demand counts it. */
  async demand(runId: string): Promise<(DemandEntry & { readonly organisationId: string })[]> {
    const rows = await this.database.rows<Omit<DemandEntry, 'region'> & { readonly region: string | null; readonly organisationId: string }>({
      name: 'cohorts.demand',
      text: `select state, organisation_kind as "organisationKind", region, organisation_id as "organisationId" from cohorts.enrolment where run_id = $1 and state <> 'draft'`,
    }, [runId])
    return rows.map((row) => ({ ...row, region: row.region ?? undefined }))
  }
}
