// npm run migration:generate -- <lib> <what-changes>
// Starts a scratch PostgreSQL, migrates it and writes libs/<lib>/src/data/migrations/<time>-<what-changes>.ts.
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { generateMigration } from '../dist/apps/ops/src/commands/generate-migration.js'
import { startEmbeddedPostgres } from '../dist/libs/platform/src/embedded-postgres/index.js'

const [lib, name] = process.argv.slice(2)
if (!lib || !/^[a-z0-9-]+$/.test(name ?? '')) {
  console.error('Usage: npm run migration:generate -- <lib> <what-changes-in-kebab-case>')
  process.exit(2)
}
const dataDir = mkdtempSync(join(process.cwd(), '.waymark', 'scratch-'))
const server = await startEmbeddedPostgres({ dataDir, database: 'scratch', settings: { fsync: 'off' } })
try {
  const folder = lib === 'platform' ? 'libs/platform/src/outbox/migrations' : `libs/${lib}/src/data/migrations`
  const file = await generateMigration(server, lib, name, folder, new Date())
  console.log(file ? `Wrote ${file}. Read it, then list its class in the lib's persistence.` : 'Nothing differs.')
} finally {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
