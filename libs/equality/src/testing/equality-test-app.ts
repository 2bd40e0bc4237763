import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { PersonalDataModule, PopulationsModule } from '#assembly'
import { unwrap } from '#kernel'
import { createTestApp, Seed, type TestApp, type TestAppOptions } from '#testing'
import { Database } from '#platform/database'
import { QuestionSetsService } from '../application/questions/question-sets.service.js'
import { EqualityModule } from '../equality.module.js'

export interface EqualityTestApp extends TestApp {
  readonly seed: Seed
  /** Id of the published set: the reference questions. */
  readonly setId: string
  /** The schema as its own role sees it, beside the module's connections. */
  rows<T extends object>(sql: string, values?: readonly unknown[]): Promise<T[]>
  /** A connection of the role, to hold locks. */
  connect(): Promise<pg.Client>
}

const QUESTIONS = join(__dirname, '../../reference/questions-england-and-wales.json')

/** Equality with the reference questions published, on a database of its own. */
export async function createEqualityTestApp(options: TestAppOptions = {}): Promise<EqualityTestApp> {
  const test = await createTestApp({ ...options, imports: [EqualityModule, PopulationsModule, PersonalDataModule, ...options.imports ?? []] })
  const sets = test.get(QuestionSetsService)
  const setId = unwrap(await sets.importDraft(test.ctx(), readFileSync(QUESTIONS, 'utf8')))
  unwrap(await sets.publish(test.ctx(), setId, ''))
  const pool = new pg.Pool({ connectionString: test.database.equalityUrl, max: 1 })
  const clients: pg.Client[] = []
  return {
    ...test, setId, seed: new Seed(test.get(Database).pool),
    rows: async <T extends object>(sql: string, values: readonly unknown[] = []) => (await pool.query<T>(sql, [...values])).rows,
    connect: async () => {
      const client = new pg.Client({ connectionString: test.database.equalityUrl })
      clients.push(client)
      await client.connect()
      return client
    },
    close: async () => {
      for (const client of clients) await client.end()
      await pool.end()
      await test.close()
    },
  }
}
