import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { postgresBinaries } from './binaries.js'
import { own, serverUser } from './server-user.js'

const run = promisify(execFile)

export interface EmbeddedPostgresOptions {
  /** Folder for the cluster; made when missing, kept afterwards. */
  readonly dataDir: string
  /** Database to have; made when missing. */
  readonly database: string
  /** Extra server settings, e.g. `{ fsync: 'off' }` for tests. */
  readonly settings?: Readonly<Record<string, string>>
}

export interface EmbeddedPostgres {
  /** Connection string of the database. */
  readonly url: string
  /** Stops the server: what is committed stays. */
  stop(): Promise<void>
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No free port'))))
    })
  })

/**
 * Starts (or joins) a real PostgreSQL server of our own. The server is its own process, so a killed Node leaves it
 * running and the next start joins it; after a power cut it recovers from its log. Listens on 127.0.0.1 only.
 */
export async function startEmbeddedPostgres({ dataDir, database, settings = {} }: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const user = serverUser()
  const bin = postgresBinaries()
  const cluster = join(dataDir, 'cluster')
  const portFile = join(dataDir, 'port')
  const passwordFile = join(dataDir, 'password')
  const command = (name: string, args: string[]) => run(join(bin, name), args, { ...user, cwd: dataDir, env: { ...serverEnvironment() } })

  mkdirSync(dataDir, { recursive: true })
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    // A half-made cluster (killed during initdb) has no PG_VERSION: it holds nothing, so it is made again.
    rmSync(cluster, { recursive: true, force: true })
    mkdirSync(cluster, { mode: 0o700 })
    own(dataDir, user)
    own(cluster, user)
    writeFileSync(passwordFile, randomBytes(18).toString('base64url'), { mode: 0o600 })
    own(passwordFile, user)
    await command('initdb', [
      '-D', cluster, '-U', 'waymark', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`,
      '-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C',
    ])
  }
  const running = await command('pg_ctl', ['-D', cluster, 'status']).then(() => true, () => false)
  if (!running) {
    writeFileSync(portFile, String(await freePort()))
    const flags = { listen_addresses: '127.0.0.1', port: readFileSync(portFile, 'utf8'), unix_socket_directories: '', ...settings }
    const options = Object.entries(flags).map(([name, value]) => `-c ${name}='${value}'`).join(' ')
    const start = () => command('pg_ctl', ['-D', cluster, '-w', '-t', '60', '-l', join(cluster, 'server.log'), '-o', options, 'start'])
    // A killed server leaves its pid file; when another process has that pid by now, the first try is refused.
    await start().catch(async () => {
      rmSync(join(cluster, 'postmaster.pid'), { force: true })
      await start()
    })
  }
  const urlOf = (name: string) =>
    `postgres://waymark:${readFileSync(passwordFile, 'utf8').trim()}@127.0.0.1:${readFileSync(portFile, 'utf8').trim()}/${name}`
  await ensureDatabase(urlOf('postgres'), database)
  return {
    url: urlOf(database),
    stop: async () => {
      await command('pg_ctl', ['-D', cluster, '-w', '-m', 'fast', 'stop'])
    },
  }
}

/** The server inherits nothing of ours but what it needs to find its libraries and time zone data. */
function serverEnvironment(): Record<string, string> {
  return { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', TZ: 'UTC' }
}

async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

/** Empties a database by making it anew. Only for data that nobody has used yet. */
export async function recreateDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1)
  const client = new pg.Client({ connectionString: url.replace(/\/[^/]+$/, '/postgres') })
  await client.connect()
  try {
    await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`)
    await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}
