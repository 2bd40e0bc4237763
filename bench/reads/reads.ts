import { isDeepStrictEqual } from 'node:util'
import { chooseCast, HOT_OPERATIONS, type HotOperation } from '../data/cast.js'
import { startIssuer } from '../data/issuer.js'
import { Connection } from '../load/connection.js'
import { type LoadGenerator, startLoad } from '../load/load-generator.js'
import type { TurnResult } from '../load/turn.js'
import type { BenchOptions } from '../options.js'
import { startServer, type ServerProcess } from '../servers/server-process.js'
import { CpuMeter } from '../servers/cpu-meter.js'
import { SERVERS } from '../servers/settings.js'
import type { BenchDatabase } from '../data/bench-database.js'
import { load } from '../statistics.js'
import { reportReads } from './report-reads.js'
import { type Requests, requestsOf, type Way, WAYS } from './ways.js'

export interface Lane {
  readonly way: Way
  readonly operation: HotOperation
  readonly server: ServerProcess
  readonly requests: readonly string[]
}

/** What one lane did in each round. */
export interface LaneResult {
  /** Sixteen connections. */
  readonly busy: TurnResult[]
  /** One connection. */
  readonly alone: TurnResult[]
  /** Milliseconds of processor time a request of the busy turn, of server and database together: what other work on the machine disturbs least. */
  readonly cpuMs: number[]
}

const CONNECTIONS = 16
const SAMPLED = 20

/** A cursor is opaque: each way may write its own. */
const withoutCursors = (body: Buffer): unknown => JSON.parse(body.toString(), (key, value: unknown) => (key === 'cursor' || key === 'endCursor' ? '' : value))

const brief = (answer: unknown): string => JSON.stringify(answer).slice(0, 1_500)

/** Stops unless every way gives the same answers: a faster wrong answer is worth nothing. */
async function checkAnswers(lanes: readonly Lane[]): Promise<void> {
  for (const operation of HOT_OPERATIONS) {
    const ways = lanes.filter((lane) => lane.operation === operation)
    const connections = await Promise.all(ways.map(({ server }) => Connection.open(server.port)))
    for (let n = 0; n < SAMPLED; n++) {
      const answers = await Promise.all(ways.map(async ({ requests }, i) => withoutCursors((await connections[i]!.ask(requests[n] ?? '')).body)))
      answers.forEach((answer, i) => {
        if (!isDeepStrictEqual(answer, answers[0])) throw new Error(`${operation} of ${ways[i]!.way.name} is not that of raw:\n${brief(answer)}\n${brief(answers[0])}`)
      })
    }
    for (const connection of connections) connection.close()
  }
}

const lanesOf = (servers: readonly ServerProcess[], requests: ReadonlyMap<Way['name'], Requests>): readonly Lane[] =>
  HOT_OPERATIONS.flatMap((operation) => WAYS.filter(({ server }) => servers.some(({ kind }) => kind === server)).map((way) => ({
    way, operation, server: servers.find(({ kind }) => kind === way.server)!, requests: requests.get(way.name)![operation],
  })))

async function measure(lanes: readonly Lane[], generator: LoadGenerator, { runs, turnMs, warmUp }: BenchOptions): Promise<ReadonlyMap<Lane, LaneResult>> {
  const results = new Map<Lane, LaneResult>(lanes.map((lane) => [lane, { busy: [], alone: [], cpuMs: [] }]))
  for (const { server: { port }, requests, way } of lanes) {
    // The baseline is an order of magnitude slower: its code is warm long before.
    await generator.run({ port, requests, connections: CONNECTIONS, durationMs: 0, count: way.name === 'typeorm' ? Math.ceil(warmUp / 5) : warmUp })
  }
  for (let round = 0; round < runs; round++) {
    // Each round starts with another lane, so that none always follows the same neighbour.
    for (let i = 0; i < lanes.length; i++) {
      const lane = lanes[(i + round) % lanes.length]!
      const { server, requests } = lane
      const result = results.get(lane)!
      const meter = new CpuMeter(server.pid)
      const busy = await generator.run({ port: server.port, requests, connections: CONNECTIONS, durationMs: turnMs })
      result.cpuMs.push(meter.spentMs() / busy.answered)
      result.busy.push(busy)
      result.alone.push(await generator.run({ port: server.port, requests, connections: 1, durationMs: turnMs / 3 }))
    }
    console.log(`round ${round + 1} of ${runs}, load ${load()}`)
  }
  return results
}

/** The hot reads four ways, every server in a process of its own. @returns whether the targets were met. */
export async function benchReads(database: BenchDatabase, options: BenchOptions): Promise<boolean> {
  const issuer = await startIssuer()
  const generator = startLoad()
  const servers: ServerProcess[] = []
  try {
    const cast = await chooseCast(database.url, issuer.url)
    for (const kind of SERVERS.filter((one) => options.baseline || one !== 'typeorm')) servers.push(await startServer(kind, { databaseUrl: database.url, equalityUrl: database.equalityUrl, issuer: issuer.url }))
    const lanes = lanesOf(servers, await requestsOf(cast, issuer))
    await checkAnswers(lanes)
    return reportReads(await measure(lanes, generator, options))
  } finally {
    for (const server of servers) server.stop()
    generator.stop()
    issuer.stop()
  }
}
