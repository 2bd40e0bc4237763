// npm run bench -- --help
import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { benchBurst } from './burst/burst.js'
import { type BenchDatabase, startBenchDatabase } from './data/bench-database.js'
import { benchDisclosure } from './disclosure/disclosure.js'
import { benchMatching } from './matching/matching.js'
import { type BenchOptions, RACE_GROUND, readOptions, USAGE } from './options.js'
import { benchReads } from './reads/reads.js'
import { benchReports } from './reports/reports.js'
import { load } from './statistics.js'

const IMPORT = fileURLToPath(new URL('import/import.bench.js', import.meta.url))

const importMeetsTarget = ({ importRows, runs }: BenchOptions): boolean =>
  spawnSync(process.execPath, ['--expose-gc', IMPORT, String(importRows), String(runs)], { stdio: 'inherit' }).status === 0

async function withDatabase<T>(start: () => Promise<BenchDatabase>, work: (database: BenchDatabase) => Promise<T>): Promise<T> {
  const database = await start()
  try {
    return await work(database)
  } finally {
    await database.stop()
  }
}

async function bench(options: BenchOptions): Promise<boolean> {
  console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, load ${load()}`)
  const met: boolean[] = []
  if (options.parts.includes('burst')) met.push(await withDatabase(() => startBenchDatabase(RACE_GROUND, false), (database) => benchBurst(database, options)))
  if (options.parts.includes('reads')) met.push(await withDatabase(() => startBenchDatabase(options.scale), (database) => benchReads(database, options)))
  if (options.parts.includes('import')) met.push(importMeetsTarget(options))
  if (options.parts.includes('matching')) met.push(await benchMatching(options))
  if (options.parts.includes('disclosure')) met.push(await benchDisclosure(options))
  if (options.parts.includes('reports')) met.push(await benchReports(options))
  return met.every(Boolean)
}

const options = readOptions(process.argv.slice(2))
if (options === undefined) console.log(USAGE)
else process.exitCode = (await bench(options)) ? 0 : 1
