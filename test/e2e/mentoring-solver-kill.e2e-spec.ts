import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { newId } from '#kernel'
import { eventually, jobEngines } from '#testing'
import { FreezingService } from '../../libs/mentoring/src/application/rounds/freezing.service.js'
import { RoundsModule } from '../../libs/mentoring/src/application/rounds/rounds.module.js'
import { RoundsService } from '../../libs/mentoring/src/application/rounds/rounds.service.js'
import { ScenariosService } from '../../libs/mentoring/src/application/rounds/scenarios.service.js'
import { type MentoringTest, startMentoring } from '../../libs/mentoring/src/testing/mentoring-test-app.js'

const SCRIPT = join(__dirname, '..', 'support', 'kill-solver.mjs')
const WISH = { title: 'First', weights: {}, objective: 'everyone', floor: 0, keepBonus: 0, lock: [], forbid: [], release: [] }

describe.each(jobEngines)('a worker killed while it solves a scenario, on $engine', ({ config }) => {
  let test: MentoringTest
  const workers: ChildProcess[] = []

  beforeAll(async () => {
    test = await startMentoring([RoundsModule], { config })
  })
  afterAll(async () => {
    for (const worker of workers) {
      if (worker.exitCode !== null || worker.signalCode !== null) continue
      const gone = once(worker, 'exit')
      worker.kill('SIGKILL')
      await gone
    }
    await test.close()
  })
  const startWorker = (): ChildProcess => {
    const worker = spawn(process.execPath, [SCRIPT], { env: { PATH: process.env['PATH'], WORKER_DATABASE_URL: test.database.url, WORKER_REDIS_URL: config['REDIS_URL'] ?? '' }, stdio: ['ignore', 'inherit', 'inherit'] })
    workers.push(worker)
    return worker
  }
  const scenario = (id: string) => test.one<{ state: string; attempt: number; pairs: number; standings: number; round: string }>(
    `select c.state, c.attempt, r.state as round, (select count(*) from mentoring.scenario_pair p where p.scenario_id = c.id)::int as pairs, (select count(*) from mentoring.scenario_standing s where s.scenario_id = c.id)::int as standings
     from mentoring.scenario c join mentoring.match_round r on r.id = c.round_id where c.id = $1`, [id])

  it('leaves nothing half-stored, and another solves it', async () => {
    const manager = test.ctx(test.manager.actor)
    const schemeId = await test.scheme()
    for (const [side, organisationId, many] of [['mentee', test.council, 3_000], ['mentor', test.elsewhere, 2_000]] as const) {
      const ids = Array.from({ length: many }, () => newId())
      await test.pool.query(`insert into directory.person (id, given_name, family_name, status, created_at, updated_at) select id, 'P', 'P', 'active', now(), now() from unnest($1::uuid[]) id`, [ids])
      await test.pool.query(`insert into directory.membership (id, person_id, organisation_id, role, starts_on, updated_at) select gen_random_uuid(), id, $2, 'learner', '2020-01-01', now() from unnest($1::uuid[]) id`, [ids, organisationId])
      await test.pool.query(
        `insert into mentoring.profile (id, scheme_id, person_id, side, state, organisation_id, details, capacity, created_at, updated_at)
         select gen_random_uuid(), $2, id, $3, 'ready', $4, '{"languages": ["en"], "modes": ["video"], "values": [1, 2, 3, 4, 5, 1]}', 1, now(), now() from unnest($1::uuid[]) id`, [ids, schemeId, side, organisationId])
    }
    const created = await test.get(RoundsService).create(manager, schemeId, { title: 'Autumn', intakeOpensOn: '2026-05-01', intakeClosesOn: '2026-05-31' })
    if (!created.ok) throw new Error(JSON.stringify(created.error))
    await test.get(RoundsService).openIntake(manager, created.value)
    await test.get(FreezingService).freeze(manager, created.value)
    const made = await test.get(ScenariosService).create(manager, created.value, WISH)
    if (!made.ok) throw new Error(JSON.stringify(made.error))

    const first = startWorker()
    for (const until = performance.now() + 40_000; (await scenario(made.value)).state === 'queued' && performance.now() < until;) await pause(10)
    first.kill('SIGKILL')
    await once(first, 'exit')
    // Otherwise the kill hit nothing, and this test shows nothing.
    expect(await scenario(made.value)).toEqual({ state: 'solving', attempt: 1, pairs: 0, standings: 0, round: 'frozen' })

    startWorker()
    await eventually(async () => expect((await scenario(made.value)).state).toBe('solved'), 90_000)
    expect(await scenario(made.value)).toEqual({ state: 'solved', attempt: 2, pairs: 2_000, standings: 5_000, round: 'in_review' })
  }, 150_000)
})
