import { Injectable } from '@nestjs/common'
import type { Id } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { FrameworkVersionStatus } from '../domain/framework-versions.js'

export type FrameworkId = Id<'Framework'>
export type FrameworkVersionId = Id<'FrameworkVersion'>

export interface FrameworkVersionRow {
  readonly id: FrameworkVersionId
  readonly frameworkId: FrameworkId
  readonly version: string
  readonly status: FrameworkVersionStatus
  readonly publishedAt: string | null
}

export interface FrameworkRow {
  readonly id: FrameworkId
  readonly key: string
  readonly name: string
  /** Newest first. */
  readonly versions: readonly FrameworkVersionRow[]
}

const VERSION = `v.id, v.framework_id as "frameworkId", v.version, v.status, to_char(v.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "publishedAt"`
const NEWEST = `split_part(v.version, '.', 1)::int desc, split_part(v.version, '.', 2)::int desc`

@Injectable()
export class FrameworkQueries {
  constructor(private readonly database: Database) {}

  /** All frameworks by name with their versions; those with drafts only appear when drafts are asked for. */
  list(withDrafts: boolean): Promise<FrameworkRow[]> {
    return this.database.rows<FrameworkRow>(
      {
        name: 'competency.frameworks',
        text: `
          select f.id, f.key, f.name, v.versions
          from competency.framework f
          cross join lateral (
            select json_agg(row_to_json(x)) as versions
            from (select ${VERSION} from competency.framework_version v
                  where v.framework_id = f.id and ($1 or v.status <> 'draft') order by ${NEWEST}) x) v
          where v.versions is not null
          order by f.name, f.id`,
      },
      [withDrafts],
    )
  }

  version(id: FrameworkVersionId, on: Executor = this.database): Promise<FrameworkVersionRow | undefined> {
    return on.maybeOne<FrameworkVersionRow>(`select ${VERSION} from competency.framework_version v where v.id = $1`, [id])
  }

  /** The version that people claim against today. */
  published(key: string): Promise<FrameworkVersionRow | undefined> {
    return this.database.maybeOne<FrameworkVersionRow>(
      `select ${VERSION} from competency.framework_version v join competency.framework f on f.id = v.framework_id where f.key = $1 and v.status = 'published'`,
      [key],
    )
  }

  /** Makes the framework when its key is new. Either way its row stays locked, so that imports and publications of it queue up. */
  async lockByKey(tx: Tx, framework: { readonly id: FrameworkId; readonly key: string; readonly name: string; readonly now: Date }): Promise<FrameworkId> {
    const { id } = await tx.one<{ id: FrameworkId }>(
      `insert into competency.framework (id, key, name, created_at) values ($1, $2, $3, $4)
       on conflict on constraint framework_key do update set key = excluded.key returning id`,
      [framework.id, framework.key, framework.name.trim(), framework.now],
    )
    return id
  }

  async lock(tx: Tx, id: FrameworkId): Promise<void> {
    await tx.one('select id from competency.framework where id = $1 for update', [id])
  }

  byNumber(tx: Executor, frameworkId: FrameworkId, version: string): Promise<FrameworkVersionRow | undefined> {
    return tx.maybeOne<FrameworkVersionRow>(`select ${VERSION} from competency.framework_version v where v.framework_id = $1 and v.version = $2`, [frameworkId, version])
  }

  publishedOf(tx: Executor, frameworkId: FrameworkId): Promise<FrameworkVersionRow | undefined> {
    return tx.maybeOne<FrameworkVersionRow>(`select ${VERSION} from competency.framework_version v where v.framework_id = $1 and v.status = 'published'`, [frameworkId])
  }

  /** Adds the draft, or marks the one that is there as imported again. */
  async saveDraft(tx: Tx, draft: { readonly id: FrameworkVersionId; readonly frameworkId: FrameworkId; readonly version: string; readonly now: Date }): Promise<void> {
    await tx.run(
      `insert into competency.framework_version (id, framework_id, version, status, imported_at) values ($1, $2, $3, 'draft', $4)
       on conflict (id) do update set imported_at = excluded.imported_at`,
      [draft.id, draft.frameworkId, draft.version, draft.now],
    )
  }

  async setStatus(tx: Tx, id: FrameworkVersionId, status: FrameworkVersionStatus, now: Date): Promise<void> {
    await tx.run('update competency.framework_version set status = $2, published_at = coalesce(published_at, $3) where id = $1', [id, status, now])
  }
}
