import pg from 'pg'
import { prepareRoles, type RoleName, ROLES } from './roles.js'

const ALONE = 7_020_451
const PREPARING = 7_020_452
const TRIES = 20
const BETWEEN_TRIES_MS = 250

const ignore = (): void => undefined
const maintenanceUrl = (url: string): string => url.replace(/\/[^/]+$/, '/postgres')
const nameOf = (url: string): string => new URL(url).pathname.slice(1)
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', ignore)
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(ignore)
  }
}

/** Whether the server takes connections by now. */
export const answers = (url: string): Promise<boolean> => connected(maintenanceUrl(url), () => Promise.resolve(true)).catch(() => false)

/**
 * Makes the database when it is missing, and the two roles that share it. Several starts may do so at once: one works, the others wait.
 * @param url a superuser's, of the database.
 */
export async function ensureDatabase(url: string, passwords: Readonly<Partial<Record<RoleName, string>>> = {}): Promise<void> {
  await connected(maintenanceUrl(url), async (client) => {
    await client.query('select pg_advisory_lock($1)', [PREPARING])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [nameOf(url)])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(nameOf(url))}`)
    await connected(url, prepareRoles)
    for (const role of ['application', 'equality'] as const) {
      const password = passwords[role]
      if (password !== undefined) await client.query(`alter role ${ROLES[role]} password ${client.escapeLiteral(password)}`)
    }
  })
}

/** Empties a database by making it anew. Only for data that nobody has used yet. @param url a superuser's, of the database. */
export async function recreateDatabase(url: string): Promise<void> {
  await connected(maintenanceUrl(url), (client) => client.query(`drop database if exists ${client.escapeIdentifier(nameOf(url))} with (force)`))
  await ensureDatabase(url)
}

/**
 * Takes the server for this process alone, until it ends, however it ends. False when another process has it: then nothing of its data
 * may be touched, and the server not be stopped. A process that was killed is forgotten within seconds.
 */
export async function takeAlone(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: maintenanceUrl(url), connectionTimeoutMillis: 5_000, keepAlive: true })
  client.on('error', ignore)
  await client.connect()
  for (let tries = 1; tries <= TRIES; tries++) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [ALONE])
    if (rows[0]?.taken === true) return true
    await pause(BETWEEN_TRIES_MS)
  }
  await client.end()
  return false
}
