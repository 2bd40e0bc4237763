import { Injectable } from '@nestjs/common'
import { Database, type Executor, type Tx } from '#platform/database'
import type { FrameworkContent } from '../domain/framework.js'
import type { FrameworkVersionId } from './framework.queries.js'

/** Children before parents: the order in which rows may be deleted. */
const TABLES = ['requirement', 'descriptor', 'role', 'skill', 'level', 'family'] as const

const LIST = (select: string, from: string, order: string): string =>
  `coalesce((select json_agg(row_to_json(x)) from (select ${select} from competency.${from} where version_id = $1 order by ${order}) x), '[]'::json)`

const CONTENT = `select
  ${LIST('key, name, description', 'family', 'position')} as families,
  ${LIST('key, rank, name, description', 'level', 'rank')} as levels,
  ${LIST('key, name, description', 'skill', 'position')} as skills,
  coalesce((select json_agg(row_to_json(x)) from (
    select d.skill_key as "skillKey", d.level_key as "levelKey", d.text
    from competency.descriptor d
    join competency.skill s on s.version_id = d.version_id and s.key = d.skill_key
    join competency.level l on l.version_id = d.version_id and l.key = d.level_key
    where d.version_id = $1 order by s.position, l.rank) x), '[]'::json) as descriptors,
  ${LIST('key, family_key as "familyKey", name, purpose', 'role', 'position')} as roles,
  ${LIST('role_key as "roleKey", skill_key as "skillKey", level_key as "levelKey"', 'requirement', 'position')} as requirements`

/** What a version says: read as a whole in one round trip, written as a whole. */
@Injectable()
export class FrameworkContentQueries {
  constructor(private readonly database: Database) {}

  read(versionId: FrameworkVersionId, on: Executor = this.database): Promise<FrameworkContent> {
    return on.one<FrameworkContent>({ name: 'competency.content', text: CONTENT }, [versionId])
  }

  /** Takes away what the draft said and writes the new content. The caller holds the framework's lock and knows it is a draft. */
  async replace(tx: Tx, versionId: FrameworkVersionId, content: FrameworkContent): Promise<void> {
    for (const table of TABLES) await tx.run(`delete from competency.${table} where version_id = $1`, [versionId])
    const insert = (sql: string, rows: readonly object[]): Promise<number> =>
      tx.run(sql, [versionId, JSON.stringify(rows.map((row, position) => ({ ...row, position })))])
    await insert(
      `insert into competency.family (version_id, key, name, description, position)
       select $1, r.* from json_to_recordset($2::json) as r(key text, name text, description text, position int)`,
      content.families)
    await insert(
      `insert into competency.level (version_id, key, rank, name, description)
       select $1, r.* from json_to_recordset($2::json) as r(key text, rank int, name text, description text)`,
      content.levels)
    await insert(
      `insert into competency.skill (version_id, key, name, description, position)
       select $1, r.* from json_to_recordset($2::json) as r(key text, name text, description text, position int)`,
      content.skills)
    await insert(
      `insert into competency.descriptor (version_id, skill_key, level_key, text)
       select $1, r.* from json_to_recordset($2::json) as r("skillKey" text, "levelKey" text, text text)`,
      content.descriptors)
    await insert(
      `insert into competency.role (version_id, key, family_key, name, purpose, position)
       select $1, r.* from json_to_recordset($2::json) as r(key text, "familyKey" text, name text, purpose text, position int)`,
      content.roles)
    await insert(
      `insert into competency.requirement (version_id, role_key, skill_key, level_key, position)
       select $1, r.* from json_to_recordset($2::json) as r("roleKey" text, "skillKey" text, "levelKey" text, position int)`,
      content.requirements)
  }
}
