import { Injectable } from '@nestjs/common'
import type { PlainDate } from '#kernel'
import type { Tx } from '#platform/database'
import { ImportStagingQueries } from './import-staging.queries.js'

const GOOD = 'import_plan p join import_row r on r.line = p.line and not r.refused'

/** The line managers that a file of memberships names. What was before stays in the history. */
@Injectable()
export class ImportLineManagersQueries {
  constructor(private readonly staging: ImportStagingQueries) {}

  /** Refuses rows that name two managers of one person, or one who will not belong to the organisation on the day. */
  async check(tx: Tx, importId: string): Promise<number> {
    const differ = await this.staging.refuse(tx, importId, `
      select line, 'line_manager_email', 'MANAGERS_DIFFER', jsonb_build_object('line', first_line::text) from (
        select r.line, p.manager_id, first_value(p.manager_id) over w as first_manager, first_value(r.line) over w as first_line
        from ${GOOD} where p.new_manager window w as (partition by p.person_id, p.organisation_id order by r.line)) s where manager_id <> first_manager`)
    const outside = await this.staging.refuse(tx, importId, `
      select r.line, 'line_manager_email', 'MANAGER_OUTSIDE', jsonb_build_object('email', r.manager_email) from ${GOOD}
      where p.new_manager
        and not exists (select from directory.membership m where m.person_id = p.manager_id and m.organisation_id = p.organisation_id and daterange(m.starts_on, m.ends_on) @> p.line_from)
        and not exists (select from import_plan q join import_row s on s.line = q.line and not s.refused
          where q.person_id = p.manager_id and q.organisation_id = p.organisation_id and daterange(q.starts_on, q.ends_on) @> p.line_from)`)
    return differ + outside
  }

  /** Writes after the memberships. Answers whose line changed. */
  async write(tx: Tx, today: PlainDate): Promise<{ personId: string; organisationId: string }[]> {
    await this.leave(tx, today)
    await tx.run(`create temp table import_line on commit drop as
      select distinct on (p.person_id, p.organisation_id) p.line_id as id, p.person_id, p.organisation_id, p.manager_id, p.line_from
      from ${GOOD} where p.new_manager order by p.person_id, p.organisation_id, r.line`)
    const same = 'l.person_id = n.person_id and l.organisation_id = n.organisation_id'
    await tx.run(`delete from directory.line_management l using import_line n where ${same} and l.starts_on >= n.line_from`)
    await tx.run(`update directory.line_management l set ends_on = n.line_from from import_line n where ${same} and (l.ends_on is null or l.ends_on > n.line_from)`)
    return tx.rows<{ personId: string; organisationId: string }>(
      `insert into directory.line_management (id, person_id, organisation_id, manager_id, starts_on)
       select id, person_id, organisation_id, manager_id, line_from from import_line returning person_id as "personId", organisation_id as "organisationId"`)
  }

  /** Who holds nothing in an organisation any more has no line there either, on whichever end of it. */
  private async leave(tx: Tx, today: PlainDate): Promise<void> {
    await tx.run(
      `with left_on as (
         select p.person_id, p.organisation_id, max(p.ends_on) as day from ${GOOD} where p.membership_id is not null and p.ends_on is distinct from p.old_end and p.ends_on is not null
           and not exists (select from directory.membership m where m.person_id = p.person_id and m.organisation_id = p.organisation_id and (m.ends_on is null or m.ends_on > p.ends_on))
         group by p.person_id, p.organisation_id),
       never as (delete from directory.line_management l using left_on x
         where (l.person_id = x.person_id or l.manager_id = x.person_id) and l.organisation_id = x.organisation_id and l.starts_on >= greatest(x.day, $1::date))
       update directory.line_management l set ends_on = greatest(x.day, l.starts_on + 1) from left_on x
       where (l.person_id = x.person_id or l.manager_id = x.person_id) and l.organisation_id = x.organisation_id and l.starts_on < greatest(x.day, $1::date) and (l.ends_on is null or l.ends_on > x.day)`,
      [today])
  }
}
