import { Injectable } from '@nestjs/common'
import type { MembershipId, PersonId, PlainDate } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { MergePlan, PersonRecord } from '../domain/plan-merge.js'

interface LineRow {
  readonly id: string
  readonly personId: PersonId
  readonly organisationId: string
  readonly startsOn: PlainDate
  readonly endsOn: PlainDate | null
}

const SNAPSHOT_TABLES = ['person_email', 'person_former_email', 'identity', 'invitation', 'membership', 'line_management', 'delegation', 'career_post'] as const

@Injectable()
export class MergeQueries {
  constructor(private readonly database: Database) {}

  /** Locks the living records among the two, always in the same order. */
  lock(tx: Tx, ids: readonly PersonId[]): Promise<{ id: PersonId }[]> {
    return tx.rows(`select id from directory.person where id = any($1::uuid[]) and status <> 'merged' order by id for update`, [ids])
  }

  /** A record as the plan of a merge sees it. The line manager is that of the longest-running line of today. */
  record(id: PersonId, today: PlainDate, on: Executor = this.database): Promise<PersonRecord | undefined> {
    return on.maybeOne<PersonRecord>(
      `select p.id,
         json_strip_nulls(json_build_object('givenName', p.given_name, 'familyName', p.family_name, 'background', p.background, 'locale', p.locale,
           'primaryEmail', (select email from directory.person_email e where e.person_id = p.id and e.is_primary),
           'lineManagerId', (select l.manager_id from directory.line_management l where l.person_id = p.id and l.starts_on <= $2 and (l.ends_on is null or l.ends_on > $2)
             order by l.starts_on, l.id limit 1))) as single,
         coalesce((select json_agg(e.email order by e.email) from directory.person_email e where e.person_id = p.id), '[]'::json) as emails,
         coalesce((select json_agg(json_build_object('issuer', y.issuer, 'subject', y.subject)) from directory.identity y where y.person_id = p.id), '[]'::json) as identities,
         coalesce((select json_agg(json_strip_nulls(json_build_object('id', m.id, 'organisationId', m.organisation_id, 'role', m.role, 'from', m.starts_on, 'to', m.ends_on)) order by m.starts_on)
           from directory.membership m where m.person_id = p.id), '[]'::json) as memberships
       from directory.person p where p.id = $1 and p.status <> 'merged'`,
      [id, today])
  }

  /** Everything that the directory holds of a person, as it stands: for the merge's history. */
  async snapshot(tx: Tx, id: PersonId): Promise<unknown> {
    const parts = SNAPSHOT_TABLES.map((table) => `'${table}', coalesce((select json_agg(t) from directory.${table} t where t.person_id = $1), '[]'::json)`)
    return (await tx.one<{ all: unknown }>(`select json_build_object('person', (select row_to_json(p) from directory.person p where p.id = $1), ${parts.join(', ')}) as all`, [id])).all
  }

  /** Unites addresses, sign-in accounts, memberships and the person's own fields. */
  async unite(tx: Tx, plan: MergePlan, now: Date): Promise<void> {
    const [into, from] = [plan.survivorId, plan.absorbedId]
    await tx.run('update directory.person_email set person_id = $1, is_primary = false where person_id = $2', [into, from])
    if (plan.single.primaryEmail !== undefined) {
      await tx.run('update directory.person_email set is_primary = false where person_id = $1 and is_primary', [into])
      await tx.run('update directory.person_email set is_primary = true where person_id = $1 and email = $2', [into, plan.single.primaryEmail])
    }
    await tx.run('insert into directory.person_former_email select $1, email, removed_at from directory.person_former_email where person_id = $2 on conflict do nothing', [into, from])
    await tx.run('delete from directory.person_former_email where person_id = $1', [from])
    await tx.run('update directory.identity set person_id = $1 where person_id = $2', [into, from])
    await tx.run('update directory.invitation set person_id = $1, revoked_at = case when accepted_at is null then coalesce(revoked_at, $3) else revoked_at end where person_id = $2', [into, from, now])
    await tx.run('delete from directory.membership where id = any($1::uuid[])', [plan.joined.map(({ absorbed }) => absorbed)])
    for (const { into: id, period } of plan.joined) {
      await tx.run('update directory.membership set starts_on = $2, ends_on = $3, updated_at = $4 where id = $1', [id, period.from, period.to ?? null, now])
    }
    await tx.run('update directory.membership set person_id = $1, updated_at = $3 where id = any($2::uuid[])', [into, plan.moved satisfies readonly MembershipId[], now])
    await tx.run(
      `update directory.person set given_name = $2, family_name = $3, background = $4, locale = $5, updated_at = $6,
         status = case when exists (select 1 from directory.identity where person_id = $1) then 'active' else status end where id = $1`,
      [into, plan.single.givenName, plan.single.familyName, plan.single.background ?? null, plan.single.locale ?? 'en', now])
  }

  /** Careers and roles towards others: the survivor takes the absorbed record's place, but never manages, verifies or stands in for themselves. */
  async repoint(tx: Tx, into: PersonId, from: PersonId): Promise<void> {
    await tx.run('update directory.career_post set person_id = $1 where person_id = $2', [into, from])
    await tx.run('update directory.career_post set verified_by_id = $1 where verified_by_id = $2', [into, from])
    await tx.run('update directory.career_post set verified_by_id = null, verified_at = null where person_id = $1 and verified_by_id = $1', [into])
    await tx.run('delete from directory.line_management where (person_id = $1 and manager_id = $2) or (person_id = $2 and manager_id = $1)', [into, from])
    await tx.run('update directory.line_management set manager_id = $1 where manager_id = $2', [into, from])
    await tx.run('delete from directory.delegation where (person_id = $1 and delegate_id = $2) or (person_id = $2 and delegate_id = $1)', [into, from])
    await tx.run('update directory.delegation set delegate_id = $1 where delegate_id = $2', [into, from])
    await tx.run('insert into directory.distinct_people select least($1::uuid, o), greatest($1::uuid, o), decided_by_id, decided_at from (select case when person_id = $2 then other_id else person_id end as o, decided_by_id, decided_at from directory.distinct_people where $2 in (person_id, other_id)) d where o <> $1 on conflict do nothing', [into, from])
    await tx.run('delete from directory.distinct_people where $1 in (person_id, other_id)', [from])
  }

  /** Periods of which a person has one at a time: `line_management` (in each organisation) or `delegation`. */
  async periods(tx: Tx, table: 'line_management' | 'delegation', ids: readonly PersonId[]): Promise<LineRow[]> {
    const organisation = table === 'line_management' ? 'organisation_id' : `''`
    return tx.rows(`select id, person_id as "personId", ${organisation} as "organisationId", starts_on as "startsOn", ends_on as "endsOn" from directory.${table} where person_id = any($1::uuid[]) order by starts_on`, [ids])
  }

  /** Hands a row over for the pieces of time in which the survivor has nothing of their own. */
  async handOver(tx: Tx, table: 'line_management' | 'delegation', id: string, into: PersonId, pieces: readonly { readonly id: string; readonly from: PlainDate; readonly to: PlainDate | null }[]): Promise<void> {
    const others = table === 'line_management' ? 'manager_id, organisation_id' : 'delegate_id'
    const row = await tx.one<Record<string, unknown>>(`delete from directory.${table} where id = $1 returning ${others}`, [id])
    const values = Object.values(row)
    for (const piece of pieces) {
      await tx.run(
        `insert into directory.${table} (id, person_id, starts_on, ends_on, ${others}) values ($1, $2, $3, $4, ${values.map((_, index) => `$${index + 5}`).join(', ')})`,
        [piece.id, into, piece.from, piece.to, ...values])
    }
  }

  /** Closes the absorbed record: its id, and those merged into it before, lead to the survivor from now on. */
  async close(tx: Tx, plan: MergePlan, history: { readonly by: PersonId | undefined; readonly absorbed: unknown }, now: Date): Promise<void> {
    await tx.run(`update directory.person set status = 'merged', merged_into_id = $1, updated_at = $3 where id = $2 or merged_into_id = $2`, [plan.survivorId, plan.absorbedId, now])
    await tx.run(
      'insert into directory.person_merge (absorbed_id, survivor_id, merged_by_id, merged_at, absorbed, set_aside) values ($1, $2, $3, $4, $5, $6)',
      [plan.absorbedId, plan.survivorId, history.by ?? null, now, JSON.stringify(history.absorbed), JSON.stringify(plan.setAside)])
  }
}
