import type { INestApplicationContext } from '@nestjs/common'
import { JobQueues, JobRegistry, OutboxRelay } from '#platform/jobs'

const LOOK_EVERY_MS = 15
const PATIENCE_MS = 300_000
const WORKING_STATES = ['waiting', 'active', 'prioritized'] as const

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

  /** Starts everything that has a schedule, once, as if its time had come. `moment` names it: the same moment starts nothing twice. */
  async runSchedules(moment: string): Promise<void> {
    const scheduled = this.registry.definitions.filter((job) => job.schedule !== undefined)
    await this.queues.add(scheduled.map((job) => ({
      job, id: `scenario-${moment}-${job.name}`, envelope: { payload: job.schedule!.payload, requestId: `scenario-${moment}` },
    })))
  }

  /** Resolves when no message waits in the outbox and no job waits or runs. */
  async settle(): Promise<void> {
    const end = performance.now() + PATIENCE_MS
    let quiet = 0
    // Twice quiet in a row: a job that has just ended may have left a message that is not carried yet.
    while (quiet < 2) {
      if (performance.now() > end) throw new Error('The background work did not come to an end within five minutes')
      quiet = (await this.isQuiet()) ? quiet + 1 : 0
      if (quiet < 2) await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    }
  }

  private async isQuiet(): Promise<boolean> {
    if ((await this.relay.backlog()) > 0) return false
    for (const queue of this.queues.all()) {
      const counts = await queue.getJobCounts(...WORKING_STATES)
      if (Object.values(counts).some((count) => count > 0)) return false
    }
    return true
  }
}
