import { Injectable } from '@nestjs/common'
import { nextQuarter, type OrganisationId, type PersonId, previousQuarter, type Quarter } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { ReturnState, WorkforceReturnId } from '../../domain/index.js'

export interface ReturnRow {
  readonly id: WorkforceReturnId
  readonly organisationId: OrganisationId
  readonly quarter: Quarter
  readonly revision: number
  readonly state: ReturnState
  readonly frameworkKey: string
  readonly frameworkVersionId: string
  readonly gradesVersionId: string
  readonly characteristicsVersionId: string
  readonly region: string | null
  readonly organisationKind: string
  readonly correctionReason: string | null
  readonly startedAt: Date
  readonly submittedAt: Date | null
  readonly submittedById: PersonId | null
}

const COLUMNS = `r.id, r.organisation_id as "organisationId", r.quarter, r.revision, r.state, r.framework_key as "frameworkKey", r.framework_version_id as "frameworkVersionId",
  r.grades_version_id as "gradesVersionId", r.characteristics_version_id as "characteristicsVersionId", r.region, r.organisation_kind as "organisationKind",
  r.correction_reason as "correctionReason", r.started_at as "startedAt", r.submitted_at as "submittedAt", r.submitted_by_id as "submittedById"`
const FROM = `select ${COLUMNS} from workforce_returns.workforce_return r`

@Injectable()
export class ReturnQueries {
  constructor(private readonly database: Database) {}

  one(id: string, on: Executor = this.database): Promise<ReturnRow | undefined> {
    return on.maybeOne<ReturnRow>(`${FROM} where r.id = $1`, [id])
  }

  /** All revisions of an organisation, newest quarter and revision first. */
  ofOrganisation(organisationId: string): Promise<ReturnRow[]> {
    return this.database.rows<ReturnRow>(`${FROM} where r.organisation_id = $1 order by r.quarter desc, r.revision desc`, [organisationId])
  }

  ofQuarter(organisationId: string, quarter: string, on: Executor = this.database): Promise<ReturnRow[]> {
    return on.rows<ReturnRow>(`${FROM} where r.organisation_id = $1 and r.quarter = $2 order by r.revision desc`, [organisationId, quarter])
  }

  /** The revision that counts of the last quarter before this one that was returned. */
  before(organisationId: string, quarter: string, on: Executor = this.database): Promise<ReturnRow | undefined> {
    return on.maybeOne<ReturnRow>(`${FROM} where r.organisation_id = $1 and r.quarter < $2 and r.state = 'submitted' order by r.quarter desc limit 1`, [organisationId, quarter])
  }

  /** The revision of a quarter that counts. */
  counting(organisationId: string, quarter: string, on: Executor = this.database): Promise<ReturnRow | undefined> {
    return on.maybeOne<ReturnRow>(`${FROM} where r.organisation_id = $1 and r.quarter = $2 and r.state = 'submitted'`, [organisationId, quarter])
  }

  /** What counts, or is being made, for a quarter: of these organisations, the submitted revision and the draft. */
  states(organisationIds: readonly string[], quarter: string): Promise<Pick<ReturnRow, 'organisationId' | 'state' | 'revision' | 'submittedAt'>[]> {
    return this.database.rows(
      `select organisation_id as "organisationId", state, revision, submitted_at as "submittedAt" from workforce_returns.workforce_return
       where organisation_id = any($1::uuid[]) and quarter = $2 and state <> 'superseded' order by organisation_id, revision`, [organisationIds, quarter])
  }

  /** Makes the quarter's row when it is new. Either way it stays locked, so that whatever changes its revisions queues up. */
  async lockPeriod(tx: Tx, organisationId: string, quarter: string): Promise<void> {
    await tx.run(
      `insert into workforce_returns.return_period (organisation_id, quarter) values ($1, $2)
       on conflict (organisation_id, quarter) do update set quarter = excluded.quarter`, [organisationId, quarter])
  }

  /**
   * Locks a quarter and those before and after it, which are checked against each other: whoever submits one of them waits. Always the earliest first, so that
   * nobody waits in a ring.
   */
  async lockNeighbours(tx: Tx, organisationId: string, quarter: Quarter): Promise<void> {
    for (const one of [previousQuarter(quarter), quarter, nextQuarter(quarter)]) await this.lockPeriod(tx, organisationId, one)
  }

  /** The revision, which nobody else changes before the transaction ends. */
  lock(tx: Tx, id: string): Promise<ReturnRow | undefined> {
    return tx.maybeOne<ReturnRow>(`${FROM} where r.id = $1 for update`, [id])
  }

  async insert(tx: Tx, row: Omit<ReturnRow, 'state' | 'submittedAt' | 'submittedById'>, by: PersonId | null): Promise<void> {
    await tx.run(
      `insert into workforce_returns.workforce_return (id, organisation_id, quarter, revision, state, framework_key, framework_version_id, grades_version_id, characteristics_version_id,
         region, organisation_kind, correction_reason, started_at, started_by_id) values ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [row.id, row.organisationId, row.quarter, row.revision, row.frameworkKey, row.frameworkVersionId, row.gradesVersionId, row.characteristicsVersionId,
        row.region, row.organisationKind, row.correctionReason, row.startedAt, by])
  }

  async submit(tx: Tx, id: string, as: { readonly region: string | null; readonly organisationKind: string; readonly by: PersonId | null }, now: Date): Promise<void> {
    await tx.run(`update workforce_returns.workforce_return set state = 'submitted', submitted_at = $2, submitted_by_id = $3, region = $4, organisation_kind = $5 where id = $1`,
      [id, now, as.by, as.region, as.organisationKind])
  }

  async supersede(tx: Tx, id: string, now: Date): Promise<void> {
    await tx.run(`update workforce_returns.workforce_return set state = 'superseded', superseded_at = $2 where id = $1`, [id, now])
  }

  async note(tx: Tx, entry: { readonly id: string; readonly returnId: string; readonly action: string; readonly from: string | null; readonly to: string; readonly by: PersonId | null; readonly reason: string }, now: Date): Promise<void> {
    await tx.run('insert into workforce_returns.return_history (id, return_id, action, from_state, to_state, at, actor_id, reason) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [entry.id, entry.returnId, entry.action, entry.from, entry.to, now, entry.by, entry.reason])
  }
}
