import { Injectable } from '@nestjs/common'
import { JobQueues, OutboxRelay } from '#platform/jobs'
import { Metrics } from '#platform/observability'

/** How much work waits, by queue and state, and how far the outbox is behind. */
@Injectable()
export class WorkerMetrics {
  constructor(metrics: Metrics, queues: JobQueues, relay: OutboxRelay) {
    metrics.gauge('waymark_jobs', 'Jobs by queue and state.', ['queue', 'state'], async (set) => {
      for (const queue of queues.all()) {
        for (const [state, count] of Object.entries(await queue.getJobCounts('waiting', 'active', 'delayed', 'failed'))) set({ queue: queue.name, state }, count)
      }
    })
    metrics.gauge('waymark_outbox_waiting', 'Outbox messages not yet carried to a queue.', [], async (set) => set({}, await relay.backlog()))
  }
}
