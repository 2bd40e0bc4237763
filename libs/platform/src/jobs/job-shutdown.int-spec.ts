import { setTimeout as pause } from 'node:timers/promises'
import { Injectable } from '@nestjs/common'
import { z } from 'zod'
import { createTestApp, eventually, jobEngines } from '#testing'
import { UnitOfWork } from '../database/index.js'
import { Outbox } from '../outbox/index.js'
import { defineJob } from './job-definition.js'
import { HandlesJob, type JobHandler, type JobRun } from './job-handler.js'
import { JobQueues } from './job-queues.js'

const payload = z.object({ ms: z.number() })
const slow = defineJob({ name: 'test.slow-thing', payload })
let started = 0
let finished = 0
let told = false

@Injectable()
@HandlesJob(slow)
class SlowThing implements JobHandler<z.output<typeof payload>> {
  async handle({ ms }: { ms: number }, { signal }: JobRun) {
    started++
    signal.addEventListener('abort', () => (told = true))
    await pause(ms, undefined, { ref: false })
    finished++
  }
}

describe.each(jobEngines)('stopping a worker on $engine', ({ config }) => {
  beforeEach(() => {
    started = finished = 0
    told = false
  })
  const start = async (ms: number, graceMs: number) => {
    const test = await createTestApp({ jobs: [slow], providers: [SlowThing], config, jobOptions: { graceMs } })
    await test.get(UnitOfWork).run((tx) => test.get(Outbox).add(tx, test.ctx(), slow, { ms }))
    await eventually(() => expect(started).toBe(1))
    return test
  }

  it('waits for the job at work and records that it is done', async () => {
    const test = await start(1_000, 10_000)
    const queue = test.get(JobQueues).queue('work')
    const states: unknown[] = []
    const record = queue.close.bind(queue)
    // Queues close after the workers: what they say then is what the next process finds.
    jest.spyOn(queue, 'close').mockImplementation(async () => {
      states.push(await queue.getJobCounts('active', 'completed', 'waiting'))
      await record()
    })
    await test.close()
    expect(finished).toBe(1)
    expect(states).toEqual([expect.objectContaining({ active: 0, waiting: 0 })])
  })

  it('tells a job that goes on for too long to stop, and waits no longer', async () => {
    const test = await start(12_000, 300)
    const began = performance.now()
    await test.close()
    expect(performance.now() - began).toBeLessThan(9_000)
    expect({ told, finished }).toEqual({ told: true, finished: 0 })
  })
})
