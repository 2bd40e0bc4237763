import { execFileSync } from 'node:child_process'
import { chownSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

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

const [OWNER, GROUP, OTHERS] = [0o100, 0o010, 0o001]

/**
 * The outermost folder on the way to a place that the server's account may not enter; `undefined` when it can get there. Root can go
 * anywhere, so that only the account that root lends is in question.
 */
export function closedFolder(path: string, { uid, gid }: ServerUser): string | undefined {
  if (uid === undefined) return undefined
  const folders: string[] = []
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    folders.unshift(folder)
    if (folder === dirname(folder)) break
  }
  return folders.find((folder) => {
    const { mode, uid: owner, gid: group } = statSync(folder)
    return (mode & (owner === uid ? OWNER : group === gid ? GROUP : OTHERS)) === 0
  })
}
