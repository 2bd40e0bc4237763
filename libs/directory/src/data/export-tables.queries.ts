import { Injectable } from '@nestjs/common'
import type { Tx } from '#platform/database'
import type { CsvCell } from '../domain/index.js'
import { readByCursor } from './export-cursor.js'

type Row = Readonly<Record<string, CsvCell>>

/** Names and columns of the directory's tables in an export, and the SQL that reads one organisation's rows ($1; $2 is the day). */
const TABLES: Readonly<Record<string, { readonly columns: readonly string[]; readonly sql: string }>> = {
  organisation: {
    columns: ['id', 'code', 'name', 'short_name', 'kind', 'tier', 'nation', 'region', 'parent_code', 'valid_from', 'valid_to'],
    sql: `select o.*, p.code as parent_code from directory.organisation o left join directory.organisation p on p.id = o.parent_id where o.id = $1 and $2::date is not null`,
  },
  successors: {
    columns: ['organisation_id', 'successor_id', 'successor_code', 'on'],
    sql: `select s.*, o.code as successor_code from directory.organisation_successor s join directory.organisation o on o.id = s.successor_id where s.organisation_id = $1 and $2::date is not null order by s."on", o.code`,
  },
  // Addresses go with those who belong to it today or later: where people who left can be reached is no longer its business.
  people: {
    columns: ['id', 'email', 'given_name', 'family_name', 'background', 'status', 'belongs_today'],
    sql: `
      select p.id, p.given_name, p.family_name, p.background, p.status, m.belongs as belongs_today, case when m.belongs then e.email end as email
      from (select person_id, bool_or(ends_on is null or ends_on > $2::date) as belongs from directory.membership where organisation_id = $1 group by person_id) m
      join directory.person p on p.id = m.person_id left join directory.person_email e on e.person_id = p.id and e.is_primary order by p.family_name, p.given_name, p.id`,
  },
  memberships: {
    columns: ['id', 'person_id', 'email', 'organisation_code', 'role', 'from', 'to', 'job_title', 'grade', 'origin'],
    sql: `
      select m.id, m.person_id, case when m.ends_on is null or m.ends_on > $2::date then e.email end as email, o.code as organisation_code, m.role, m.starts_on as "from", m.ends_on as "to", m.job_title, m.grade, m.origin
      from directory.membership m join directory.organisation o on o.id = m.organisation_id left join directory.person_email e on e.person_id = m.person_id and e.is_primary
      where m.organisation_id = $1 order by m.person_id, m.starts_on, m.id`,
  },
  'line-management': {
    columns: ['id', 'person_id', 'manager_id', 'from', 'to'],
    sql: `select id, person_id, manager_id, starts_on as "from", ends_on as "to" from directory.line_management where organisation_id = $1 and $2::date is not null order by person_id, starts_on`,
  },
  delegations: {
    columns: ['id', 'person_id', 'delegate_id', 'from', 'to'],
    sql: `
      select d.id, d.person_id, d.delegate_id, d.starts_on as "from", d.ends_on as "to" from directory.delegation d
      where $2::date is not null and exists (select from directory.membership m where m.person_id = d.person_id and m.organisation_id = $1 and daterange(m.starts_on, m.ends_on) && daterange(d.starts_on, d.ends_on))
      order by d.person_id, d.starts_on`,
  },
  'career-posts': {
    columns: ['id', 'person_id', 'post', 'grade', 'background', 'from', 'to', 'verified_by_id', 'verified_at'],
    sql: `
      select id, person_id, post, grade, background, starts_on as "from", ends_on as "to", verified_by_id, verified_at from directory.career_post
      where organisation_id = $1 and $2::date is not null order by person_id, starts_on, id`,
  },
  // The secret of an invitation is known here only by its hash, and even that stays.
  invitations: {
    columns: ['id', 'person_id', 'email', 'role', 'from', 'created_at', 'expires_at', 'accepted_at', 'revoked_at'],
    sql: `
      select i.id, i.person_id, i.email, i.role, i.starts_on as "from", i.created_at, i.expires_at, i.accepted_at, i.revoked_at from directory.invitation i
      where i.organisation_id = $1 or (i.organisation_id is null and exists (
        select from directory.membership m where m.person_id = i.person_id and m.organisation_id = $1 and (m.ends_on is null or m.ends_on > $2::date)))
      order by i.created_at, i.id`,
  },
  imports: {
    columns: ['id', 'kind', 'state', 'dry_run', 'skip_bad_rows', 'requested_by_id', 'file_name', 'file_size', 'content_hash', 'rows', 'created', 'updated', 'unchanged', 'refused', 'created_at', 'finished_at'],
    sql: 'select * from directory.import_run where organisation_id = $1 and $2::date is not null order by created_at, id',
  },
  exports: {
    columns: ['id', 'state', 'requested_by_id', 'rows', 'file_size', 'content_hash', 'created_at', 'finished_at', 'expires_at'],
    sql: 'select * from directory.export_run where organisation_id = $1 and $2::date is not null order by created_at, id',
  },
}

/** The directory's own tables of an export. */
@Injectable()
export class ExportTablesQueries {
  readonly tables = Object.entries(TABLES).map(([name, { columns, sql }]) => ({
    name, columns,
    rows: (tx: Tx, { organisationId, today }: { readonly organisationId: string; readonly today: string }) => this.read(tx, columns, sql, [organisationId, today]),
  }))

  private async *read(tx: Tx, columns: readonly string[], sql: string, values: readonly unknown[]): AsyncGenerator<readonly CsvCell[]> {
    for await (const row of readByCursor<Row>(tx, sql, values)) yield columns.map((column) => row[column])
  }
}
