import { Injectable } from '@nestjs/common'
import type { PlainDate } from '#kernel'
import type { Executor, Tx } from '#platform/database'
import type { GivenAnswer, QuestionSetId } from '../domain/index.js'
import { EqualityDatabase } from './equality-database.js'

export interface AnswerRow {
  readonly question: string
  readonly options: readonly string[]
  readonly answeredOn: PlainDate
}

/** A person's hashes under the old key and the new. */
export interface KeyPair {
  readonly from: string
  readonly into: string
}

@Injectable()
export class AnswerQueries {
  constructor(private readonly database: EqualityDatabase) {}

  /** Everything that one person answered. */
  of(personKeys: readonly string[], on: Executor = this.database): Promise<AnswerRow[]> {
    return on.rows<AnswerRow>(
      `select question_key as question, array_agg(option_key order by option_key) as options, max(answered_on) as "answeredOn"
       from equality.answer where person_key = any($1) group by question_key order by question_key`, [personKeys])
  }

  /** Changes of one person queue up, whoever makes them: the person, a merge, a change of keys. In order of the keys, so that two never wait for each other. */
  async lock(tx: Tx, personKeys: readonly string[]): Promise<void> {
    for (const key of personKeys.toSorted()) await tx.run('select pg_advisory_xact_lock(hashtextextended($1, 0))', [key])
  }

  async replace(tx: Tx, personKey: string, { question, options }: GivenAnswer, as: { readonly setId: QuestionSetId; readonly keyVersion: string; readonly on: PlainDate }): Promise<void> {
    await tx.run('delete from equality.answer where person_key = $1 and question_key = $2', [personKey, question])
    await tx.run(
      `insert into equality.answer (person_key, question_key, option_key, set_id, key_version, answered_on)
       select $1, $2, option, $4, $5, $6 from unnest($3::text[]) as option`, [personKey, question, options, as.setId, as.keyVersion, as.on])
  }

  /** Takes back the answer to one question, or all. */
  remove(tx: Tx, personKeys: readonly string[], question: string | null): Promise<number> {
    return tx.run('delete from equality.answer where person_key = any($1) and ($2::text is null or question_key = $2)', [personKeys, question])
  }

  /** Gives the answers of each first key to the second. Where both have answered a question, the later day's stays; on the same day, the second's. @returns how many moved. */
  async move(tx: Tx, pairs: readonly KeyPair[], keyVersion: string): Promise<number> {
    const values = [pairs.map(({ from }) => from), pairs.map(({ into }) => into)]
    const pair = 'unnest($1::text[], $2::text[]) as pair (source, target)'
    await tx.run(
      `delete from equality.answer mine using ${pair}, equality.answer theirs
       where mine.person_key = target and theirs.person_key = source and theirs.question_key = mine.question_key and theirs.answered_on > mine.answered_on`, values)
    await tx.run(
      `delete from equality.answer theirs using ${pair}, equality.answer mine
       where theirs.person_key = source and mine.person_key = target and mine.question_key = theirs.question_key`, values)
    return tx.run(`update equality.answer given set person_key = target, key_version = $3 from ${pair} where given.person_key = source`, [...values, keyVersion])
  }

  /** Whether there are answers that another key than this one links. */
  async hasOtherVersions(on: Executor, keyVersion: string): Promise<boolean> {
    return (await on.one<{ has: boolean }>('select exists (select from equality.answer where key_version <> $1) as has', [keyVersion])).has
  }

  removeVersion(tx: Tx, keyVersion: string): Promise<number> {
    return tx.run('delete from equality.answer where key_version = $1', [keyVersion])
  }
}
