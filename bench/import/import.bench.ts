// node dist/bench/import/import.bench.js [rows] [rounds]
// Imports against plain COPY, interleaved, on a PostgreSQL of its own. Target: at most 2.5 × COPY (docs of the bench folder).
import { createReadStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { INestApplicationContext } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { persistence } from '#assembly'
import { AuditModule } from '#audit'
import { type ImportKind, ImportFileService, ImportsModule } from '#directory'
import { newId } from '#kernel'
import { systemCtx } from '#platform/access'
import { SystemClock } from '#platform/clock'
import { loadConfig } from '#platform/config'
import { CoreModule } from '#platform/core'
import { createDataSource, Database, DatabaseModule, migrate } from '#platform/database'
import pg from 'pg'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded-postgres'
import { JobsModule } from '#platform/jobs'
import { copyMemberships, copyPeople } from './copy-baseline.js'
import { writeCopies, writeMemberships, writePeople } from './generate.js'

const ROWS = Number(process.argv[2] ?? 100_000)
const ROUNDS = Number(process.argv[3] ?? 9)
const TARGET = 2.5
const CODE = 'E07000001'

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const seconds = (ms: number): string => (ms / 1000).toFixed(2)

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Peak memory of the process while it works, in megabytes above what it had. */
async function grownBy(work: () => Promise<unknown>): Promise<number> {
  global.gc?.()
  const before = process.memoryUsage.rss()
  let peak = before
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20)
  await work()
  clearInterval(timer)
  return Math.round((peak - before) / 1024 / 1024)
}

async function importFile(app: INestApplicationContext, kind: ImportKind, path: string): Promise<void> {
  const row = await app.get(ImportFileService, { strict: false }).importFile(systemCtx('bench', new SystemClock().now(), 'bench'), { kind, stream: createReadStream(path), dryRun: false })
  if (row.state !== 'applied') throw new Error(`${kind}: ${row.state} ${row.failure}`)
}

async function main(folder: string, { url, adminUrl }: Pick<EmbeddedPostgres, 'url' | 'adminUrl'>): Promise<boolean> {
  const dataSource = await createDataSource({ url, persistence }).initialize()
  await migrate(dataSource, persistence)
  await dataSource.destroy()
  const config = loadConfig({
    DATABASE_URL: url, FILES_DIR: join(folder, 'files'), SESSION_SECRET: 's'.repeat(32), PSEUDONYM_KEY: 'p'.repeat(32),
    OIDC_ISSUERS: JSON.stringify([{ issuer: 'http://127.0.0.1:1', label: 'Bench', clientId: 'bench', audience: 'bench' }]),
  })
  class BenchModule {}
  const app = await NestFactory.createApplicationContext({
    module: BenchModule, imports: [CoreModule.forRoot({ config }), DatabaseModule.forRoot(persistence), JobsModule.forProducer(), AuditModule, ImportsModule],
  }, { logger: ['error'] })
  const { pool } = app.get(Database, { strict: false })
  // The application may not ask for a checkpoint.
  const superuser = new pg.Client({ connectionString: adminUrl })
  await superuser.connect()
  const organisationId = newId()
  await pool.query("insert into directory.organisation (id, kind, code, name, short_name, updated_at) values ($1, 'council', $2, 'Bench', 'Bench', now())", [organisationId, CODE])
  const files = { people: join(folder, 'people.csv'), memberships: join(folder, 'memberships.csv') }
  await writePeople(files.people, ROWS)
  await writeMemberships(files.memberships, ROWS, CODE)
  await writeCopies(folder, ROWS, organisationId)

  const empty = async (table: string): Promise<void> => {
    await pool.query(`truncate directory.${table} cascade`)
    await superuser.query('checkpoint')
  }
  const cases = [
    { kind: 'people', prepare: () => empty('person'), copy: () => copyPeople(pool, folder) },
    {
      kind: 'memberships', copy: () => copyMemberships(pool, folder),
      prepare: async () => {
        await empty('person')
        await copyPeople(pool, folder)
        await pool.query('vacuum analyze directory.person, directory.person_email')
      },
    },
  ] as const
  let met = true
  for (const { kind, prepare, copy } of cases) {
    const ratios: number[] = []
    const times = { copy: [] as number[], import: [] as number[] }
    for (let round = -1; round < ROUNDS; round++) {
      await prepare()
      const plain = await timed(copy)
      await prepare()
      const ours = await timed(() => importFile(app, kind, files[kind]))
      // The first round warms up code and caches.
      if (round < 0) continue
      ratios.push(ours / plain)
      times.copy.push(plain)
      times.import.push(ours)
    }
    const ratio = median(ratios)
    met &&= ratio <= TARGET
    console.log(`${ROWS} ${kind}: COPY ${seconds(median(times.copy))} s, import ${seconds(median(times.import))} s, ratio ${ratio.toFixed(2)} (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}, ${ROUNDS} rounds), target ${TARGET}: ${ratio <= TARGET ? 'met' : 'MISSED'}`)
  }
  for (const rows of [ROWS, ROWS * 4]) {
    await empty('person')
    await writePeople(files.people, rows)
    console.log(`memory while ${rows} people are imported: +${await grownBy(() => importFile(app, 'people', files.people))} MB`)
  }
  await superuser.end()
  await app.close()
  return met
}

mkdirSync('.waymark', { recursive: true })
const folder = mkdtempSync(join(process.cwd(), '.waymark', 'bench-import-'))
// A folder of its own: as root the server runs as another user, who may not look into ours.
const dataDir = mkdtempSync(join(process.cwd(), '.waymark', 'bench-postgres-'))
const server = await startEmbeddedPostgres({ dataDir, database: 'bench' })
try {
  process.exitCode = (await main(folder, server)) ? 0 : 1
} finally {
  await server.stop()
  for (const made of [folder, dataDir]) rmSync(made, { recursive: true, force: true })
}
