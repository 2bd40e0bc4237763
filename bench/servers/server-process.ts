import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ServerKind, ServerSettings } from './settings.js'

export interface ServerProcess {
  readonly kind: ServerKind
  readonly port: number
  readonly pid: number
  stop(): void
}

const MAIN = fileURLToPath(new URL('server-main.js', import.meta.url))

/** Starts a server in a process of its own, which ends with ours. */
export function startServer(kind: ServerKind, settings: ServerSettings): Promise<ServerProcess> {
  const child: ChildProcess = fork(MAIN, [kind, JSON.stringify(settings)])
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The ${kind} server ended with ${code} before it listened`)))
    child.once('message', ({ port }: { port: number }) => resolve({ kind, port, pid: child.pid ?? 0, stop: () => void child.kill() }))
  })
}
