import { Injectable } from '@nestjs/common'
import type { Executor, Tx } from '#platform/database'
import { ImportStagingQueries } from './import-staging.queries.js'
import type { ChangedThings, ImportScope, ImportTarget, RowCounts } from './import-scope.types.js'

/** Each row with the organisation of its code, and its parent: one that is here, or one of the same file. */
const PLAN = `
  create temp table import_plan on commit drop as
  select r.line, o.id as organisation_id, coalesce(o.id, r.new_id) as id, h.id as parent_here, f.line as parent_line, coalesce(h.id, f.new_id) as parent_id
  from import_row r left join directory.organisation o on o.code = r.code
    left join directory.organisation h on h.code = r.parent_code
    left join import_row f on f.code = r.parent_code and not f.refused
  where not r.refused`

const GOOD = 'import_plan p join import_row r on r.line = p.line and not r.refused'
const FOUND = `${GOOD} join directory.organisation o on o.id = p.organisation_id`
const CHANGES = `(r.name, coalesce(r.short_name, o.short_name), r.kind, coalesce(r.tier, o.tier), coalesce(r.nation, o.nation), coalesce(r.region, o.region), coalesce(p.parent_id, o.parent_id))
  is distinct from (o.name, o.short_name, o.kind, o.tier, o.nation, o.region, o.parent_id)`
const HIGHEST = 10

/** Imports of organisations. The code tells which one; an empty cell leaves what is there. */
@Injectable()
export class ImportOrganisationsQueries implements ImportTarget {
  constructor(private readonly staging: ImportStagingQueries) {}

  async check(tx: Tx, { importId }: ImportScope): Promise<void> {
    await tx.run(PLAN)
    await tx.run('analyze import_plan')
    await this.staging.refuse(tx, importId, `
      select r.line, case when r.valid_from is distinct from o.valid_from and r.valid_from is not null then 'valid_from' else 'valid_to' end, 'PERIOD_CHANGES', jsonb_build_object('from', o.valid_from, 'to', o.valid_to)
      from ${FOUND} where (r.valid_from is not null and r.valid_from is distinct from o.valid_from) or (r.valid_to is not null and r.valid_to is distinct from o.valid_to)`)
    await this.staging.refuse(tx, importId, `
      with recursive up (line, id, parent_id, height) as (
        select p.line, p.id, p.parent_id, 1 from ${GOOD} where p.parent_id is not null
        union all
        select up.line, up.id, coalesce(q.parent_id, o.parent_id), up.height + 1
        from up left join import_plan q on q.id = up.parent_id left join directory.organisation o on o.id = up.parent_id
        where up.parent_id <> up.id and up.height < ${HIGHEST} and coalesce(q.parent_id, o.parent_id) is not null)
      select up.line, '', 'PARENT_CYCLE', jsonb_build_object('code', r.parent_code) from up join import_row r on r.line = up.line
      where up.parent_id = up.id or up.height = ${HIGHEST}`)
    // A row whose parent is on a refused row has no parent either, and so on down.
    const unknownParent = `
      select r.line, 'combined_authority_code', 'UNKNOWN_ORGANISATION', jsonb_build_object('code', r.parent_code) from ${GOOD}
      left join import_row f on f.line = p.parent_line where r.parent_code is not null and p.parent_here is null and coalesce(f.refused, true)`
    while ((await this.staging.refuse(tx, importId, unknownParent)) > 0);
  }

  count(on: Executor): Promise<RowCounts> {
    return on.one<RowCounts>(
      `select count(*) filter (where o.id is null) as created, count(*) filter (where o.id is not null and ${CHANGES}) as updated,
         count(*) filter (where o.id is not null and not (${CHANGES})) as unchanged
       from ${GOOD} left join directory.organisation o on o.id = p.organisation_id`)
  }

  async write(tx: Tx, { now }: ImportScope): Promise<ChangedThings> {
    const created = await tx.rows<{ id: string }>(
      `insert into directory.organisation (id, kind, code, name, short_name, nation, region, tier, parent_id, valid_from, valid_to, updated_at)
       select p.id, r.kind, r.code, r.name, coalesce(r.short_name, r.name), coalesce(r.nation, 'england'), r.region, r.tier, p.parent_id, r.valid_from, r.valid_to, $1
       from ${GOOD} where p.organisation_id is null returning id`, [now])
    const updated = await tx.rows<{ id: string }>(
      `update directory.organisation t set name = r.name, short_name = coalesce(r.short_name, o.short_name), kind = r.kind, tier = coalesce(r.tier, o.tier),
         nation = coalesce(r.nation, o.nation), region = coalesce(r.region, o.region), parent_id = coalesce(p.parent_id, o.parent_id), updated_at = $1
       from ${FOUND} where t.id = o.id and (${CHANGES}) returning t.id`, [now])
    return { organisations: [...created, ...updated].map(({ id }) => id) }
  }
}
