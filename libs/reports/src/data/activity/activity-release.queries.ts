import { Injectable } from '@nestjs/common'
import type { BaseCounts, ProtectedRelease } from '#disclosure'
import type { PlainDate, Quarter } from '#kernel'
import { Database, type Tx } from '#platform/database'
import type { Strand } from '../../domain/strands.js'

export interface ActivityReleaseRow {
  readonly strand: Strand
  readonly quarter: Quarter
  readonly number: number
  readonly release: ProtectedRelease
  /** `null` when their time is over. */
  readonly counts: BaseCounts | null
  readonly witness: BaseCounts
  readonly countsHash: string
  readonly madeAt: Date
}

@Injectable()
export class ActivityReleaseQueries {
  constructor(private readonly database: Database) {}

  /** One at a time for a strand and quarter, until the transaction ends. */
  async lock(tx: Tx, strand: Strand, quarter: Quarter): Promise<void> {
    await tx.run(`select pg_advisory_xact_lock(hashtextextended('reports.activity-release.' || $1 || '.' || $2, 0))`, [strand, quarter])
  }

  /** All of a strand and quarter, oldest first. */
  all(tx: Tx, strand: Strand, quarter: Quarter): Promise<ActivityReleaseRow[]> {
    return tx.rows<ActivityReleaseRow>(
      `select strand, quarter, number, release, counts, witness, counts_hash as "countsHash", made_at as "madeAt" from reports.activity_release where strand = $1 and quarter = $2 order by number`, [strand, quarter])
  }

  async insert(tx: Tx, row: ActivityReleaseRow): Promise<void> {
    await tx.run(
      `insert into reports.activity_release (strand, quarter, number, release, counts, witness, counts_hash, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [row.strand, row.quarter, row.number, JSON.stringify(row.release), row.counts === null ? null : JSON.stringify(row.counts), JSON.stringify(row.witness), row.countsHash, row.madeAt])
  }

  /** @param before London day on which a release was made */
  forgetCounts(tx: Tx, before: PlainDate): Promise<number> {
    return tx.run(`update reports.activity_release set counts = null where counts is not null and (made_at at time zone 'Europe/London')::date < $1`, [before])
  }

  /** The newest release of each of the quarters, by quarter; those that have none are left out. */
  newest(strand: Strand, quarters: readonly Quarter[]): Promise<Pick<ActivityReleaseRow, 'quarter' | 'number' | 'release' | 'countsHash'>[]> {
    return this.database.rows(
      `select distinct on (quarter) quarter, number, release, counts_hash as "countsHash" from reports.activity_release where strand = $1 and quarter = any($2::text[]) order by quarter, number desc`, [strand, quarters])
  }

  /** These, by quarter. */
  numbered(strand: Strand, wanted: readonly { readonly quarter: Quarter; readonly number: number }[]): Promise<Pick<ActivityReleaseRow, 'quarter' | 'release'>[]> {
    return this.database.rows(
      `select r.quarter, r.release from unnest($2::text[], $3::int[]) w (quarter, number) join reports.activity_release r on r.strand = $1 and r.quarter = w.quarter and r.number = w.number order by r.quarter`,
      [strand, wanted.map(({ quarter }) => quarter), wanted.map(({ number }) => number)])
  }
}
