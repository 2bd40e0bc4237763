import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { persistence } from '#assembly'
import { createDataSource, migrate } from '#platform/database'

export interface TestDatabase {
  readonly url: string
  drop(): Promise<void>
}

const TEMPLATE = 'waymark_template'
const TEMPLATE_LOCK = 81_203

const urlOf = (name: string): string => {
  const url = process.env['WAYMARK_TEST_DATABASE_URL']
  if (url === undefined) throw new Error('No test database: is the test in a Jest project with a globalSetup (*.int-spec.ts, test/)?')
  return url.replace(/\/[^/]+$/, `/${name}`)
}

async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: urlOf('postgres') })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** An empty database of the test's own, not migrated. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return onServer((client) => create(client, ''))
}

/** A migrated database of the test's own, copied from the run's template in some 50 ms. */
export function createTestDatabase(): Promise<TestDatabase> {
  return onServer(async (client) => {
    // One test file at a time makes or copies the template: PostgreSQL copies only what nobody is connected to.
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [TEMPLATE])
    if (rowCount === 0) await makeTemplate(client)
    return create(client, `template ${TEMPLATE}`)
  })
}

async function makeTemplate(client: pg.Client): Promise<void> {
  const half = `${TEMPLATE}_half`
  await client.query(`drop database if exists ${half}`)
  await client.query(`create database ${half}`)
  const dataSource = await createDataSource({ url: urlOf(half), persistence }).initialize()
  try {
    await migrate(dataSource, persistence)
  } finally {
    await dataSource.destroy()
  }
  await client.query(`alter database ${half} rename to ${TEMPLATE}`)
}

async function create(client: pg.Client, options: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await client.query(`create database ${name} ${options}`)
  return { url: urlOf(name), drop: () => onServer(async (other) => void (await other.query(`drop database if exists ${name} with (force)`))) }
}
