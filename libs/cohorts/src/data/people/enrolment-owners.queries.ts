import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId } from '#kernel'
import { Database, type Tx } from '#platform/database'
import { BLOCKING_STATES, type CohortRunId, type DuplicateEnrolment, LIVE_ENROLMENT_STATES } from '../../domain/index.js'

export interface OwnedEnrolmentRow extends DuplicateEnrolment {
  readonly runId: CohortRunId
  readonly personId: PersonId
}

export interface OpenEnrolmentRow extends OwnedEnrolmentRow {
  readonly organisationId: OrganisationId
}

export interface NewOrganisation {
  readonly enrolmentId: string
  readonly organisationId: OrganisationId
  readonly kind: string
  readonly region: string | null
}

const OWNED = 'id, run_id as "runId", person_id as "personId", state, progress, applied_at as "appliedAt"'

/** Whose enrolments are, and for which organisation. */
@Injectable()
export class EnrolmentOwnersQueries {
  constructor(private readonly database: Database) {}

  /** Runs in which the person has an enrolment that keeps out another. */
  async runsOf(tx: Tx, personId: string): Promise<CohortRunId[]> {
    const rows = await tx.rows<{ id: CohortRunId }>('select distinct run_id as id from cohorts.enrolment where person_id = $1 and state = any($2) order by 1', [personId, BLOCKING_STATES])
    return rows.map(({ id }) => id)
  }

  /** The enrolments of the people in these runs, as far as they keep out another. */
  blocking(tx: Tx, personIds: readonly string[], runIds: readonly string[]): Promise<OwnedEnrolmentRow[]> {
    return tx.rows(`select ${OWNED} from cohorts.enrolment where person_id = any($1::uuid[]) and run_id = any($2::uuid[]) and state = any($3) order by id`, [personIds, runIds, BLOCKING_STATES])
  }

  /** Everything that one person has or had becomes another's. */
  async handOn(tx: Tx, fromId: string, intoId: string, now: Date): Promise<number> {
    return tx.run('update cohorts.enrolment set person_id = $2, updated_at = $3 where person_id = $1', [fromId, intoId, now])
  }

  /** Runs with open enrolments for, or unreleased places kept for, one of the organisations; also those that one of them runs, until they are over. */
  async runsConcerning(organisationIds: readonly string[]): Promise<CohortRunId[]> {
    const rows = await this.database.rows<{ id: CohortRunId }>(
      `select run_id as id from cohorts.enrolment where organisation_id = any($1::uuid[]) and state = any($2)
       union select h.run_id from cohorts.run_held_back h join cohorts.cohort_run r on r.id = h.run_id
         where h.for_type = 'organisation' and h.for_value = any($1::text[]) and h.released_at is null and r.state not in ('completed', 'cancelled')
       union select id from cohorts.cohort_run where organisation_id = any($1::uuid[]) and state not in ('completed', 'cancelled')
       order by 1`, [organisationIds, LIVE_ENROLMENT_STATES])
    return rows.map(({ id }) => id)
  }

  open(tx: Tx, runId: string, organisationIds: readonly string[]): Promise<OpenEnrolmentRow[]> {
    return tx.rows(
      `select ${OWNED}, organisation_id as "organisationId" from cohorts.enrolment where run_id = $1 and organisation_id = any($2::uuid[]) and state = any($3) order by id`,
      [runId, organisationIds, LIVE_ENROLMENT_STATES])
  }

  /** Quotas and held-back places go by the new organisation from now on. */
  async setOrganisations(tx: Tx, moves: readonly NewOrganisation[], now: Date): Promise<void> {
    await tx.run(
      `update cohorts.enrolment e set organisation_id = m."organisationId", organisation_kind = m.kind, region = m.region, updated_at = $2
       from json_to_recordset($1::json) as m("enrolmentId" uuid, "organisationId" uuid, kind text, region text) where e.id = m."enrolmentId"`,
      [JSON.stringify(moves), now])
  }

  /** Places kept for organisations that merged are kept for their successor, together with those it has already. Answers how many lines went. */
  async moveHeldBack(tx: Tx, runId: string, from: readonly string[], to: string): Promise<number> {
    const gone = await tx.rows<{ id: string; places: number; until: string }>(
      `delete from cohorts.run_held_back where run_id = $1 and for_type = 'organisation' and for_value = any($2::text[]) and released_at is null
       returning id, places, released_on as until`, [runId, from])
    const [first] = gone
    if (first === undefined) return 0
    await tx.run(
      `insert into cohorts.run_held_back (id, run_id, for_type, for_value, places, released_on) values ($1, $2, 'organisation', $3, $4, $5)
       on conflict (run_id, for_type, for_value) do update set released_at = null,
         places = excluded.places + case when cohorts.run_held_back.released_at is null then cohorts.run_held_back.places else 0 end,
         released_on = case when cohorts.run_held_back.released_at is null then greatest(cohorts.run_held_back.released_on, excluded.released_on) else excluded.released_on end`,
      [first.id, runId, to, gone.reduce((sum, { places }) => sum + places, 0), gone.map(({ until }) => until).sort().at(-1)])
    return gone.length
  }

  /** The organisation that runs a run; false when it is another's already. */
  async moveRun(tx: Tx, runId: string, from: readonly string[], to: string, now: Date): Promise<boolean> {
    return (await tx.run(
      `update cohorts.cohort_run set organisation_id = $3, updated_at = $4 where id = $1 and organisation_id = any($2::uuid[]) and state not in ('completed', 'cancelled')`,
      [runId, from, to, now])) === 1
  }

  /** Programmes go along: who maintains them now belongs to the successor. */
  async moveProgrammes(tx: Tx, from: readonly string[], to: string, now: Date): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>('update cohorts.programme set organisation_id = $2, updated_at = $3 where organisation_id = any($1::uuid[]) returning id', [from, to, now])
    return rows.map(({ id }) => id)
  }
}
