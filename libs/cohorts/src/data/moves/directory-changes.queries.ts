import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId } from '#kernel'
import { Database, type Tx } from '#platform/database'
import type { CohortRunId, EnrolmentId, EnrolmentState } from '../../domain/index.js'

export interface MovingRow {
  readonly id: EnrolmentId
  readonly personId: PersonId
  readonly state: EnrolmentState
}

const LIVE = `('draft', 'applied', 'manager_approved', 'waitlisted', 'offered', 'accepted', 'active')`

/** What follows here from people merged and organisations reorganised in the directory. */
@Injectable()
export class DirectoryChangesQueries {
  constructor(private readonly database: Database) {}

  async runsOfPerson(personId: string): Promise<CohortRunId[]> {
    return (await this.database.rows<{ id: CohortRunId }>('select distinct run_id as id from cohorts.enrolment where person_id = $1 order by 1', [personId])).map(({ id }) => id)
  }

  ofPeople(tx: Tx, runId: string, personIds: readonly string[]): Promise<MovingRow[]> {
    return tx.rows('select id, person_id as "personId", state from cohorts.enrolment where run_id = $1 and person_id = any($2::uuid[]) order by applied_at, id', [runId, personIds])
  }

  async handOver(tx: Tx, enrolmentIds: readonly string[], intoId: string): Promise<void> {
    await tx.run('update cohorts.enrolment set person_id = $2 where id = any($1::uuid[])', [enrolmentIds, intoId])
  }

  /** Named twice in one run, the second line goes. */
  async handOverTeaching(tx: Tx, fromId: string, intoId: string): Promise<void> {
    await tx.run(`delete from cohorts.run_facilitator f where f.person_id = $1 and exists (select from cohorts.run_facilitator g where g.run_id = f.run_id and g.person_id = $2)`, [fromId, intoId])
    await tx.run('update cohorts.run_facilitator set person_id = $2 where person_id = $1', [fromId, intoId])
  }

  async runsWithOpen(organisationIds: readonly string[]): Promise<CohortRunId[]> {
    return (await this.database.rows<{ id: CohortRunId }>(
      `select distinct run_id as id from cohorts.enrolment where organisation_id = any($1::uuid[]) and state in ${LIVE} order by 1`, [organisationIds])).map(({ id }) => id)
  }

  openOf(tx: Tx, runId: string, organisationIds: readonly string[]): Promise<MovingRow[]> {
    return tx.rows(`select id, person_id as "personId", state from cohorts.enrolment where run_id = $1 and organisation_id = any($2::uuid[]) and state in ${LIVE} order by id`, [runId, organisationIds])
  }

  async moveTo(tx: Tx, enrolmentId: string, to: { readonly organisationId: OrganisationId; readonly organisationKind: string; readonly region: string | null }, now: Date): Promise<void> {
    await tx.run('update cohorts.enrolment set organisation_id = $2, organisation_kind = $3, region = $4, updated_at = $5 where id = $1', [enrolmentId, to.organisationId, to.organisationKind, to.region, now])
  }

  /** Programmes and runs of organisations that are no more go to their successor. */
  async moveOwnership(tx: Tx, fromIds: readonly string[], toId: string, now: Date): Promise<void> {
    await tx.run('update cohorts.programme set organisation_id = $2, updated_at = $3 where organisation_id = any($1::uuid[])', [fromIds, toId, now])
    await tx.run('update cohorts.cohort_run set organisation_id = $2, updated_at = $3 where organisation_id = any($1::uuid[])', [fromIds, toId, now])
  }
}
