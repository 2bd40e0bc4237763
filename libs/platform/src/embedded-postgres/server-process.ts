import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'

export interface ServerProcess {
  readonly pid: number
  readonly port: number
}

/** What the cluster's pid file says: the process is its first line, the port its fourth. */
function fromPidFile(file: string): ServerProcess | undefined {
  if (!existsSync(file)) return undefined
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n').map((line) => Number(line))
  return pid !== undefined && port !== undefined && pid > 0 && port > 0 ? { pid, port } : undefined
}

/** The path of the program that a process runs. Windows does not say: there it is taken for a server. */
const programOf = (pid: number): string => {
  const known = `/proc/${pid}/cmdline`
  if (existsSync(known)) return readFileSync(known, 'utf8').split('\0')[0] ?? ''
  return process.platform === 'win32' ? 'postgres' : execFileSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
}

function isServer(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return basename(programOf(pid)) === 'postgres'
  } catch {
    // Nobody's, or another account's: not a server that this account could have started.
    return false
  }
}

/**
 * The server that runs on a cluster, ready or not. A server that was killed, or lost its power, leaves its pid file; by now that
 * number may be another program's, which PostgreSQL would take for the server: such a file is removed.
 */
export function serverOf(cluster: string): ServerProcess | undefined {
  const file = join(cluster, 'postmaster.pid')
  const server = fromPidFile(file)
  if (server === undefined || isServer(server.pid)) return server
  rmSync(file, { force: true })
  return undefined
}
