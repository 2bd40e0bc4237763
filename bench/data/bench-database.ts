import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { persistence } from '#assembly'
import { createDataSource, migrate } from '#platform/database'
import { type EmbeddedPostgres, recreateDatabase, startEmbeddedPostgres } from '#platform/embedded-postgres'
import type { Scale } from '../options.js'
import { bulkLoad } from './bulk-load.js'
import { ACTIVITY_TABLES, activityStatements, seedStatements } from './seed.js'

export interface BenchDatabase {
  readonly url: string
  readonly equalityUrl: string
  stop(): Promise<void>
}

const MARK = 'public.bench_seed'

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function isSeeded(url: string): Promise<boolean> {
  return connected(url, async (client) => {
    const { rows } = await client.query<{ mark: string | null }>('select to_regclass($1)::text as mark', [MARK])
    if (rows[0]?.mark == null) return false
    // Dates in the data are relative to the day on which they were made.
    return (await client.query(`select from ${MARK} where seeded_on = current_date`)).rowCount === 1
  })
}

/** All that Waymark keeps, or only what the figures of reports are counted from. */
export type Extent = 'everything' | 'activity'

async function seed({ url, adminUrl }: Pick<EmbeddedPostgres, 'url' | 'adminUrl'>, scale: Scale, extent: Extent): Promise<void> {
  await recreateDatabase(adminUrl)
  const dataSource = await createDataSource({ url, persistence }).initialize()
  await migrate(dataSource, persistence)
  await dataSource.destroy()
  await connected(url, async (client) => {
    if (extent === 'activity') await bulkLoad(client, ACTIVITY_TABLES, activityStatements(scale))
    else for (const statement of seedStatements(scale)) await client.query(statement)
    await client.query('vacuum analyze')
  })
  // The application may not ask for one.
  await connected(adminUrl, (superuser) => superuser.query('checkpoint'))
  await connected(url, (client) => client.query(`create table ${MARK} as select current_date as seeded_on`))
}

/** A PostgreSQL server of the bench's own with seeded data of that scale, kept for the rest of the day, or made anew for what writes. */
export async function startBenchDatabase(scale: Scale, keep = true, extent: Extent = 'everything'): Promise<BenchDatabase> {
  const dataDir = join('.waymark', 'bench-postgres')
  mkdirSync(dataDir, { recursive: true })
  const server = await startEmbeddedPostgres({ dataDir: join(process.cwd(), dataDir), database: `bench_${extent === 'activity' ? 'activity_' : ''}${scale.people}`, settings: { shared_buffers: '512MB', jit: 'off' } })
  if (!keep || !(await isSeeded(server.url))) {
    const start = performance.now()
    await seed(server, scale, extent)
    console.log(`Seeded ${scale.people} people, ${scale.enrolments} enrolments in ${((performance.now() - start) / 1000).toFixed(0)} s.`)
  }
  return server
}
