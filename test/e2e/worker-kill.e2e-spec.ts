import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { createTestDatabase, eventually, jobEngines, type TestDatabase } from '#testing'

const JOBS = 40
const SCRIPT = join(__dirname, '..', 'support', 'kill-worker.mjs')

/** A real worker process, from the build, on the test's database. Its job writes its start and its end. */
function startWorker(database: TestDatabase, config: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [SCRIPT], { env: { PATH: process.env['PATH'], WORKER_DATABASE_URL: database.url, WORKER_REDIS_URL: config['REDIS_URL'] ?? '' }, stdio: ['ignore', 'inherit', 'inherit'] })
}

describe.each(jobEngines)('a worker killed in mid-job, on $engine', ({ config }) => {
  let database: TestDatabase
  let pool: pg.Pool
  const workers: ChildProcess[] = []

  beforeAll(async () => {
    database = await createTestDatabase()
    pool = new pg.Pool({ connectionString: database.url, max: 2 })
    await pool.query('create table public.effect (id text primary key, runs int not null default 0)')
    await pool.query('create table public.started (id text not null, at timestamptz not null default clock_timestamp())')
  })
  afterAll(async () => {
    for (const worker of workers) {
      if (worker.exitCode !== null || worker.signalCode !== null) continue
      const gone = once(worker, 'exit')
      worker.kill('SIGKILL')
      await gone
    }
    await pool.end()
    await database.drop()
  })
  const count = async (sql: string): Promise<number> => Number((await pool.query<{ n: string }>(sql)).rows[0]?.n)

  it('loses no job and doubles no effect', async () => {
    await pool.query(
      `insert into platform.outbox_message (id, topic, payload, request_id, occurred_at)
       select gen_random_uuid(), 'test.slow-thing', jsonb_build_object('id', 'job-' || n), 'kill-test', now() from generate_series(1, $1) n`, [JOBS])
    // Twice, because a queue may forgive a job one dead worker and not a second.
    for (const round of [1, 2]) {
      const worker = startWorker(database, config)
      workers.push(worker)
      await eventually(async () => expect(await count('select count(*) as n from public.effect')).toBeGreaterThan(round * 8), 30_000)
      worker.kill('SIGKILL')
      await once(worker, 'exit')
      const [started, done] = [await count('select count(distinct id) as n from public.started'), await count('select count(*) as n from public.effect')]
      // Otherwise the kill hit nothing, and this test shows nothing.
      expect(started).toBeGreaterThan(done)
      expect(done).toBeLessThan(JOBS)
    }

    workers.push(startWorker(database, config))
    await eventually(async () => expect(await count('select count(*) as n from public.effect')).toBe(JOBS), 100_000)
    await eventually(async () => expect(await count('select count(*) as n from platform.outbox_message where published_at is null')).toBe(0))
    expect(await count('select count(*) as n from public.effect where runs <> 1')).toBe(0)
    // What was under way when the worker died was begun again.
    expect(await count('select count(*) as n from public.started')).toBeGreaterThan(JOBS)
  }, 150_000)
})
