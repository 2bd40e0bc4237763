import { Injectable } from '@nestjs/common'
import type { MembershipId, OrganisationId, PersonId, PlainDate } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { OrganisationFacts } from '../domain/organisations.js'

/** A membership or a line of management that reaches past the date, of an organisation that takes part. */
export interface StandingRow<Id extends string = string> {
  readonly id: Id
  readonly personId: PersonId
  readonly organisationId: OrganisationId
  readonly startsOn: PlainDate
  readonly endsOn: PlainDate | null
}

export interface StandingMembership extends StandingRow<MembershipId> {
  readonly role: string
  readonly jobTitle: string | null
  readonly grade: string | null
}

export interface StandingLine extends StandingRow {
  readonly managerId: PersonId
}

const LATER = '(t.ends_on is null or t.ends_on > $2)'

@Injectable()
export class ReorganisationFactsQueries {
  constructor(private readonly database: Database) {}

  /** Locks the organisations, always in the same order: nobody joins or leaves meanwhile by a form. */
  async lockOrganisations(tx: Tx, ids: readonly OrganisationId[]): Promise<void> {
    await tx.run('select 1 from directory.organisation where id = any($1::uuid[]) order by id for update', [ids])
  }

  /** The organisations and all that succeeds them already. */
  organisations(ids: readonly OrganisationId[], on: Executor = this.database): Promise<OrganisationFacts[]> {
    return on.rows<OrganisationFacts>(
      `with recursive reached as (
         select unnest($1::uuid[]) as id union select s.successor_id from directory.organisation_successor s join reached r on r.id = s.organisation_id)
       select facts.* from directory.organisation o join reached r on r.id = o.id
         cross join lateral json_to_record(json_strip_nulls(json_build_object('id', o.id, 'name', o.name, 'validFrom', o.valid_from, 'validTo', o.valid_to,
           'successorIds', (select json_agg(s.successor_id) from directory.organisation_successor s where s.organisation_id = o.id))))
           as facts(id uuid, name text, "validFrom" date, "validTo" date, "successorIds" json)`, [ids])
      .then((rows) => rows.map((row) => ({ ...row, validFrom: row.validFrom ?? undefined, validTo: row.validTo ?? undefined, successorIds: row.successorIds ?? undefined })))
  }

  memberships(ids: readonly OrganisationId[], date: PlainDate, on: Executor = this.database): Promise<StandingMembership[]> {
    return on.rows(
      `select t.id, t.person_id as "personId", t.organisation_id as "organisationId", t.role, t.job_title as "jobTitle", t.grade, t.starts_on as "startsOn", t.ends_on as "endsOn"
       from directory.membership t where t.organisation_id = any($1::uuid[]) and ${LATER} order by t.starts_on, t.id`, [ids, date])
  }

  lines(tx: Tx, ids: readonly OrganisationId[], date: PlainDate): Promise<StandingLine[]> {
    return tx.rows(
      `select t.id, t.person_id as "personId", t.manager_id as "managerId", t.organisation_id as "organisationId", t.starts_on as "startsOn", t.ends_on as "endsOn"
       from directory.line_management t where t.organisation_id = any($1::uuid[]) and ${LATER} order by t.starts_on, t.id`, [ids, date])
  }

  /** Ends what had begun by the date and takes away what had not, in either table. */
  async endStanding(tx: Tx, table: 'membership' | 'line_management', ids: readonly string[], date: PlainDate): Promise<void> {
    await tx.run(`delete from directory.${table} where id = any($1::uuid[]) and starts_on >= $2`, [ids, date])
    await tx.run(`update directory.${table} set ends_on = $2 where id = any($1::uuid[])`, [ids, date])
  }

  async openMemberships(tx: Tx, rows: readonly StandingMembership[], now: Date): Promise<void> {
    await tx.run(
      `insert into directory.membership (id, person_id, organisation_id, role, job_title, grade, starts_on, ends_on, origin, updated_at)
       select id, "personId", "organisationId", role, "jobTitle", grade, "startsOn", "endsOn", 'reorganisation', $2
       from json_to_recordset($1::json) as r(id uuid, "personId" uuid, "organisationId" uuid, role text, "jobTitle" text, grade text, "startsOn" date, "endsOn" date)`,
      [JSON.stringify(rows), now])
  }

  async openLines(tx: Tx, rows: readonly StandingLine[]): Promise<void> {
    await tx.run(
      `insert into directory.line_management (id, person_id, manager_id, organisation_id, starts_on, ends_on)
       select id, "personId", "managerId", "organisationId", "startsOn", "endsOn"
       from json_to_recordset($1::json) as r(id uuid, "personId" uuid, "managerId" uuid, "organisationId" uuid, "startsOn" date, "endsOn" date)`,
      [JSON.stringify(rows)])
  }

  /** Ends an organisation's life on the date, names its successors and hands its children and open invitations to the heir, if there is one. */
  async close(tx: Tx, id: OrganisationId, date: PlainDate, successors: readonly { readonly id: OrganisationId; readonly share?: number }[], heir: OrganisationId | undefined, now: Date): Promise<void> {
    await tx.run('update directory.organisation set valid_to = $2, updated_at = $3 where id = $1', [id, date, now])
    await tx.run(
      `insert into directory.organisation_successor (organisation_id, successor_id, "on", share)
       select $1, id, $2, share from json_to_recordset($3::json) as r(id uuid, share int) on conflict do nothing`, [id, date, JSON.stringify(successors)])
    if (heir === undefined) return
    await tx.run('update directory.organisation set parent_id = $2, updated_at = $3 where parent_id = $1 and valid_to is null and id <> $2', [id, heir, now])
    await tx.run('update directory.invitation set organisation_id = $2 where organisation_id = $1 and accepted_at is null and revoked_at is null', [id, heir])
  }
}
