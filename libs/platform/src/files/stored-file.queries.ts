import { Injectable } from '@nestjs/common'
import type { PersonId } from '#kernel'
import { Database, type Executor, type Tx } from '../database/index.js'

export interface StoredFileRow {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  /** Bytes. */
  readonly size: number
  readonly hash: string
  readonly uploadedById: PersonId
  readonly uploadedAt: Date
  readonly ownerKind: string | null
  readonly ownerId: string | null
}

const COLUMNS = `id, name, media_type as "mediaType", size, hash, uploaded_by_id as "uploadedById", uploaded_at as "uploadedAt",
  owner_kind as "ownerKind", owner_id as "ownerId"`

@Injectable()
export class StoredFileQueries {
  constructor(private readonly database: Database) {}

  byIds(ids: readonly string[], on: Executor = this.database): Promise<StoredFileRow[]> {
    return on.rows<StoredFileRow>(`select ${COLUMNS} from platform.stored_file where id = any($1::uuid[])`, [ids])
  }

  async countLoose(personId: PersonId): Promise<number> {
    return (await this.database.one<{ n: number }>('select count(*)::int as n from platform.stored_file where uploaded_by_id = $1 and owner_id is null', [personId])).n
  }

  async insert(row: Omit<StoredFileRow, 'ownerKind' | 'ownerId'>): Promise<void> {
    await this.database.run(
      'insert into platform.stored_file (id, name, media_type, size, hash, uploaded_by_id, uploaded_at) values ($1, $2, $3, $4, $5, $6, $7)',
      [row.id, row.name, row.mediaType, row.size, row.hash, row.uploadedById, row.uploadedAt])
  }

  /** Gives a loose file of that person its owner; false when it is somebody else's, or used already, or gone. */
  async attach(tx: Tx, id: string, personId: PersonId, owner: { readonly kind: string; readonly id: string }): Promise<boolean> {
    return (await tx.run(
      `update platform.stored_file set owner_kind = $3, owner_id = $4
       where id = $1 and uploaded_by_id = $2 and (owner_id is null or (owner_kind = $3 and owner_id = $4))`,
      [id, personId, owner.kind, owner.id])) === 1
  }

  async handOn(tx: Tx, from: PersonId, to: PersonId): Promise<void> {
    await tx.run('update platform.stored_file set uploaded_by_id = $2 where uploaded_by_id = $1', [from, to])
  }

  /** Takes files out of the list that nobody used since `before`; answers their ids. */
  async deleteLoose(before: Date, limit: number): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      `delete from platform.stored_file where id in (
         select id from platform.stored_file where owner_id is null and uploaded_at < $1 order by uploaded_at limit $2 for update skip locked)
       returning id`, [before, limit])
    return rows.map(({ id }) => id)
  }
}
