import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId, PlainDate } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { Audience, CohortRunId, EnrolmentId, EnrolmentState, EntryRoute, ProgrammeId, RunState } from '../../domain/index.js'
import { stateThere, wentOn } from './enrolment-sql.js'

/** What a run says to somebody who wants to come in. */
export interface EntryRunRow {
  readonly runId: CohortRunId
  readonly state: RunState
  readonly opensOn: PlainDate
  readonly closesOn: PlainDate
  readonly closedEarlyOn: PlainDate | null
  readonly startsOn: PlainDate
  readonly offerDays: number
  readonly audience: Audience
  readonly routes: readonly EntryRoute[]
  readonly needsApproval: boolean
  readonly prerequisiteProgrammes: readonly ProgrammeId[]
}

/** What a person's own record here says. */
export interface EntryRecordRow {
  readonly personId: PersonId
  /** State of the enrolment in the run that keeps out another, or else of their newest: a merge of two records may close the newer one. */
  readonly state: EnrolmentState | null
  readonly completedProgrammes: readonly ProgrammeId[]
}

export interface NewEnrolment {
  readonly id: EnrolmentId
  readonly runId: string
  readonly personId: PersonId
  readonly organisationId: OrganisationId
  readonly organisationKind: string
  readonly region: string | undefined
  readonly route: EntryRoute | 'transfer'
  readonly statement: string | undefined
  readonly nominatedById: PersonId | undefined
  readonly transferredFromId: EnrolmentId | undefined
}

@Injectable()
export class EntryQueries {
  constructor(private readonly database: Database) {}

  run(runId: string): Promise<EntryRunRow | undefined> {
    return this.database.maybeOne({
      name: 'cohorts.entry-run',
      text: `select r.id as "runId", r.state, r.opens_on as "opensOn", r.closes_on as "closesOn", r.closed_early_on as "closedEarlyOn", r.starts_on as "startsOn",
               r.offer_days as "offerDays", p.audience, v.routes, v.needs_approval as "needsApproval", v.prerequisite_programmes::text[] as "prerequisiteProgrammes"
             from cohorts.cohort_run r join cohorts.programme_version v on v.id = r.programme_version_id join cohorts.programme p on p.id = v.programme_id
             where r.id = $1`,
    }, [runId])
  }

  /** One row for each person asked for. Inside the run's lock the states are final. */
  records(runId: string, personIds: readonly PersonId[], on: Executor = this.database): Promise<EntryRecordRow[]> {
    return on.rows({
      name: 'cohorts.entry-records',
      text: `select asked.id as "personId",
               ${stateThere('$1', 'asked.id')} as state,
               coalesce((
                 select json_agg(distinct v.programme_id) from cohorts.enrolment e
                 join cohorts.cohort_run r on r.id = e.run_id join cohorts.programme_version v on v.id = r.programme_version_id
                 where e.person_id = asked.id and e.state = 'completed'), '[]'::json) as "completedProgrammes"
             from unnest($2::uuid[]) as asked(id)`,
    }, [runId, personIds])
  }

  /** Whether somebody was moved on from this enrolment, to where they still are or completed. Ask under the lock of its run. */
  async wentOn(tx: Tx, enrolmentId: string): Promise<boolean> {
    return (await tx.one<{ wentOn: boolean }>({ name: 'cohorts.went-on', text: `select ${wentOn('$1')} as "wentOn"` }, [enrolmentId])).wentOn
  }

  /** Inserts drafts; what becomes of them is said by the changes that follow in the same transaction. */
  async insertDrafts(tx: Tx, enrolments: readonly NewEnrolment[], now: Date): Promise<void> {
    await tx.run({
      name: 'cohorts.insert-drafts',
      text: `insert into cohorts.enrolment (id, run_id, person_id, organisation_id, organisation_kind, region, state, route, statement, nominated_by_id, transferred_from_id, applied_at, updated_at)
             select n.id, n."runId", n."personId", n."organisationId", n."organisationKind", n.region, 'draft', n.route, n.statement, n."nominatedById", n."transferredFromId", $2, $2
             from json_to_recordset($1::json) as n(id uuid, "runId" uuid, "personId" uuid, "organisationId" uuid, "organisationKind" text, region text, route text, statement text,
               "nominatedById" uuid, "transferredFromId" uuid)`,
    }, [JSON.stringify(enrolments), now])
  }
}
