import { Injectable } from '@nestjs/common'
import type { Executor, Tx } from '#platform/database'
import { ImportLineManagersQueries } from './import-line-managers.queries.js'
import { ImportStagingQueries } from './import-staging.queries.js'
import type { ChangedThings, ImportScope, ImportTarget, RowCounts } from './import-scope.types.js'

/**
 * Each row with its person, organisation and line manager, the membership that it is about (the same person, organisation,
 * role and first day) and the line management that it asks for. Line managers are set from today, or from a later first day.
 */
const PLAN = `
  create temp table import_plan on commit drop as
  select r.line, r.new_id, r.role, r.starts_on, coalesce(r.ends_on, m.ends_on) as ends_on, r.job_title,
    p.id as person_id, p.status, o.id as organisation_id, o.valid_from, o.valid_to, m.id as membership_id, m.ends_on as old_end, m.job_title as old_title,
    r.manager_email, g.id as manager_id, r.line_id, greatest(r.starts_on, $1::date) as line_from,
    g.id is not null and (coalesce(r.ends_on, m.ends_on) is null or coalesce(r.ends_on, m.ends_on) > $1::date) and not exists (
      select from directory.line_management l where l.person_id = p.id and l.organisation_id = o.id and l.manager_id = g.id
        and daterange(l.starts_on, l.ends_on) @> greatest(r.starts_on, $1::date)) as new_manager
  from import_row r
    left join directory.person_email e on e.email = r.email left join directory.person q on q.id = e.person_id left join directory.person p on p.id = coalesce(q.merged_into_id, q.id)
    left join directory.organisation o on o.code = r.organisation_code
    left join directory.membership m on m.person_id = p.id and m.organisation_id = o.id and m.role = r.role and m.starts_on = r.starts_on
    left join directory.person_email ge on ge.email = r.manager_email left join directory.person gq on gq.id = ge.person_id left join directory.person g on g.id = coalesce(gq.merged_into_id, gq.id)
  where not r.refused`

const GOOD = 'import_plan p join import_row r on r.line = p.line and not r.refused'
const MEMBERSHIP_CHANGES = '(p.ends_on is distinct from p.old_end or (p.job_title is not null and p.job_title is distinct from p.old_title))'
const CHANGES = `(${MEMBERSHIP_CHANGES} or p.new_manager)`
const CURRENT = '(m.ends_on is null or m.ends_on > $2::date)'

/** Imports of memberships. An empty cell leaves what is there, so that an end that somebody set is never taken back by a file. */
@Injectable()
export class ImportMembershipsQueries implements ImportTarget {
  constructor(private readonly staging: ImportStagingQueries, private readonly lineManagers: ImportLineManagersQueries) {}

  async check(tx: Tx, scope: ImportScope): Promise<void> {
    await tx.run(PLAN, [scope.today])
    await tx.run('create index on import_plan (person_id, organisation_id)')
    await tx.run('analyze import_plan')
    await this.checkReferences(tx, scope)
    if (scope.organisationId !== null) await this.checkScope(tx, scope)
    let refused: number
    do refused = (await this.checkPeriods(tx, scope.importId)) + (await this.lineManagers.check(tx, scope.importId))
    // Whatever leant on a row that was just refused is looked at again.
    while (refused > 0)
  }

  count(on: Executor): Promise<RowCounts> {
    return on.one<RowCounts>(
      `select count(*) filter (where p.membership_id is null) as created, count(*) filter (where p.membership_id is not null and ${CHANGES}) as updated,
         count(*) filter (where p.membership_id is not null and not ${CHANGES}) as unchanged from ${GOOD}`)
  }

  async write(tx: Tx, { now, today }: ImportScope): Promise<ChangedThings> {
    // Ends move before new periods come, so that a role may go on with a new first day in one file.
    const memberships = await tx.rows<{ personId: string; organisationId: string }>(
      `update directory.membership m set ends_on = p.ends_on, job_title = coalesce(p.job_title, m.job_title), updated_at = $1
       from ${GOOD} where m.id = p.membership_id and ${MEMBERSHIP_CHANGES} returning m.person_id as "personId", m.organisation_id as "organisationId"`, [now])
    await tx.run(
      `insert into directory.membership (id, person_id, organisation_id, role, job_title, starts_on, ends_on, origin, updated_at)
       select p.new_id, p.person_id, p.organisation_id, p.role, p.job_title, p.starts_on, p.ends_on, 'import', $1 from ${GOOD} where p.membership_id is null`, [now])
    const managed = await this.lineManagers.write(tx, today)
    const pairs = new Map([...memberships, ...managed].map((pair) => [`${pair.personId} ${pair.organisationId}`, pair]))
    return { memberships: [...pairs.values()] }
  }

  private async checkReferences(tx: Tx, { importId }: ImportScope): Promise<void> {
    const plan = 'import_plan p join import_row r on r.line = p.line'
    await this.staging.refuse(tx, importId, `select r.line, 'email', 'UNKNOWN_PERSON', jsonb_build_object('email', r.email) from ${plan} where p.person_id is null`)
    await this.staging.refuse(tx, importId, `select r.line, 'organisation_code', 'UNKNOWN_ORGANISATION', jsonb_build_object('code', r.organisation_code) from ${plan} where p.organisation_id is null`)
    await this.staging.refuse(tx, importId, `select r.line, 'line_manager_email', 'UNKNOWN_MANAGER', jsonb_build_object('email', r.manager_email) from ${plan} where r.manager_email is not null and p.manager_id is null`)
    await this.staging.refuse(tx, importId, `select r.line, 'line_manager_email', 'MANAGER_SELF', '{}'::jsonb from ${plan} where p.manager_id = p.person_id`)
    await this.staging.refuse(tx, importId, `
      select r.line, 'from', 'OUTSIDE_ORGANISATION', jsonb_build_object('from', p.valid_from, 'to', p.valid_to) from ${GOOD}
      where (p.membership_id is null or ${MEMBERSHIP_CHANGES}) and (p.starts_on < p.valid_from or (p.valid_to is not null and (p.ends_on is null or p.ends_on > p.valid_to)))`)
  }

  /** A file for one organisation has its rows only; its administrators touch nobody who is elsewhere, nor themselves. */
  private async checkScope(tx: Tx, { importId, organisationId, requestedById, restricted, today }: ImportScope): Promise<void> {
    await this.staging.refuse(tx, importId, `
      select r.line, 'organisation_code', 'OTHER_ORGANISATION', jsonb_build_object('code', r.organisation_code) from ${GOOD} where p.organisation_id <> $1`, [organisationId])
    if (!restricted) return
    await this.staging.refuse(tx, importId, `
      select r.line, 'email', 'NOT_YOURS', jsonb_build_object('email', r.email) from ${GOOD}
      where not exists (select from directory.membership m where m.person_id = p.person_id and m.organisation_id = $1 and ${CURRENT})
        and (p.status <> 'invited' or exists (select from directory.membership m where m.person_id = p.person_id and ${CURRENT}))`, [organisationId, today])
    await this.staging.refuse(tx, importId, `
      select r.line, 'role', 'OWN_ROLE', '{}'::jsonb from ${GOOD} where p.person_id = $1 and (p.membership_id is null or ${MEMBERSHIP_CHANGES})`, [requestedById])
    await this.staging.refuse(tx, importId, `
      select r.line, 'line_manager_email', 'OWN_LINE_MANAGER', '{}'::jsonb from ${GOOD} where p.person_id = $1 and p.new_manager`, [requestedById])
  }

  private async checkPeriods(tx: Tx, importId: string): Promise<number> {
    const inFile = await this.staging.refuse(tx, importId, `
      select line, 'from', 'OVERLAPS_LINE', jsonb_build_object('line', reach[2]::text) from (
        select r.line, p.starts_on - date '1900-01-01' as first_day,
          max(array[coalesce(p.ends_on - date '1900-01-01', 1000000), r.line]) over (
            partition by p.person_id, p.organisation_id, p.role order by p.starts_on, r.line rows between unbounded preceding and 1 preceding) as reach
        from ${GOOD}) s where first_day < reach[1]`)
    const here = await this.staging.refuse(tx, importId, `
      select r.line, 'from', 'OVERLAPS', jsonb_build_object('from', m.starts_on, 'to', m.ends_on) from ${GOOD}
      join directory.membership m on m.person_id = p.person_id and m.organisation_id = p.organisation_id and m.role = p.role
        and daterange(m.starts_on, m.ends_on) && daterange(p.starts_on, p.ends_on) and m.id is distinct from p.membership_id
      where not exists (select from import_plan q join import_row s on s.line = q.line and not s.refused where q.person_id = m.person_id and q.organisation_id = m.organisation_id and q.membership_id = m.id)`)
    return inFile + here
  }
}
