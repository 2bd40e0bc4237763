import { Injectable } from '@nestjs/common'
import type { PersonId } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { ReferenceContent, ReferenceKind, ReferenceVersionId } from '../../domain/index.js'

export interface ReferenceRow<K extends ReferenceKind = ReferenceKind> {
  readonly id: ReferenceVersionId
  readonly kind: K
  readonly number: number
  readonly content: ReferenceContent[K]
  readonly publishedAt: Date
}

const COLUMNS = 'id, kind, number, content, published_at as "publishedAt"'

@Injectable()
export class ReferenceQueries {
  constructor(private readonly database: Database) {}

  /** The version that new returns are begun with. */
  newest<K extends ReferenceKind>(kind: K, on: Executor = this.database): Promise<ReferenceRow<K>> {
    return on.one<ReferenceRow<K>>(`select ${COLUMNS} from workforce_returns.reference_version where kind = $1 order by number desc limit 1`, [kind])
  }

  byIds(ids: readonly string[], on: Executor = this.database): Promise<ReferenceRow[]> {
    return on.rows<ReferenceRow>(`select ${COLUMNS} from workforce_returns.reference_version where id = any($1::uuid[])`, [ids])
  }

  all(): Promise<ReferenceRow[]> {
    return this.database.rows<ReferenceRow>(`select ${COLUMNS} from workforce_returns.reference_version order by kind, number desc`)
  }

  /** Holds the newest version of a kind, so that two new ones follow each other. */
  lockNewest<K extends ReferenceKind>(tx: Tx, kind: K): Promise<ReferenceRow<K>> {
    return tx.one<ReferenceRow<K>>(`select ${COLUMNS} from workforce_returns.reference_version where kind = $1 order by number desc limit 1 for update`, [kind])
  }

  async insert(tx: Tx, row: ReferenceRow, by: PersonId | null): Promise<void> {
    await tx.run('insert into workforce_returns.reference_version (id, kind, number, content, published_at, published_by_id) values ($1, $2, $3, $4, $5, $6)',
      [row.id, row.kind, row.number, JSON.stringify(row.content), row.publishedAt, by])
  }
}
