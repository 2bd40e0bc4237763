import { BullMQOtel } from 'bullmq-otel'
import { createPostgresBackend, Queue, runMigrations, withBackend, Worker, type PostgresConnectionOptions, type Processor } from 'bullmq'
import { Redis } from 'ioredis'
import pg from 'pg'
import type { Config } from '../config/index.js'
import { QUEUE_NAMES } from './job-definition.js'

/** BullMQ on the engine that the configuration names. */
export interface JobBackend {
  readonly engine: 'postgres' | 'redis'
  queue(name: string): Queue
  worker(name: string, processor: Processor, options: WorkerLimits): Worker
  /** Ends the connections; close queues and workers first. */
  close(): Promise<void>
}

export interface WorkerLimits {
  readonly concurrency: number
  /** How long a silent worker keeps its jobs before another takes them over. Longer than a handler ever blocks the event loop. */
  readonly takeOverAfterMs: number
}

// A job taken over is no job gone wrong: only one that brings down worker after worker is set aside.
const MAX_TAKEN_OVER = 10
const workerOptions = ({ concurrency, takeOverAfterMs }: WorkerLimits) =>
  ({ concurrency, lockDuration: takeOverAfterMs, stalledInterval: takeOverAfterMs, maxStalledCount: MAX_TAKEN_OVER })
const ignore = (): void => undefined

/** PostgreSQL, or Redis (Valkey) when `REDIS_URL` is set. One code path above this line serves both. */
export const createJobBackend = (config: Config): Promise<JobBackend> =>
  config.REDIS_URL === undefined ? postgresBackend(config.DATABASE_URL, traced(config)) : Promise.resolve(redisBackend(config.REDIS_URL, traced(config)))

/** With a collector, each job is a span of the request that caused it. */
const traced = (config: Config): Traced => (config.OTEL_EXPORTER_OTLP_ENDPOINT === undefined ? {} : { telemetry: new BullMQOtel({ tracerName: 'waymark-jobs' }) })

type Traced = { readonly telemetry?: BullMQOtel }

async function postgresBackend(connectionString: string, telemetry: Traced): Promise<JobBackend> {
  // Its tables are called job, event, meta: they stay in a schema that is never on the domain's search path.
  // Each worker keeps one connection of the pool to LISTEN on.
  const pool = new pg.Pool({ connectionString, max: QUEUE_NAMES.length + 4, options: '-c search_path=bullmq', application_name: 'waymark-jobs', connectionTimeoutMillis: 5_000 })
  pool.on('error', ignore)
  const client = await pool.connect()
  try {
    await runMigrations(client, 'bullmq')
  } finally {
    client.release()
  }
  // pg types its overloads more narrowly than BullMQ asks; the pool is what it wants.
  const connection = pool as unknown as PostgresConnectionOptions
  const bull = withBackend(createPostgresBackend)
  return {
    engine: 'postgres',
    queue: (name) => new bull.Queue(name, { connection, ...telemetry }) as unknown as Queue,
    worker: (name, processor, limits) => new bull.Worker(name, processor, { connection, ...telemetry, ...workerOptions(limits) }) as unknown as Worker,
    close: () => pool.end(),
  }
}

function redisBackend(url: string, telemetry: Traced): JobBackend {
  // The hash tag keeps a queue's keys on one node of a cluster.
  const prefix = '{waymark}'
  const connection = new Redis(url, { maxRetriesPerRequest: null, enableReadyCheck: true })
  // Queues fail fast while Redis is away (the outbox keeps the message); workers wait for it to come back.
  const failFast = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false, lazyConnect: false })
  for (const redis of [connection, failFast]) redis.on('error', ignore)
  return {
    engine: 'redis',
    queue: (name) => new Queue(name, { connection: failFast, prefix, ...telemetry }),
    worker: (name, processor, limits) => new Worker(name, processor, { connection, prefix, ...telemetry, ...workerOptions(limits) }),
    close: async () => {
      connection.disconnect()
      failFast.disconnect()
      await Promise.resolve()
    },
  }
}
