import { Injectable } from '@nestjs/common'
import type { BaseCounts, ProtectedRelease } from '#disclosure'
import type { PlainDate, Quarter } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { Place, Publication, PublicationSnapshotId } from '../../domain/index.js'

export interface PublicationSnapshot {
  readonly id: PublicationSnapshotId
  readonly publication: Publication
  readonly quarter: Quarter
  readonly number: number
  readonly sequence: number
  readonly asOf: PlainDate
  readonly recordsHash: string
  readonly places: readonly Place[]
}

/** A member as it is made. `rows` are its published base figures, where they are told one by one. */
export interface PublicationMember {
  readonly member: string
  readonly release: ProtectedRelease | null
  readonly problem: string | null
  readonly counts: BaseCounts
  readonly witness: BaseCounts | null
  readonly rows: readonly { readonly place: string; readonly family: string; readonly answer: string; readonly count: number }[]
}

export interface PastMember {
  readonly sequence: number
  readonly member: string
  readonly release: ProtectedRelease
  readonly counts: BaseCounts | null
  readonly witness: BaseCounts
}

const COLUMNS = 's.id, s.publication, s.quarter, s.number, s.sequence, s.as_of as "asOf", s.records_hash as "recordsHash", s.places'

/** What was published of returns, and what later snapshots are protected with. */
@Injectable()
export class PublicationQueries {
  constructor(private readonly database: Database) {}

  /** The newest snapshot of a quarter that tells of a day, or of one before it. */
  newest(publication: Publication, quarter: Quarter, asOf: PlainDate, on: Executor = this.database): Promise<PublicationSnapshot | undefined> {
    return on.maybeOne<PublicationSnapshot>({
      name: 'returns.newest-publication',
      text: `select ${COLUMNS} from workforce_returns.publication_snapshot s where s.publication = $1 and s.quarter = $2 and s.as_of <= $3 order by s.as_of desc, s.sequence desc limit 1`,
    }, [publication, quarter, asOf])
  }

  /** How many snapshots of the publication there are. */
  async length(publication: Publication, on: Executor = this.database): Promise<number> {
    return (await on.one<{ length: number }>('select coalesce(max(sequence), 0)::int as length from workforce_returns.publication_snapshot where publication = $1', [publication])).length
  }

  /** All that was published, oldest first. Confidential. */
  history(publication: Publication): Promise<PastMember[]> {
    return this.database.rows<PastMember>(
      `select s.sequence, m.member, m.release, m.counts, m.witness from workforce_returns.publication_snapshot s join workforce_returns.publication_member m on m.snapshot_id = s.id
       where s.publication = $1 and m.release is not null order by s.sequence, m.member`, [publication])
  }

  /** One at a time appends to a publication, until the transaction ends. */
  async lock(tx: Tx, publication: Publication): Promise<void> {
    await tx.run(`select pg_advisory_xact_lock(hashtextextended('workforce_returns.publication.' || $1, 0))`, [publication])
  }

  async insert(tx: Tx, snapshot: Omit<PublicationSnapshot, 'number'>, members: readonly PublicationMember[], retainUntil: PlainDate, now: Date): Promise<void> {
    await tx.run(
      `insert into workforce_returns.publication_snapshot (id, publication, quarter, number, sequence, as_of, records_hash, places, made_at)
       select $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7, $8 from workforce_returns.publication_snapshot where publication = $2 and quarter = $3`,
      [snapshot.id, snapshot.publication, snapshot.quarter, snapshot.sequence, snapshot.asOf, snapshot.recordsHash, JSON.stringify(snapshot.places), now])
    for (const { member, release, problem, counts, witness, rows } of members) {
      await tx.run('insert into workforce_returns.publication_member (snapshot_id, member, release, problem, counts, witness, retain_until) values ($1, $2, $3, $4, $5, $6, $7)',
        [snapshot.id, member, release && JSON.stringify(release), problem, JSON.stringify(counts), witness && JSON.stringify(witness), retainUntil])
      await tx.run(
        `insert into workforce_returns.published_count (snapshot_id, member, place, family, answer, count)
         select $1, $2, r.place, r.family, r.answer, r.count from json_to_recordset($3::json) as r(place text, family text, answer text, count int) where r.count > 0`,
        [snapshot.id, member, JSON.stringify(rows)])
    }
  }

  /** Deletes true counts whose day has come. What was published, and its witness, stay. @returns of how many releases */
  forget(tx: Tx, today: PlainDate): Promise<number> {
    return tx.run('update workforce_returns.publication_member set counts = null where retain_until < $1 and counts is not null', [today])
  }
}
