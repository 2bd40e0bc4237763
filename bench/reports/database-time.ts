import { readFileSync } from 'node:fs'
import type { Pool, PoolClient } from 'pg'

const NS_PER_MS = 1_000_000
/** Not in pg's types: the number of the server's process. */
const processOf = (client: PoolClient): number => (client as unknown as { readonly processID: number }).processID

/** Processor time of the server's processes behind a pool: what a statement costs however busy the machine is. Linux only; elsewhere it says NaN. */
export class DatabaseTime {
  private readonly processes = new Set<number>()

  constructor(pool: Pool) {
    pool.on('acquire', (client) => this.processes.add(processOf(client))).on('remove', (client) => this.processes.delete(processOf(client)))
  }

  /** Milliseconds since the processes began; differences count. */
  ms(): number {
    return process.platform === 'linux' ? [...this.processes].reduce((sum, pid) => sum + Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / NS_PER_MS, 0) : Number.NaN
  }
}
