import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { equalityPersistence, persistence } from '#assembly'
import { NATION, newId, type PlainDate, plainDate } from '#kernel'
import { createDataSource, migrate, migrateOwnSchema } from '#platform/database'
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, freePort, startEmbeddedPostgres } from '#platform/embedded-postgres'
import { createTestApp, eventually, jobEngines, Seed, type SeededPerson, type TestApp } from '#testing'
import { ReportComputer } from '../../libs/reports/src/application/compute/report-computer.js'
import { ReportsService } from '../../libs/reports/src/application/reports/reports.service.js'
import type { ReportRunId } from '../../libs/reports/src/domain/ids.js'
import { ReportsTestModule } from '../../libs/reports/src/testing/reports-test.module.js'

/** As the workers have them. */
const KEYS = { EQUALITY_KEY: 'e'.repeat(32), PSEUDONYM_KEY: 'x'.repeat(32) }
const SCRIPT = join(__dirname, '..', 'support', 'kill-reports.mjs')
/** All days of this test have the same last quarter, so that each report waits at the same place. */
const DAYS = Array.from({ length: 20 }, (_, n) => plainDate(`2024-04-${String(n + 1).padStart(2, '0')}`))
const SECTIONS = ['Digital workforce', 'Cohort programmes', 'Mentoring', 'Equity']

/** What somebody who looks at a run again and again comes to see. */
interface Sight {
  readonly state: string
  readonly attempt: number
  /** The titles of the sections of each snapshot of its day. */
  readonly snapshots: readonly (readonly string[])[]
}

/**
 * Workers as processes of their own, on a PostgreSQL server of the test's own: both are killed as `kill -9` does. Every report stands still where this
 * test wants it to, after two of its sections and before the others, because the test holds the lock that it asks for there.
 */
describe('a report, with workers and database killed in the middle', () => {
  let dataDir: string
  let options: EmbeddedPostgresOptions
  let server: EmbeddedPostgres
  let test: TestApp
  let pool: pg.Pool
  let analyst: SeededPerson
  const workers: ChildProcess[] = []
  const days = DAYS.values()
  const nextDay = (): PlainDate => days.next().value!

  beforeAll(async () => {
    dataDir = mkdtempSync(join(process.cwd(), '.waymark', `test-${process.pid}-`))
    // What is committed must outlive the server's end, if not the machine's; and it starts again where everybody looks for it.
    options = { dataDir, database: 'reports', settings: { fsync: 'off', full_page_writes: 'off', port: String(await freePort()) } }
    server = await startEmbeddedPostgres(options)
    await migrated(server)
    pool = new pg.Pool({ connectionString: server.url, max: 4 })
    pool.on('error', () => undefined)
    const { rows: [clock] } = await pool.query<{ now: Date }>('select now()')
    test = await createTestApp({ imports: [ReportsTestModule], now: clock!.now.toISOString(), config: { DATABASE_URL: server.url, EQUALITY_DATABASE_URL: server.equalityUrl, ...KEYS } })
    const seed = new Seed(pool)
    const institute = await seed.organisation({ name: 'Institute', kind: 'institute' })
    analyst = await seed.person({ roles: [['workforce_analyst', institute]] })
    await pool.query(`insert into workforce.plan (id, scope, area_key, created_at) values ($1, 'national', 'nation', now())`, [newId()])
    for (const strand of ['cohorts', 'mentoring']) {
      await pool.query(
        `insert into reports.activity_cell (strand, quarter, scope_id, organisation_id, applied, offered, started, completed, ended, meetings_due, meetings, minutes)
         values ($1, '2024-01-01', $2, $3, 40, 30, 20, 10, 5, 80, 70, 4000)`, [strand, newId(), institute])
    }
  }, 60_000)
  afterAll(async () => {
    await killed(...workers)
    await test?.close()
    await pool?.end()
    await server?.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  async function migrated({ url, equalityUrl }: EmbeddedPostgres): Promise<void> {
    const whole = await createDataSource({ url, persistence }).initialize()
    await migrate(whole, persistence)
    await whole.destroy()
    const apart = await createDataSource({ url: equalityUrl, persistence: [equalityPersistence], ownSchema: equalityPersistence.schema }).initialize()
    await migrateOwnSchema(apart)
    await apart.destroy()
  }

  const startWorker = (config: Readonly<Record<string, string>>): ChildProcess => {
    const worker = spawn(process.execPath, [SCRIPT], {
      env: { PATH: process.env['PATH'], WORKER_DATABASE_URL: server.url, WORKER_EQUALITY_URL: server.equalityUrl, WORKER_REDIS_URL: config['REDIS_URL'] ?? '' }, stdio: ['ignore', 'inherit', 'inherit'],
    })
    workers.push(worker)
    return worker
  }
  const runs = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode === null && signalCode === null
  async function killed(...doomed: readonly ChildProcess[]): Promise<void> {
    await Promise.all(doomed.filter(runs).map(async (worker) => {
      const gone = once(worker, 'exit')
      worker.kill('SIGKILL')
      await gone
    }))
  }

  async function request(day: PlainDate): Promise<ReportRunId> {
    const found = await test.get(ReportsService).request(test.ctx(analyst.actor), NATION, { planId: null, asOf: day, quarterly: false })
    if (!found.ok) throw new Error(JSON.stringify(found.error))
    return found.value
  }
  const look = async (id: string): Promise<Sight> => {
    const { rows: [sight] } = await pool.query<Sight>(
      `select u.state, u.attempt, coalesce((select json_agg(jsonb_path_query_array(s.content, '$.sections[*].title') order by s.number) from reports.snapshot s where s.report_id = u.report_id and s.as_of = u.as_of), '[]') as snapshots
       from reports.report_run u where u.id = $1`, [id])
    return sight!
  }
  const WHOLE = { state: 'done', snapshots: [SECTIONS] }

  /** Holds what every report asks for between its second section and its third, as long as `work` takes. */
  async function heldInTheMiddle(work: (waiting: (many: number) => Promise<void>) => Promise<void>): Promise<void> {
    const holder = new pg.Client({ connectionString: server.url })
    holder.on('error', () => undefined)
    await holder.connect()
    try {
      await holder.query(`select pg_advisory_lock(hashtextextended('reports.activity-release.mentoring.2024-Q1', 0))`)
      await work((many) => eventually(async () => {
        const { rows } = await pool.query(`select from pg_locks where locktype = 'advisory' and not granted`)
        expect(rows).toHaveLength(many)
      }, 30_000))
    } finally {
      // Its end gives the lock back.
      await holder.end().catch(() => undefined)
    }
  }

  /** Looks at a run all the time that `work` takes, as a reader who polls, and answers everything that was to be seen. */
  async function watched(id: string, work: () => Promise<void>): Promise<readonly Sight[]> {
    const seen: Sight[] = []
    let over = false
    const reader = (async () => {
      while (!over) {
        // While the database is away nobody sees anything.
        await look(id).then((sight) => seen.push(sight), () => undefined)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    })()
    await work().finally(() => { over = true })
    await reader
    return seen
  }
  const partial = ({ state, snapshots }: Sight): boolean => (state === 'done' ? snapshots.length !== 1 || snapshots[0]!.join() !== SECTIONS.join() : snapshots.length > 0)

  describe.each(jobEngines)('on $engine', ({ config }) => {
    let first: ChildProcess
    let second: ChildProcess

    beforeAll(() => { first = startWorker(config) })
    afterAll(() => killed(first, second))

    it('its worker killed, is finished whole by another, and nothing of it is seen before', async () => {
      const id = await request(nextDay())
      const seen = await watched(id, async () => {
        await heldInTheMiddle(async (waiting) => {
          await waiting(1)
          await killed(first)
          // Otherwise the kill hit nothing, and this test shows nothing.
          expect(await look(id)).toEqual({ state: 'computing', attempt: 1, snapshots: [] })
        })
        second = startWorker(config)
        await eventually(async () => expect(await look(id)).toEqual({ ...WHOLE, attempt: 2 }), 40_000)
      })
      expect(seen.length).toBeGreaterThan(50)
      expect(seen.filter(partial)).toEqual([])
    }, 90_000)

    it('called off in the middle, ends and leaves nothing', async () => {
      const id = await request(nextDay())
      await heldInTheMiddle(async (waiting) => {
        await waiting(1)
        expect(await test.get(ReportsService).cancel(test.ctx(analyst.actor), id)).toEqual({ ok: true, value: id })
        expect(await look(id)).toMatchObject({ state: 'computing' })
      })
      await eventually(async () => expect(await look(id)).toEqual({ state: 'cancelled', attempt: 1, snapshots: [] }), 30_000)
    })

    it('computed by two at once, is one snapshot: that of the later one; asked for again, it is the same', async () => {
      const day = nextDay()
      const [id, same] = await Promise.all([request(day), request(day)])
      expect(same).toBe(id)
      // The worker, and this process: as when a worker that was given up for dead goes on after all.
      let here = Promise.resolve()
      const seen = await watched(id, async () => {
        await heldInTheMiddle(async (waiting) => {
          await waiting(1)
          // The first one told of this already when it changed; the other is to tell of what is now.
          await pool.query(`update reports.activity_cell set applied = applied + 10 where strand = 'cohorts'`)
          here = test.get(ReportComputer).compute(id, { ctx: test.ctx(), signal: new AbortController().signal, progress: () => Promise.resolve() })
          await waiting(2)
          expect(await look(id)).toEqual({ state: 'computing', attempt: 2, snapshots: [] })
        })
        await here
        await eventually(async () => expect(await look(id)).toEqual({ ...WHOLE, attempt: 2 }), 40_000)
      })
      expect(seen.filter(partial)).toEqual([])
      const { rows: [kept] } = await pool.query<{ id: string; version: string; newest: string }>(
        `select s.id, jsonb_path_query_first(s.inputs, '$[*] ? (@.key == "cohorts:2024-Q1")') ->> 'version' as version, (select max(number)::text from reports.activity_release where strand = 'cohorts' and quarter = '2024-Q1') as newest
         from reports.report_run u join reports.snapshot s on s.id = u.snapshot_id where u.id = $1`, [id])
      expect(kept!.version).toBe(kept!.newest)

      const again = await request(day)
      expect(again).not.toBe(id)
      await eventually(async () => expect(await look(again)).toMatchObject(WHOLE), 40_000)
      expect((await pool.query('select snapshot_id from reports.report_run where id = $1', [again])).rows).toEqual([{ snapshot_id: kept!.id }])
    }, 120_000)

    it('its database killed, is finished by the same worker when that is back', async () => {
      const id = await request(nextDay())
      const seen = await watched(id, async () => {
        await heldInTheMiddle(async (waiting) => {
          await waiting(1)
          process.kill(Number(readFileSync(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
          await eventually(() => look(id).then(() => false, () => true))
        })
        // Refused while what is left of the killed one goes.
        server = await eventually(() => startEmbeddedPostgres(options), 30_000)
        expect(await look(id)).toMatchObject({ state: 'computing', snapshots: [] })
        await eventually(async () => expect(await look(id)).toMatchObject(WHOLE), 40_000)
      })
      expect(seen.filter(partial)).toEqual([])
      expect(runs(second)).toBe(true)
    }, 90_000)
  })
})
