import pg from 'pg'
import { startIssuer } from '../data/issuer.js'
import { startLoad } from '../load/load-generator.js'
import { postJson } from '../load/turn.js'
import type { BenchOptions } from '../options.js'
import { startServer } from '../servers/server-process.js'
import type { BenchDatabase } from '../data/bench-database.js'
import { interval, median, ratios } from '../statistics.js'
import { checkRun, chooseRacers, openRun, PLACES, RACERS } from './race-ground.js'
import { forUpdate, type Racer, type Seat, singleStatement } from './strategies.js'

const TARGET = 3
/** Races in one turn: one race alone is over in a moment. */
const RACES_A_TURN = 5
const CONNECTIONS = 16
const ENROL = 'mutation Enrol($runId: ID!) { enrolMyself(input: { runId: $runId }) { enrolment { state } userErrors { code } } }'

/** One turn of a strategy. @returns requests a second. */
async function turn(pool: pg.Pool, seat: Seat, racers: readonly Racer[]): Promise<number> {
  let milliseconds = 0
  for (let race = 0; race < RACES_A_TURN; race++) {
    const runId = await openRun(pool)
    const start = performance.now()
    await Promise.all(racers.map((racer) => seat(pool, runId, racer, new Date())))
    milliseconds += performance.now() - start
    await checkRun(pool, runId)
  }
  return (RACES_A_TURN * RACERS * 1000) / milliseconds
}

async function compareStrategies(pool: pg.Pool, racers: readonly Racer[], runs: number): Promise<boolean> {
  const perSecond = { single: [] as number[], locked: [] as number[] }
  for (let round = -2; round < runs; round++) {
    const single = await turn(pool, singleStatement, racers)
    const locked = await turn(pool, forUpdate, racers)
    // The first rounds warm up code and caches.
    if (round < 0) continue
    perSecond.single.push(single)
    perSecond.locked.push(locked)
  }
  const times = ratios(perSecond.single, perSecond.locked)
  const met = median(times) >= TARGET
  console.log(`burst in SQL, ${RACERS} for ${PLACES} places: one statement ${median(perSecond.single).toFixed(0)} requests/s, FOR UPDATE in five round trips ${median(perSecond.locked).toFixed(0)}, ratio ${interval(times)}, target ${TARGET}: ${met ? 'met' : 'MISSED'}`)
  return met
}

/** The same race through the public API: everybody's own token, all requests at once over sixteen connections. */
async function raceOverHttp(pool: pg.Pool, racers: readonly Racer[], database: BenchDatabase, runs: number): Promise<void> {
  const issuer = await startIssuer()
  const generator = startLoad()
  const ids = racers.map(({ personId }) => personId)
  await pool.query('insert into directory.identity (issuer, subject, person_id, linked_at) select $1, p::text, p, now() from unnest($2::uuid[]) p', [issuer.url, ids])
  const server = await startServer('waymark', { databaseUrl: database.url, equalityUrl: database.equalityUrl, issuer: issuer.url })
  const tokens = await Promise.all(ids.map((id) => issuer.token(id)))
  const perSecond: number[] = []
  try {
    for (let round = -2; round < runs; round++) {
      const runId = await openRun(pool)
      const requests = tokens.map((token) => postJson('/graphql', token, { query: ENROL, variables: { runId } }))
      // Fails when any answer is no 200.
      const result = await generator.run({ port: server.port, requests, connections: CONNECTIONS, durationMs: 0, count: RACERS })
      await checkRun(pool, runId)
      if (round >= 0) perSecond.push(result.perSecond)
    }
    console.log(`burst over the API: ${interval(perSecond, 0)} requests/s; in each of ${runs + 2} races exactly ${PLACES} of ${RACERS} were offered a place, and no answer was an error`)
  } finally {
    server.stop()
    generator.stop()
    issuer.stop()
  }
}

/** Two hundred people racing for ten places. @returns whether the target was met; throws when a place was lost or given twice. */
export async function benchBurst(database: BenchDatabase, { runs }: BenchOptions): Promise<boolean> {
  const pool = new pg.Pool({ connectionString: database.url, max: 8 })
  try {
    const racers = await chooseRacers(pool)
    const met = await compareStrategies(pool, racers, runs)
    await raceOverHttp(pool, racers, database, runs)
    return met
  } finally {
    await pool.end()
  }
}
