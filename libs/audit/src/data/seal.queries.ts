import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '#platform/database'
import type { SealedEntry } from '../domain/seal-batch.js'

const SEAL_LOCK = 7_020_452
const COLUMNS = `id, seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, actor, action,
  subject_kind as "subjectKind", subject_id as "subjectId", detail, request_id as "requestId"`

export interface BatchRow {
  readonly id: string
  readonly seq: number
  readonly previousHash: string
  readonly hash: string
  readonly entries: number
}

@Injectable()
export class SealQueries {
  constructor(private readonly database: Database) {}

  /** One sealer at a time: the chain has one end. Held until the transaction ends. */
  async lock(tx: Tx): Promise<void> {
    await tx.run('select pg_advisory_xact_lock($1)', [SEAL_LOCK])
  }

  async lastHash(tx: Tx): Promise<string | undefined> {
    return (await tx.maybeOne<{ hash: string }>('select hash from audit.batch order by seq desc limit 1'))?.hash
  }

  /**
   * The oldest entries that are not sealed. Only those of transactions that ended before any still open began, so that no
   * entry with a lower number can appear behind the seal.
   */
  unsealed(tx: Tx, limit: number): Promise<SealedEntry[]> {
    return tx.rows<SealedEntry>(
      `select ${COLUMNS} from audit.entry where batch_id is null and xmin::text::bigint < pg_snapshot_xmin(pg_current_snapshot())::text::bigint % 4294967296
       order by seq limit $1`, [limit])
  }

  async seal(tx: Tx, batch: Omit<BatchRow, 'seq'>, entryIds: readonly string[], now: Date): Promise<void> {
    await tx.run('insert into audit.batch (id, sealed_at, entries, previous_hash, hash) values ($1, $2, $3, $4, $5)', [batch.id, now, batch.entries, batch.previousHash, batch.hash])
    await tx.run('update audit.entry set batch_id = $1 where id = any($2::uuid[])', [batch.id, entryIds])
  }

  batches(afterSeq: number, limit: number): Promise<BatchRow[]> {
    return this.database.rows<BatchRow>(
      'select id, seq, previous_hash as "previousHash", hash, entries from audit.batch where seq > $1 order by seq limit $2', [afterSeq, limit])
  }

  entriesOf(batchId: string): Promise<SealedEntry[]> {
    return this.database.rows<SealedEntry>(`select ${COLUMNS} from audit.entry where batch_id = $1 order by seq`, [batchId])
  }
}
