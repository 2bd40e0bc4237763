import { setTimeout as pause } from 'node:timers/promises'
import { Injectable } from '@nestjs/common'
import { z } from 'zod'
import { defineJob, HandlesJob, type JobHandler, JobQueues } from '#platform/jobs'
import { freePort } from '#platform/embedded-postgres'
import { Outbox } from '#platform/outbox'
import { UnitOfWork } from '#platform/database'
import {
  createTestApp, createTestDatabase, eventually, startTcpProxy, startTestPlatform, testRedisUrl, type SeededPerson, type TcpProxy, type TestApp, type TestDatabase, type TestPlatform,
} from '#testing'

const ASK = '{ organisations(first: 1) { totalCount } }'

describe('while the database is away', () => {
  let database: TestDatabase
  let proxy: TcpProxy
  let platform: TestPlatform
  let person: SeededPerson

  beforeAll(async () => {
    database = await createTestDatabase()
    const url = new URL(database.url)
    proxy = await startTcpProxy(url.hostname, Number(url.port))
    url.port = String(proxy.port)
    platform = await startTestPlatform({ config: { DATABASE_URL: url.toString() } })
    const council = await platform.seed.organisation()
    person = await platform.person({ roles: [['learner', council]] })
    expect((await platform.send(person, ASK)).data).toEqual({ organisations: { totalCount: 1 } })
  })
  afterAll(async () => {
    await proxy?.mend()
    await platform?.close()
    await proxy?.close()
    await database?.drop()
  })

  const timed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
    const started = performance.now()
    return [await work(), performance.now() - started]
  }
  const status = async (path: string) => (await fetch(`${platform.url}${path}`)).status

  it.each([
    ['refuses connections', () => proxy.cut(), 2_000],
    ['answers nothing', () => { proxy.hang(); return Promise.resolve() }, 25_000],
  ] as const)('%s: requests are told so soon, nothing hangs, and it works again without a restart', async (_, breakIt, soonMs) => {
    await breakIt()
    const [answers, ms] = await timed(() => Promise.all(Array.from({ length: 12 }, () => platform.send(person, ASK))))
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(answers.map(() => 'UNAVAILABLE'))
    expect(answers[0]?.errors?.[0]?.message).toContain('Nothing was changed')
    expect(ms).toBeLessThan(soonMs)
    expect(await status('/health/ready')).toBe(503)
    expect(await status('/health/live')).toBe(200)
    await proxy.mend()
    await eventually(async () => expect((await platform.send(person, ASK)).data).toEqual({ organisations: { totalCount: 1 } }), 15_000)
    expect(await status('/health/ready')).toBe(200)
  })

  it('says so when the connection breaks while a change is being saved, the one case that nobody can answer for', async () => {
    await expect(platform.get(UnitOfWork).run(async (tx) => {
      await tx.run('update directory.organisation set updated_at = now()')
      await proxy.cut()
    })).rejects.toMatchObject({ code: 'UNAVAILABLE', message: expect.stringContaining('Check whether it was made') })
    await proxy.mend()
  })
})

const payload = z.object({ id: z.string() })
const note = defineJob({ name: 'test.note-thing', payload, backoffMs: 50 })
const noted: string[] = []

@Injectable()
@HandlesJob(note)
class NoteThing implements JobHandler<z.output<typeof payload>> {
  handle({ id }: { id: string }): Promise<void> {
    noted.push(id)
    return Promise.resolve()
  }
}

// One describe for each engine that this run can reach: see test/support/backends.ts.
describe.each([
  { engine: 'postgres', target: 'database' as const },
  ...(testRedisUrl === undefined ? [] : [{ engine: 'redis', target: 'redis' as const }]),
])('jobs on $engine while it is away', ({ target }) => {
  let test: TestApp
  let proxy: TcpProxy

  beforeAll(async () => {
    noted.length = 0
    if (target === 'redis') {
      const url = new URL(testRedisUrl ?? '')
      proxy = await startTcpProxy(url.hostname, Number(url.port))
      url.port = String(proxy.port)
      test = await createTestApp({ jobs: [note], providers: [NoteThing], config: { REDIS_URL: url.toString() } })
    } else {
      proxy = await startTcpProxy('127.0.0.1', await freePort())
      test = await createTestApp({ jobs: [note], providers: [NoteThing] })
    }
  })
  afterAll(async () => {
    await proxy.mend()
    await test.close()
    await proxy.close()
  })
  const add = (id: string) => test.get(UnitOfWork).run((tx) => test.get(Outbox).add(tx, test.ctx(), note, { id }))
  /** Ends every connection that the jobs have, as a restart of their engine does. */
  const breakIt = async () => {
    if (target === 'redis') await proxy.cut()
    else await test.get(UnitOfWork).run((tx) => tx.rows(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and usename = current_user`))
  }

  it('writes go on, and every job runs once when it is back', async () => {
    await add('before')
    await eventually(() => expect(noted).toEqual(['before']))
    // Delivery is at least once: a job whose end is not written down when its engine goes away runs again, and may.
    await eventually(async () => expect(await test.get(JobQueues).queue('work').getJobCounts('active')).toEqual({ active: 0 }))
    await breakIt()
    const started = performance.now()
    for (let i = 0; i < 5; i++) await eventually(() => add(`during-${i}`))
    expect(performance.now() - started).toBeLessThan(5_000)
    if (target === 'redis') {
      await pause(1_500)
      expect(noted).toEqual(['before'])
    }
    await proxy.mend()
    await add('after')
    await eventually(() => expect(noted).toContain('after'), 30_000)
    await eventually(() => expect(noted.toSorted()).toEqual(['after', 'before', 'during-0', 'during-1', 'during-2', 'during-3', 'during-4']), 20_000)
  })
})
