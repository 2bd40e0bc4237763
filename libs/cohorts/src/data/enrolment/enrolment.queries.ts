import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId } from '#kernel'
import { Database, type Executor } from '#platform/database'
import type { CohortRunId, EnrolmentId, EnrolmentState, EntryRoute } from '../../domain/index.js'

/** An enrolment as the API shows it. */
export interface EnrolmentRow {
  readonly id: EnrolmentId
  readonly runId: CohortRunId
  readonly personId: PersonId
  readonly organisationId: OrganisationId
  readonly organisationKind: string
  readonly region: string | null
  readonly state: EnrolmentState
  readonly route: EntryRoute | 'transfer'
  readonly statement: string | null
  readonly nominatedById: PersonId | null
  readonly transferredFromId: EnrolmentId | null
  readonly appliedAt: Date
  readonly queueNumber: number | null
  readonly priorityScore: number | null
  readonly manualRank: number | null
  readonly offeredAt: Date | null
  readonly offerExpiresAt: Date | null
  readonly completedAt: Date | null
  readonly endedAt: Date | null
  readonly endReason: string | null
}

export interface HistoryRow {
  readonly enrolmentId: EnrolmentId
  readonly at: Date
  readonly action: string
  readonly fromState: string | null
  readonly toState: string
  readonly actorId: PersonId | null
  readonly actorName: string | null
  readonly reason: string | null
}

export const ENROLMENT_COLUMNS = `e.id, e.run_id as "runId", e.person_id as "personId", e.organisation_id as "organisationId", e.organisation_kind as "organisationKind", e.region,
  e.state, e.route, e.statement, e.nominated_by_id as "nominatedById", e.transferred_from_id as "transferredFromId", e.applied_at as "appliedAt",
  e.queue_number as "queueNumber", e.priority_score as "priorityScore", e.manual_rank as "manualRank", e.offered_at as "offeredAt",
  e.offer_expires_at as "offerExpiresAt", e.completed_at as "completedAt", e.ended_at as "endedAt", e.end_reason as "endReason"`

@Injectable()
export class EnrolmentQueries {
  constructor(private readonly database: Database) {}

  byIds(ids: readonly string[], on: Executor = this.database): Promise<EnrolmentRow[]> {
    return on.rows({ name: 'cohorts.enrolments', text: `select ${ENROLMENT_COLUMNS} from cohorts.enrolment e where e.id = any($1::uuid[])` }, [ids])
  }

  /** Everybody in a run in one of the states, in the order in which they came. */
  ofRun(on: Executor, runId: string, states: readonly EnrolmentState[]): Promise<EnrolmentRow[]> {
    return on.rows({
      name: 'cohorts.enrolments-of-run',
      text: `select ${ENROLMENT_COLUMNS} from cohorts.enrolment e where e.run_id = $1 and e.state = any($2) order by e.applied_at, e.id`,
    }, [runId, states])
  }

  history(enrolmentIds: readonly string[]): Promise<HistoryRow[]> {
    return this.database.rows(
      `select enrolment_id as "enrolmentId", at, action, from_state as "fromState", to_state as "toState", actor_id as "actorId", actor_name as "actorName", reason
       from cohorts.enrolment_history where enrolment_id = any($1::uuid[]) order by seq`,
      [enrolmentIds])
  }
}
