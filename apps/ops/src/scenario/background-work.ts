import type { INestApplicationContext } from '@nestjs/common'
import { JobQueues, JobRegistry, OutboxRelay } from '#platform/jobs'

const LOOK_EVERY_MS = 15
/** Figures of a whole sector are protected in one job, and attacked. */
const PATIENCE_MS = 1_200_000
const WORKING_STATES = ['waiting', 'active', 'prioritized'] as const
/** What counts that which other schedules change comes after them, so that it is known what there was to count. */
const COUNTS_OTHERS = new Set(['equality.request-due-releases'])

/** Drives the worker's schedules by the scenario's calendar, and waits for its work to be done. */
export class BackgroundWork {
  private readonly queues: JobQueues
  private readonly registry: JobRegistry
  private readonly relay: OutboxRelay

  constructor(worker: INestApplicationContext) {
    this.queues = worker.get(JobQueues, { strict: false })
    this.registry = worker.get(JobRegistry, { strict: false })
    this.relay = worker.get(OutboxRelay, { strict: false })
  }

  /** Runs everything that has a schedule, once, as if its time had come. `moment` names it: the same moment starts nothing twice. */
  async runSchedules(moment: string): Promise<void> {
    const scheduled = this.registry.definitions.filter((job) => job.schedule !== undefined)
    for (const jobs of [scheduled.filter(({ name }) => !COUNTS_OTHERS.has(name)), scheduled.filter(({ name }) => COUNTS_OTHERS.has(name))]) {
      await this.queues.add(jobs.map((job) => ({
        job, id: `scenario-${moment}-${job.name}`, envelope: { payload: job.schedule!.payload, requestId: `scenario-${moment}` },
      })))
      await this.settle()
    }
  }

  /** Resolves when no message waits in the outbox and no job waits or runs. Throws when that has come no nearer for twenty minutes. */
  async settle(): Promise<void> {
    let [end, least] = [performance.now() + PATIENCE_MS, Number.POSITIVE_INFINITY]
    let quiet = 0
    // Twice quiet in a row: a job that has just ended may have left a message that is not carried yet.
    while (quiet < 2) {
      const left = await this.left()
      if (left < least) [end, least] = [performance.now() + PATIENCE_MS, left]
      if (performance.now() > end) throw new Error(`The background work came to a halt: ${left} messages and jobs are left`)
      quiet = left === 0 ? quiet + 1 : 0
      if (quiet < 2) await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    }
  }

  private async left(): Promise<number> {
    let left = await this.relay.backlog()
    for (const queue of this.queues.all()) {
      const counts = await queue.getJobCounts(...WORKING_STATES)
      left += Object.values(counts).reduce((sum, count) => sum + count, 0)
    }
    return left
  }
}
