import { Injectable } from '@nestjs/common'
import type { PlainDate } from '#kernel'
import type { Executor, Tx } from '#platform/database'
import type { EqualityPublication } from '../domain/index.js'
import { EqualityDatabase } from './equality-database.js'

export interface ReleaseRow<Release> {
  readonly publicationId: string
  readonly snapshotOn: PlainDate
  readonly questionSet: number
  readonly release: Release
}

/** A snapshot as later ones have to reckon with it. Its counts and witness are gone once their day has come. */
export interface PastReleaseRow<Release, Counts> {
  readonly snapshotOn: PlainDate
  readonly release: Release
  readonly counts: Counts | null
  readonly witness: Counts | null
}

export interface CountRow {
  readonly cell: string
  readonly answer: string
  readonly people: number
}

const RELEASE = `select r.publication_id as "publicationId", r.snapshot_on as "snapshotOn", r.question_set as "questionSet", r.release from equality.release r`

@Injectable()
export class ReleaseQueries {
  constructor(private readonly database: EqualityDatabase) {}

  /** Lists the publication where it is not yet, and holds it: one snapshot of it is taken at a time. */
  async lock(tx: Tx, { id, question }: EqualityPublication): Promise<void> {
    await tx.run('insert into equality.publication (id, question_key) values ($1, $2) on conflict (id) do nothing', [id, question])
    await tx.one('select id from equality.publication where id = $1 for update', [id])
  }

  release<Release>(publicationId: string, on: PlainDate, tx: Executor = this.database): Promise<ReleaseRow<Release> | undefined> {
    return tx.maybeOne<ReleaseRow<Release>>(`${RELEASE} where r.publication_id = $1 and r.snapshot_on = $2`, [publicationId, on])
  }

  /** The newest; with a day, the newest of those taken by then. */
  latest<Release>(publicationId: string, by: PlainDate | null = null): Promise<ReleaseRow<Release> | undefined> {
    return this.database.maybeOne<ReleaseRow<Release>>(`${RELEASE} where r.publication_id = $1 and ($2::date is null or r.snapshot_on <= $2) order by r.snapshot_on desc limit 1`, [publicationId, by])
  }

  /** One table of the newest snapshot of every publication, where it has that table. */
  latestTables<Table>(key: string): Promise<{ readonly publicationId: string; readonly snapshotOn: PlainDate; readonly table: Table }[]> {
    return this.database.rows(
      `select latest.publication_id as "publicationId", latest.snapshot_on as "snapshotOn", shown as table
       from (select distinct on (publication_id) publication_id, snapshot_on, release from equality.release order by publication_id, snapshot_on desc) latest
       cross join lateral jsonb_array_elements(latest.release -> 'tables') as shown where shown ->> 'key' = $1 order by 1`, [key])
  }

  /** Oldest first. */
  past<Release, Counts>(tx: Tx, publicationId: string): Promise<PastReleaseRow<Release, Counts>[]> {
    return tx.rows(
      `select r.snapshot_on as "snapshotOn", r.release, a.rows as counts, a.witness
       from equality.release r left join equality.aggregate a on a.publication_id = r.publication_id and a.snapshot_on = r.snapshot_on
       where r.publication_id = $1 order by r.snapshot_on`, [publicationId])
  }

  /** Room for who is counted and where, seen by this transaction alone and gone with it. */
  async openPopulation(tx: Tx): Promise<void> {
    await tx.run('create temporary table population (person_key text not null, cell text not null) on commit drop')
  }

  async addToPopulation(tx: Tx, personKeys: readonly string[], cells: readonly string[]): Promise<void> {
    await tx.run('insert into pg_temp.population (person_key, cell) select * from unnest($1::text[], $2::text[])', [personKeys, cells])
  }

  /** The counts of the population by cell and answer. */
  async countsOf(tx: Tx, publicationId: string): Promise<CountRow[]> {
    const counts = await tx.rows<CountRow>('select cell, answer, people from equality.counts_of($1)', [publicationId])
    await tx.run('drop table pg_temp.population')
    return counts
  }

  async save(tx: Tx, row: {
    readonly publicationId: string; readonly on: PlainDate; readonly questionSet: number; readonly release: object
    readonly definition: object; readonly counts: object; readonly witness: object; readonly people: number; readonly hash: string; readonly retainUntil: PlainDate
  }): Promise<void> {
    await tx.run('insert into equality.aggregate (publication_id, snapshot_on, definition, rows, witness, people, hash, retain_until) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [row.publicationId, row.on, JSON.stringify(row.definition), JSON.stringify(row.counts), JSON.stringify(row.witness), row.people, row.hash, row.retainUntil])
    await tx.run('insert into equality.release (publication_id, snapshot_on, release, question_set, aggregate_hash) values ($1, $2, $3, $4, $5)',
      [row.publicationId, row.on, JSON.stringify(row.release), row.questionSet, row.hash])
  }

  /** Deletes unprotected counts whose time is up. What was published stays. */
  removeExpired(tx: Tx, today: PlainDate): Promise<number> {
    return tx.run('delete from equality.aggregate where retain_until < $1', [today])
  }
}
