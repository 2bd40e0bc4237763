import { Injectable } from '@nestjs/common'
import { z } from 'zod'
import { createTestApp, eventually, jobEngines, type TestApp } from '#testing'
import { defineEvent, Outbox } from '../outbox/index.js'
import { Database, UnitOfWork } from '../database/index.js'
import { defineJob, type JobDefinition } from './job-definition.js'
import { HandlesJob, type JobHandler, type JobRun } from './job-handler.js'
import { JobQueues } from './job-queues.js'
import { OutboxRelay } from './outbox-relay.js'
import { pruneOutbox, PruneOutboxHandler } from './prune-outbox.job.js'
import { err } from '#kernel'

const payload = z.object({ id: z.string() })
const happened = defineEvent('test.thing-happened', payload)
const note = defineJob({ name: 'test.note-thing', payload, on: [happened], backoffMs: 10 })
const flaky = defineJob({ name: 'test.try-again', payload, attempts: 3, backoffMs: 10 })

const confided = defineEvent('test.secret-confided', z.object({ id: z.string(), key: z.string() }), { secret: ['key'] })
const useKey = defineJob({ name: 'test.use-key', payload: confided.payload, on: [confided] })
const used: string[] = []

@Injectable()
@HandlesJob(useKey)
class UseKey implements JobHandler<z.output<typeof confided.payload>> {
  async handle({ key }: { key: string }) {
    used.push(key)
    await Promise.resolve()
  }
}

const noted: { id: string; requestId: string }[] = []
const tries: number[] = []

@Injectable()
@HandlesJob(note)
class NoteThing implements JobHandler<z.output<typeof payload>> {
  async handle({ id }: { id: string }, { ctx }: JobRun) {
    noted.push({ id, requestId: ctx.requestId })
    await Promise.resolve()
  }
}

@Injectable()
@HandlesJob(flaky)
class TryAgain implements JobHandler<z.output<typeof payload>> {
  async handle(_: { id: string }, { attempt }: JobRun) {
    tries.push(attempt)
    if (attempt < 3) throw new Error('not yet')
    await Promise.resolve()
  }
}

describe.each(jobEngines)('jobs on $engine', ({ config }) => {
  let test: TestApp
  beforeAll(async () => {
    test = await createTestApp({ jobs: [note, flaky, useKey, pruneOutbox as JobDefinition], providers: [NoteThing, TryAgain, UseKey, PruneOutboxHandler], config })
  })
  afterAll(() => test.close())
  beforeEach(() => {
    noted.length = 0
    tries.length = 0
  })

  const add = (id: string) => test.get(UnitOfWork).run((tx) => test.get(Outbox).add(tx, test.ctx(), happened, { id }))

  it('runs what an event starts, under the request that caused it', async () => {
    await add('a')
    await eventually(() => expect(noted).toEqual([{ id: 'a', requestId: 'test' }]))
  })

  it('runs nothing for a write that was refused', async () => {
    await test.get(UnitOfWork).run(async (tx) => {
      await test.get(Outbox).add(tx, test.ctx(), happened, { id: 'refused' })
      return err({ code: 'NO' })
    })
    await add('after')
    await eventually(() => expect(noted.map(({ id }) => id)).toEqual(['after']))
  })

  it('does not run a message twice when the relay dies between the queue and its own record', async () => {
    await add('once')
    await eventually(() => expect(noted).toHaveLength(1))
    await test.get(UnitOfWork).run((tx) => tx.run('update platform.outbox_message set published_at = null'))
    await test.get(OutboxRelay).drain()
    await add('later')
    await eventually(() => expect(noted.map(({ id }) => id)).toContain('later'))
    expect(noted.filter(({ id }) => id === 'once')).toHaveLength(1)
  })

  it('tries a failing job again', async () => {
    await test.get(UnitOfWork).run((tx) => test.get(Outbox).add(tx, test.ctx(), flaky, { id: 'x' }))
    await eventually(() => expect(tries).toEqual([1, 2, 3]))
  })

  it('refuses a payload that does not fit, and the write with it', async () => {
    await expect(test.get(UnitOfWork).run((tx) => test.get(Outbox).add(tx, test.ctx(), happened, {} as { id: string }))).rejects.toThrow('expected string')
  })

  it('keeps a secret neither in the outbox nor in the queue once it was used', async () => {
    await test.get(UnitOfWork).run((tx) => test.get(Outbox).add(tx, test.ctx(), confided, { id: 'c', key: 'open-sesame' }))
    await eventually(() => expect(used).toEqual(['open-sesame']))
    used.length = 0
    await eventually(async () => expect(await test.get(Database).rows(`select payload from platform.outbox_message where topic = 'test.secret-confided'`)).toEqual([{ payload: { id: 'c' } }]))
    await eventually(async () => {
      const jobs = await test.get(JobQueues).queue('work').getJobs()
      expect(JSON.stringify(jobs.map(({ data }) => data as unknown))).not.toContain('open-sesame')
    })
  })

  it('forgets published messages after a week', async () => {
    const database = test.get(Database)
    const insert = (id: string, published: string | null) => database.run(
      `insert into platform.outbox_message (id, topic, payload, request_id, occurred_at, published_at) values (gen_random_uuid(), 'test.old', $1, 'r', '2026-01-01', $2)`, [JSON.stringify({ id }), published])
    await insert('old', '2026-05-25T08:59:00Z')
    await insert('kept', '2026-05-25T09:01:00Z')
    const run: JobRun = { ctx: test.ctx(), attempt: 1, signal: new AbortController().signal, progress: () => Promise.resolve() }
    for (const _ of [1, 2]) await test.get(PruneOutboxHandler).handle({}, run)
    expect(await database.rows(`select payload->>'id' as id from platform.outbox_message where topic = 'test.old'`)).toEqual([{ id: 'kept' }])
  })

  it('keeps what is scheduled in step with the definitions', async () => {
    const hourly = { ...note, schedule: { pattern: '0 * * * *', payload: { id: 's' } } }
    const schedulers = async () => (await test.get(JobQueues).queue('work').getJobSchedulers()).map(({ key, tz }) => ({ key, tz }))
    await test.get(JobQueues).schedule([hourly])
    expect(await schedulers()).toEqual([{ key: 'test.note-thing', tz: 'Europe/London' }])
    await test.get(JobQueues).schedule([note])
    expect(await schedulers()).toEqual([])
  })
})
