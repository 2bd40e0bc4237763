import { Injectable } from '@nestjs/common'
import type { Executor, Tx } from '#platform/database'
import { ImportStagingQueries } from './import-staging.queries.js'
import type { ChangedThings, ImportScope, ImportTarget, RowCounts } from './import-scope.types.js'

/** The people whom rows are about, where their address is known. `free`: nobody's yet, imported and never signed in. */
const PLAN = `
  create temp table import_plan on commit drop as
  select r.line, p.id as person_id, p.given_name, p.family_name, p.background,
    case when $1::uuid is null then true else exists (
      select from directory.membership m where m.person_id = p.id and m.organisation_id = $1 and (m.ends_on is null or m.ends_on > $2::date)) end as mine,
    p.status = 'invited' and not exists (
      select from directory.membership m where m.person_id = p.id and (m.ends_on is null or m.ends_on > $2::date)) as free
  from import_row r join directory.person_email e on e.email = r.email
    join directory.person q on q.id = e.person_id join directory.person p on p.id = coalesce(q.merged_into_id, q.id)
  where not r.refused`

const MATCHED = 'import_plan p join import_row r on r.line = p.line and not r.refused'
const CHANGES = `(r.given_name, r.family_name) is distinct from (p.given_name, p.family_name) or (r.background is not null and r.background is distinct from p.background)`
const NEW = 'import_row r where not r.refused and not exists (select from import_plan p where p.line = r.line)'

/** Imports of people. The address tells who somebody is; an empty cell leaves what is there. */
@Injectable()
export class ImportPeopleQueries implements ImportTarget {
  constructor(private readonly staging: ImportStagingQueries) {}

  async check(tx: Tx, { importId, organisationId, restricted, today }: ImportScope): Promise<void> {
    await tx.run(PLAN, [restricted ? organisationId : null, today])
    await tx.run('analyze import_plan')
    if (restricted) {
      await this.staging.refuse(tx, importId, `select r.line, 'email', 'NOT_YOURS', jsonb_build_object('email', r.email) from ${MATCHED} where not p.mine and not p.free`)
    }
    await this.staging.refuse(tx, importId, `
      select line, 'email', 'SAME_PERSON', jsonb_build_object('line', first::text)
      from (select r.line, min(r.line) over (partition by p.person_id) as first from ${MATCHED}) s where line > first`)
    await this.staging.refuse(tx, importId, `
      select r.line, 'email', 'EMAIL_OF_ANOTHER', jsonb_build_object('email', r.email, 'name', p.given_name || ' ' || p.family_name) from ${MATCHED}
      where lower(r.given_name) <> lower(p.given_name) and lower(r.family_name) <> lower(p.family_name)`)
  }

  count(on: Executor): Promise<RowCounts> {
    return on.one<RowCounts>(
      `select (select count(*) from ${NEW}) as created, count(*) filter (where ${CHANGES}) as updated, count(*) filter (where not (${CHANGES})) as unchanged from ${MATCHED}`)
  }

  async write(tx: Tx, { now }: ImportScope): Promise<ChangedThings> {
    const changed = await tx.rows<{ id: string }>(
      `update directory.person o set given_name = r.given_name, family_name = r.family_name, background = coalesce(r.background, o.background), updated_at = $1
       from ${MATCHED} where o.id = p.person_id and (${CHANGES}) returning o.id`, [now])
    await tx.run(
      `insert into directory.person (id, given_name, family_name, status, background, created_at, updated_at)
       select r.new_id, r.given_name, r.family_name, 'invited', r.background, $1, $1 from ${NEW}`, [now])
    await tx.run(`insert into directory.person_email (email, person_id, is_primary) select r.email, r.new_id, true from ${NEW}`)
    return { people: changed.map(({ id }) => id) }
  }
}
