// npm run bench -- --help
import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { benchBurst } from './burst/burst.js'
import { startBenchDatabase } from './data/bench-database.js'
import { type BenchOptions, readOptions, USAGE } from './options.js'
import { benchReads } from './reads/reads.js'
import { load } from './statistics.js'

const IMPORT = fileURLToPath(new URL('import/import.bench.js', import.meta.url))

const importMeetsTarget = ({ importRows, runs }: BenchOptions): boolean =>
  spawnSync(process.execPath, ['--expose-gc', IMPORT, String(importRows), String(runs)], { stdio: 'inherit' }).status === 0

async function bench(options: BenchOptions): Promise<boolean> {
  console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, load ${load()}`)
  const met: boolean[] = []
  if (options.parts.some((part) => part !== 'import')) {
    const database = await startBenchDatabase(options.scale)
    try {
      if (options.parts.includes('burst')) met.push(await benchBurst(database.url, options))
      if (options.parts.includes('reads')) met.push(await benchReads(database.url, options))
    } finally {
      await database.stop()
    }
  }
  if (options.parts.includes('import')) met.push(importMeetsTarget(options))
  return met.every(Boolean)
}

const options = readOptions(process.argv.slice(2))
if (options === undefined) console.log(USAGE)
else process.exitCode = (await bench(options)) ? 0 : 1
