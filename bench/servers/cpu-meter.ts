import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const TICK_MS = 10
const POSTMASTER = join('.waymark', 'bench-postgres', 'cluster', 'postmaster.pid')

interface ProcessTimes {
  readonly parent: number
  readonly ticks: number
}

/** Parent and processor time of a process (fields 4, 14 and 15 of Linux's /proc/pid/stat); nothing elsewhere or when it has ended. */
function timesOf(pid: number | string): ProcessTimes | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')
    return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }
  } catch {
    return undefined
  }
}

/** Processor time of one server and of the bench's database together, since the meter was made. Linux only; elsewhere it says NaN. */
export class CpuMeter {
  private readonly postmaster = Number(readFileSync(POSTMASTER, 'utf8').split('\n')[0])
  private readonly before: number

  constructor(private readonly pid: number) {
    this.before = this.ticks()
  }

  spentMs(): number {
    return process.platform === 'linux' ? (this.ticks() - this.before) * TICK_MS : Number.NaN
  }

  private ticks(): number {
    if (process.platform !== 'linux') return 0
    const own = timesOf(this.pid)?.ticks ?? 0
    const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(timesOf)
    return all.reduce((sum, one) => (one?.parent === this.postmaster ? sum + one.ticks : sum), own)
  }
}
