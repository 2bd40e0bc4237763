import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { EnrolmentId, KnownSet, PlannedSet, SetId } from '../../domain/index.js'

/** Somebody on the register as sets see them. */
export interface SetPersonRow {
  readonly enrolmentId: EnrolmentId
  readonly personId: PersonId
  readonly organisationId: OrganisationId
  readonly region: string | null
  readonly setId: SetId | null
}

export interface SetRow extends KnownSet {
  readonly runId: string
  readonly members: readonly Omit<SetPersonRow, 'setId'>[]
}

const SET = `s.id, s.run_id as "runId", s.number, s.name, coalesce((
  select json_agg(json_build_object('enrolmentId', e.id, 'personId', e.person_id, 'organisationId', e.organisation_id, 'region', e.region) order by e.id)
  from cohorts.set_member m join cohorts.enrolment e on e.id = m.enrolment_id and e.state in ('accepted', 'active', 'completed') where m.set_id = s.id), '[]'::json) as members`

@Injectable()
export class SetQueries {
  constructor(private readonly database: Database) {}

  /** The sets of a run by number, with those of their members who are on the register; one more than asked for. */
  async page(runId: string, first: number, after: number | undefined): Promise<{ rows: SetRow[]; total: number }> {
    const rows = await this.database.rows<SetRow>(
      `select ${SET} from cohorts.action_learning_set s where s.run_id = $1 and s.number > $2 order by s.number limit $3`, [runId, after ?? 0, first + 1])
    return { rows, total: (await this.database.one<{ n: number }>('select count(*) as n from cohorts.action_learning_set where run_id = $1', [runId])).n }
  }

  byId(id: string, on: Executor = this.database): Promise<SetRow | undefined> {
    return on.maybeOne<SetRow>(`select ${SET} from cohorts.action_learning_set s where s.id = $1`, [id])
  }

  /** The set that a person is in as a learner of the run. */
  ofPerson(runId: string, personId: PersonId): Promise<SetRow | undefined> {
    return this.database.maybeOne<SetRow>(
      `select ${SET} from cohorts.action_learning_set s where s.run_id = $1 and s.id in (
         select m.set_id from cohorts.set_member m join cohorts.enrolment e on e.id = m.enrolment_id
         where e.run_id = $1 and e.person_id = $2 and e.state in ('accepted', 'active', 'completed'))`, [runId, personId])
  }

  /** Lets one transaction at a time divide a run's people. */
  async lock(tx: Tx, runId: string): Promise<void> {
    await tx.run('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`cohorts.sets ${runId}`])
  }

  known(runId: string, on: Executor = this.database): Promise<KnownSet[]> {
    return on.rows<KnownSet>('select id, number, name from cohorts.action_learning_set where run_id = $1 order by number', [runId])
  }

  people(runId: string, on: Executor = this.database): Promise<SetPersonRow[]> {
    return on.rows<SetPersonRow>(
      `select e.id as "enrolmentId", e.person_id as "personId", e.organisation_id as "organisationId", e.region, m.set_id as "setId"
       from cohorts.enrolment e left join cohorts.set_member m on m.enrolment_id = e.id
       where e.run_id = $1 and e.state in ('accepted', 'active', 'completed') order by e.id`, [runId])
  }

  async apply(tx: Tx, runId: string, sets: readonly PlannedSet[], now: Date): Promise<void> {
    await tx.run(
      `insert into cohorts.action_learning_set (id, run_id, number, name, created_at)
       select "setId", $2, number, name, $3 from json_to_recordset($1::json) as s("setId" uuid, number int, name text)`,
      [JSON.stringify(sets.filter(({ isNew }) => isNew)), runId, now])
    await this.place(tx, sets.flatMap(({ setId, members }) => members.map((enrolmentId) => ({ enrolmentId, setId }))), now)
  }

  /** Puts people into sets; those who are there already keep their day of joining. */
  async place(tx: Tx, places: readonly { readonly enrolmentId: EnrolmentId; readonly setId: SetId }[], now: Date): Promise<void> {
    await tx.run(
      `insert into cohorts.set_member as m (enrolment_id, set_id, joined_at)
       select "enrolmentId", "setId", $2 from json_to_recordset($1::json) as p("enrolmentId" uuid, "setId" uuid) order by "enrolmentId"
       on conflict (enrolment_id) do update set set_id = excluded.set_id, joined_at = excluded.joined_at where m.set_id <> excluded.set_id`,
      [JSON.stringify(places), now])
  }

  async remove(tx: Tx, enrolmentId: EnrolmentId): Promise<void> {
    await tx.run('delete from cohorts.set_member where enrolment_id = $1', [enrolmentId])
  }

  async rename(tx: Tx, id: string, name: string): Promise<void> {
    await tx.run('update cohorts.action_learning_set set name = $2 where id = $1', [id, name])
  }
}
