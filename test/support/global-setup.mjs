// Plain JavaScript over the built embedded-postgres: Jest maps no module names for a globalSetup.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '#platform/embedded-postgres'

const root = join(process.cwd(), '.waymark')

const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Ends the servers that earlier runs left behind because they were killed. */
function sweep() {
  for (const name of readdirSync(root).filter((entry) => /^test-\d+-/.test(entry))) {
    if (isAlive(Number(name.split('-')[1]))) continue
    try {
      process.kill(Number(readFileSync(join(root, name, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGQUIT')
    } catch {
      // It was not running any more.
    }
    rmSync(join(root, name), { recursive: true, force: true })
  }
}

/** One PostgreSQL server for the whole run; the first test to need it migrates a template that each test file copies. */
export default async function setup() {
  mkdirSync(root, { recursive: true })
  sweep()
  const dataDir = mkdtempSync(join(root, `test-${process.pid}-`))
  const server = await startEmbeddedPostgres({
    dataDir, database: 'template_base', settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  })
  Object.assign(process.env, { WAYMARK_TEST_DATABASE_URL: server.url, WAYMARK_TEST_EQUALITY_URL: server.equalityUrl, WAYMARK_TEST_ADMIN_URL: server.adminUrl })
  Object.assign(globalThis, { waymarkTestServer: server, waymarkTestDataDir: dataDir })
}
