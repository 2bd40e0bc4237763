import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { closedFolder, own, type ServerUser } from './server-user.js'

const UNFINISHED = 'cluster.new-'

export interface ClusterPlace {
  readonly dataDir: string
  readonly cluster: string
  readonly passwordFile: string
  readonly user: ServerUser
  /** Runs one of PostgreSQL's programs as the server's account. */
  readonly command: (name: string, args: string[]) => Promise<unknown>
}

/**
 * Makes the cluster when there is none. It is made beside its place and moved there when it is whole: `initdb` writes the files by
 * which a cluster is known long before it has finished, and goes on when the process that asked for it is killed.
 */
export async function makeCluster({ dataDir, cluster, passwordFile, user, command }: ClusterPlace): Promise<void> {
  mkdirSync(dataDir, { recursive: true })
  if (existsSync(join(cluster, 'PG_VERSION'))) return
  for (const name of readdirSync(dataDir)) if (name.startsWith(UNFINISHED)) rmSync(join(dataDir, name), { recursive: true, force: true })
  rmSync(cluster, { recursive: true, force: true })
  const making = join(dataDir, `${UNFINISHED}${randomBytes(4).toString('hex')}`)
  mkdirSync(making, { mode: 0o700 })
  own(dataDir, user)
  const closed = closedFolder(dataDir, user)
  if (closed !== undefined) throw new Error(`PostgreSQL runs as the account "postgres", which may not enter ${closed}. Allow it with: chmod a+x ${closed}, or set WAYMARK_DATA_DIR to another folder.`)
  own(making, user)
  writeFileSync(passwordFile, randomBytes(18).toString('base64url'), { mode: 0o600 })
  own(passwordFile, user)
  await command('initdb', [
    '-D', making, '-U', 'waymark', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`,
    '-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C',
  ])
  renameSync(making, cluster)
}
