import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { equalityPersistence, persistence } from '#assembly'
import { createDataSource, migrate, migrateOwnSchema } from '#platform/database'
import { ensureDatabase } from '#platform/embedded-postgres'

export interface TestDatabase {
  /** For the application, which may not look into the schema `equality`. */
  readonly url: string
  /** For the role that owns the schema `equality`. */
  readonly equalityUrl: string
  /** For the server's superuser: what an operator could do. */
  readonly adminUrl: string
  drop(): Promise<void>
}

const TEMPLATE = 'waymark_template'
const TEMPLATE_LOCK = 81_203

type As = 'ADMIN' | 'DATABASE' | 'EQUALITY'

const urlOf = (name: string, as: As): string => {
  const url = process.env[`WAYMARK_TEST_${as}_URL`]
  if (url === undefined) throw new Error('No test database: is the test in a Jest project with a globalSetup (*.int-spec.ts, test/)?')
  return url.replace(/\/[^/]+$/, `/${name}`)
}

async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: urlOf('postgres', 'ADMIN') })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** An empty database of the test's own, not migrated. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return onServer(async (client) => {
    const database = await create(client, '')
    await ensureDatabase(database.adminUrl)
    return database
  })
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
  await ensureDatabase(urlOf(half, 'ADMIN'))
  const dataSource = await createDataSource({ url: urlOf(half, 'DATABASE'), persistence }).initialize()
  try {
    await migrate(dataSource, persistence)
  } finally {
    await dataSource.destroy()
  }
  const apart = await createDataSource({ url: urlOf(half, 'EQUALITY'), persistence: [equalityPersistence], ownSchema: equalityPersistence.schema }).initialize()
  try {
    await migrateOwnSchema(apart)
  } finally {
    await apart.destroy()
  }
  await client.query(`alter database ${half} rename to ${TEMPLATE}`)
}

async function create(client: pg.Client, options: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  // The roles own what is in the copy, as they do in the template; the database itself is given anew.
  await client.query(`create database ${name} ${options} owner ${new URL(urlOf(name, 'DATABASE')).username}`)
  return {
    url: urlOf(name, 'DATABASE'), equalityUrl: urlOf(name, 'EQUALITY'), adminUrl: urlOf(name, 'ADMIN'),
    drop: () => onServer(async (other) => void (await other.query(`drop database if exists ${name} with (force)`))),
  }
}
