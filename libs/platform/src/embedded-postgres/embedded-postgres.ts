import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { postgresBinaries } from './binaries.js'
import { answers, ensureDatabase } from './databases.js'
import { freePort } from './free-ports.js'
import { type ClusterPlace, makeCluster } from './make-cluster.js'
import { passwordOf, ROLES } from './roles.js'
import { serverOf } from './server-process.js'
import { serverUser } from './server-user.js'

const run = promisify(execFile)
const TRIES = 240
const BETWEEN_TRIES_MS = 250

export interface EmbeddedPostgresOptions {
  /** Folder for the cluster; made when missing, kept afterwards. */
  readonly dataDir: string
  /** Database to have; made when missing. */
  readonly database: string
  /** Extra server settings, e.g. `{ fsync: 'off' }` for tests. */
  readonly settings?: Readonly<Record<string, string>>
}

export interface EmbeddedPostgres {
  /** Connection string of the database, for the application: it owns everything but the schema `equality`. */
  readonly url: string
  /** The same database for the role that owns the schema `equality`, and nothing else. */
  readonly equalityUrl: string
  /** The same database for the server's superuser: to make and drop databases. Nothing of Waymark runs as that. */
  readonly adminUrl: string
  /** Stops the server: what is committed stays. */
  stop(): Promise<void>
}

/**
 * Starts (or joins) a real PostgreSQL server of our own. The server is its own process, so a killed Node leaves it
 * running and the next start joins it; after a power cut it recovers from its log. Listens on 127.0.0.1 only.
 */
export async function startEmbeddedPostgres({ dataDir, database, settings = {} }: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const user = serverUser()
  const bin = postgresBinaries()
  const place: ClusterPlace = {
    dataDir, user, cluster: join(dataDir, 'cluster'), passwordFile: join(dataDir, 'password'),
    command: (name, args) => run(join(bin, name), args, { ...user, cwd: dataDir, env: serverEnvironment() }),
  }
  await makeCluster(place)
  const port = await bringUp(place, settings)
  const passwords = { application: passwordOf(dataDir, 'application'), equality: passwordOf(dataDir, 'equality') }
  const adminUrl = adminUrlOf(place, port, database)
  await ensureDatabase(adminUrl, passwords)
  const urlFor = (role: keyof typeof passwords): string => `postgres://${ROLES[role]}:${passwords[role]}@127.0.0.1:${port}/${database}`
  return { url: urlFor('application'), equalityUrl: urlFor('equality'), adminUrl, stop: () => stop(place) }
}

const adminUrlOf = ({ passwordFile }: ClusterPlace, port: number, name: string): string =>
  `postgres://waymark:${readFileSync(passwordFile, 'utf8').trim()}@127.0.0.1:${port}/${name}`

/**
 * Waits for a server that is coming up or going down, since whoever started or stopped it may have been killed in the middle, and
 * starts one where there is none. @returns its port.
 */
async function bringUp(place: ClusterPlace, settings: Readonly<Record<string, string>>): Promise<number> {
  for (let tries = 1; tries <= TRIES; tries++) {
    const server = serverOf(place.cluster)
    if (server === undefined) {
      // Refused when another process was quicker; then its server is the one.
      await start(place, settings).catch((error: unknown) => { if (serverOf(place.cluster) === undefined) throw error })
      continue
    }
    if (await answers(adminUrlOf(place, server.port, 'postgres'))) return server.port
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES_MS))
  }
  throw new Error(`PostgreSQL in ${place.cluster} does not answer. What it says is in server.log there.`)
}

async function start({ cluster, command }: ClusterPlace, settings: Readonly<Record<string, string>>): Promise<void> {
  const flags = { listen_addresses: '127.0.0.1', port: String(await freePort()), unix_socket_directories: '', ...settings }
  const options = Object.entries(flags).map(([name, value]) => `-c ${name}='${value}'`).join(' ')
  await command('pg_ctl', ['-D', cluster, '-w', '-t', '60', '-l', join(cluster, 'server.log'), '-o', options, 'start'])
}

async function stop({ cluster, command }: ClusterPlace): Promise<void> {
  await command('pg_ctl', ['-D', cluster, '-w', '-m', 'fast', 'stop']).catch((error: unknown) => { if (serverOf(cluster) !== undefined) throw error })
}

/** The server inherits nothing of ours but what it needs to find its libraries and time zone data. */
function serverEnvironment(): Record<string, string> {
  return { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', TZ: 'UTC' }
}
