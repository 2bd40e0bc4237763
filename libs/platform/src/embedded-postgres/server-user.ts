import { execFileSync } from 'node:child_process'
import { chownSync } from 'node:fs'

/** The account that PostgreSQL runs as: it refuses to run as root, so root lends it an account of its own. */
export interface ServerUser {
  readonly uid?: number
  readonly gid?: number
}

const NAME = 'postgres'
const idOf = (flag: '-u' | '-g'): number => Number(execFileSync('id', [flag, NAME], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))

function find(): ServerUser | undefined {
  try {
    return { uid: idOf('-u'), gid: idOf('-g') }
  } catch {
    return undefined
  }
}

/** The user to start PostgreSQL as: this process's own, or, as root, the system account `postgres`, made when missing. */
export function serverUser(): ServerUser {
  if (process.getuid?.() !== 0) return {}
  const existing = find()
  if (existing) return existing
  try {
    execFileSync('useradd', ['-r', '-U', '-M', NAME], { stdio: 'ignore' })
  } catch (cause) {
    throw new Error('PostgreSQL does not run as root, and the account "postgres" could not be made. Run as an ordinary user, or set DATABASE_URL.', { cause })
  }
  return find() ?? {}
}

/** Hands a folder to the server's account. */
export function own(path: string, { uid, gid }: ServerUser): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
}
