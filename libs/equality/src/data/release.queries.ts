import { Injectable } from '@nestjs/common'
import type { PlainDate } from '#kernel'
import type { Executor, Tx } from '#platform/database'
import type { PublishedPopulation } from '../domain/index.js'
import { EqualityDatabase } from './equality-database.js'

export interface ReleaseRow<Release> {
  readonly publicationId: string
  readonly snapshotOn: PlainDate
  readonly questionSet: number
  readonly release: Release
}

/** A snapshot as later ones have to reckon with it. Its counts are gone once their day has come; its witness stays. */
export interface PastReleaseRow<Release, Counts> {
  readonly publicationId: string
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

  /** Lists a population and its publications where they are not yet, and holds the population: one snapshot of it is taken at a time. */
  async lock(tx: Tx, { id, publications }: PublishedPopulation): Promise<void> {
    await tx.run('insert into equality.publication (id, question_key, population) select * , $3 from unnest($1::text[], $2::text[]) on conflict (id) do nothing',
      [[id, ...publications.map((publication) => publication.id)], [null, ...publications.map(({ question }) => question)], id])
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

  /** The day of the newest snapshot of a population, however it was taken. */
  async lastOf(population: string, on: Executor = this.database): Promise<PlainDate | null> {
    return (await on.one<{ last: PlainDate | null }>('select max(r.snapshot_on) as last from equality.release r join equality.publication p on p.id = r.publication_id where p.population = $1', [population])).last
  }

  /** What of a population was published on a day, itself first. */
  async publishedOn(tx: Tx, population: string, on: PlainDate): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>('select p.id from equality.release r join equality.publication p on p.id = r.publication_id where p.population = $1 and r.together and r.snapshot_on = $2 order by p.id', [population, on])
    return rows.map(({ id }) => id)
  }

  /** The parts of all snapshots of a population that were taken together, by a day or ever, oldest first. */
  past<Release, Counts>(tx: Executor, population: string, by: PlainDate | null = null): Promise<PastReleaseRow<Release, Counts>[]> {
    return tx.rows(
      `select r.publication_id as "publicationId", r.snapshot_on as "snapshotOn", r.release, a.rows as counts, a.witness
       from equality.release r join equality.publication p on p.id = r.publication_id
       left join equality.aggregate a on a.publication_id = r.publication_id and a.snapshot_on = r.snapshot_on
       where p.population = $1 and r.together and ($2::date is null or r.snapshot_on <= $2) order by r.snapshot_on, r.publication_id`, [population, by])
  }

  /** Notes that a snapshot could not be taken yet. */
  async wait(tx: Tx, population: string, on: PlainDate): Promise<void> {
    await tx.run('insert into equality.waiting_snapshot (population, since) values ($1, $2) on conflict (population) do nothing', [population, on])
  }

  async noLongerWaits(tx: Tx, population: string): Promise<void> {
    await tx.run('delete from equality.waiting_snapshot where population = $1', [population])
  }

  /** Populations that wait for a snapshot, once all answers stand under this key. */
  async waiting(keyVersion: string): Promise<string[]> {
    const rows = await this.database.rows<{ population: string }>('select population from equality.waiting_snapshot where not exists (select from equality.answer where key_version <> $1) order by population', [keyVersion])
    return rows.map(({ population }) => population)
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
    return tx.rows<CountRow>('select cell, answer, people from equality.counts_of($1)', [publicationId])
  }

  async closePopulation(tx: Tx): Promise<void> {
    await tx.run('drop table pg_temp.population')
  }

  async save(tx: Tx, row: {
    readonly publicationId: string; readonly on: PlainDate; readonly questionSet: number; readonly release: object
    readonly definition: object; readonly counts: object | null; readonly witness: object; readonly people: number; readonly hash: string; readonly retainUntil: PlainDate
  }): Promise<void> {
    await tx.run('insert into equality.aggregate (publication_id, snapshot_on, definition, rows, witness, people, hash, retain_until) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [row.publicationId, row.on, JSON.stringify(row.definition), row.counts && JSON.stringify(row.counts), JSON.stringify(row.witness), row.people, row.hash, row.retainUntil])
    await tx.run('insert into equality.release (publication_id, snapshot_on, release, question_set, aggregate_hash, together) values ($1, $2, $3, $4, $5, true)',
      [row.publicationId, row.on, JSON.stringify(row.release), row.questionSet, row.hash])
  }

  /** Deletes unprotected counts whose time is up. What was published stays, and so does the witness, which is rounded as it is and needed to protect what comes. */
  removeExpired(tx: Tx, today: PlainDate): Promise<number> {
    return tx.run('update equality.aggregate set rows = null where retain_until < $1 and rows is not null', [today])
  }
}
