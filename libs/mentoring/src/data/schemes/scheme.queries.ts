import { Injectable } from '@nestjs/common'
import type { OrganisationId } from '#kernel'
import { Database, type Executor, likeText, type Tx } from '#platform/database'
import { GRACE_DAYS, KEEP_PRIVATE_DAYS, type SchemeId, type SchemeKind, type SchemeSettings, type SchemeState } from '../../domain/index.js'

export interface SchemeRow {
  readonly id: SchemeId
  /** Who runs it. */
  readonly organisationId: OrganisationId
  readonly kind: SchemeKind
  readonly state: SchemeState
  readonly title: string
  readonly summary: string
  readonly restricted: boolean
  readonly declaration: string
  readonly frameworkVersionId: string
  readonly settings: SchemeSettings
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

export interface SchemeFilter {
  readonly search?: string | undefined
  readonly kind?: string | undefined
  readonly state?: string | undefined
  readonly organisationId?: string | undefined
}

/** Whose drafts a list shows besides what is public: everybody's, or those of these organisations. */
export interface DraftScope {
  readonly all: boolean
  readonly organisationIds: readonly string[]
}

/** What of a scheme its makers write. */
export type SchemeContent = Pick<SchemeRow, 'title' | 'summary' | 'restricted' | 'declaration' | 'frameworkVersionId' | 'settings'>

/** Settings that came later are as by default where a scheme was saved without them. */
const LATER_SETTINGS = JSON.stringify({ graceDays: GRACE_DAYS, keepPrivateDays: KEEP_PRIVATE_DAYS })

export const SCHEME_COLUMNS = `s.id, s.organisation_id as "organisationId", s.kind, s.state, s.title, s.summary, s.restricted, s.declaration,
  s.framework_version_id as "frameworkVersionId", '${LATER_SETTINGS}'::jsonb || s.settings as settings, s.version, s.created_at as "createdAt", s.updated_at as "updatedAt"`

const FILTER = `(s.state <> 'draft' or $1::boolean or s.organisation_id = any($2::uuid[])) and ($3::text is null or s.title ilike '%' || $3 || '%' or s.summary ilike '%' || $3 || '%')
  and ($4::text is null or s.kind = $4) and ($5::text is null or s.state = $5) and ($6::uuid is null or s.organisation_id = $6)`

/** Schemes, their settings read as `SchemeSettings`: nothing is written that `checkScheme` has not passed. */
@Injectable()
export class SchemeQueries {
  constructor(private readonly database: Database) {}

  one(id: string, on: Executor = this.database): Promise<SchemeRow | undefined> {
    return on.maybeOne<SchemeRow>({ name: 'mentoring.scheme', text: `select ${SCHEME_COLUMNS} from mentoring.scheme s where s.id = $1` }, [id])
  }

  byIds(ids: readonly string[], on: Executor = this.database): Promise<SchemeRow[]> {
    return on.rows<SchemeRow>({ name: 'mentoring.schemes', text: `select ${SCHEME_COLUMNS} from mentoring.scheme s where s.id = any($1::uuid[])` }, [ids])
  }

  /** The scheme, which nobody else changes before the transaction ends. Profiles may be begun in it meanwhile. */
  lock(tx: Tx, id: string): Promise<SchemeRow | undefined> {
    return tx.maybeOne<SchemeRow>(`select ${SCHEME_COLUMNS} from mentoring.scheme s where s.id = $1 for no key update`, [id])
  }

  /** The scheme, which does not open or close before the transaction ends; others may take the same lock meanwhile. */
  hold(tx: Tx, id: string): Promise<SchemeRow | undefined> {
    return tx.maybeOne<SchemeRow>(`select ${SCHEME_COLUMNS} from mentoring.scheme s where s.id = $1 for share`, [id])
  }

  /** Open and closed schemes, and drafts in scope, by title; one more than asked. */
  async page(filter: SchemeFilter, drafts: DraftScope, first: number, after: readonly [title: string, id: string] | undefined): Promise<{ rows: SchemeRow[]; total: number }> {
    const values = [drafts.all, drafts.organisationIds, likeText(filter.search), filter.kind ?? null, filter.state ?? null, filter.organisationId ?? null]
    const [rows, { total }] = await Promise.all([
      this.database.rows<SchemeRow>(
        `select ${SCHEME_COLUMNS} from mentoring.scheme s where ${FILTER} and ($7::text is null or (s.title, s.id) > ($7, $8::uuid)) order by s.title, s.id limit $9`,
        [...values, after?.[0] ?? null, after?.[1] ?? null, first + 1]),
      this.database.one<{ total: number }>(`select count(*) as total from mentoring.scheme s where ${FILTER}`, values),
    ])
    return { rows, total }
  }

  async insert(tx: Tx, row: SchemeContent & Pick<SchemeRow, 'id' | 'organisationId' | 'kind' | 'state'>, now: Date): Promise<void> {
    await tx.run(
      `insert into mentoring.scheme (id, organisation_id, kind, state, title, summary, restricted, declaration, framework_version_id, settings, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
      [row.id, row.organisationId, row.kind, row.state, row.title, row.summary, row.restricted, row.declaration, row.frameworkVersionId, JSON.stringify(row.settings), now])
  }

  async update(tx: Tx, id: SchemeId, content: SchemeContent, now: Date): Promise<void> {
    await tx.run(
      `update mentoring.scheme set title = $2, summary = $3, restricted = $4, declaration = $5, framework_version_id = $6, settings = $7, version = version + 1, updated_at = $8 where id = $1`,
      [id, content.title, content.summary, content.restricted, content.declaration, content.frameworkVersionId, JSON.stringify(content.settings), now])
  }

  async setState(tx: Tx, id: SchemeId, state: SchemeState, now: Date): Promise<void> {
    await tx.run('update mentoring.scheme set state = $2, version = version + 1, updated_at = $3 where id = $1', [id, state, now])
  }
}
