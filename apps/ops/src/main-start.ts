import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { dataDirFromEnvironment } from '#platform/config'
import { StartError } from './start/listen.js'
import { start } from './start/start.js'

const USAGE = 'Usage: npm start\n       npm start -- --no-demonstration    begins with an empty installation'
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

function wantsDemonstration(): boolean {
  try {
    return !parseArgs({ options: { 'no-demonstration': { type: 'boolean', default: false } } }).values['no-demonstration']
  } catch {
    process.stderr.write(`${USAGE}\n`)
    process.exit(2)
  }
}

const stopping = new AbortController()
const say = (line: string): void => {
  if (!stopping.signal.aborted) process.stdout.write(`${line}\n`)
}
// From the beginning: the database is a process of its own, and a start that is broken off must not leave it behind.
for (const name of SIGNALS) {
  process.on(name, () => {
    say('\nStopping…')
    stopping.abort()
  })
}

try {
  const stop = await start({ dataDir: dataDirFromEnvironment(join(process.cwd(), '.waymark', 'local')), say, demonstration: wantsDemonstration(), signal: stopping.signal })
  const end = () => void stop().then(() => process.exit(0), () => process.exit(1))
  if (stopping.signal.aborted) end()
  else stopping.signal.addEventListener('abort', end)
} catch (error) {
  if (stopping.signal.aborted) process.exit(0)
  process.stderr.write(`${error instanceof StartError || (error instanceof Error && error.name === 'ConfigError') ? error.message : String(error instanceof Error ? error.stack : error)}\n`)
  process.exit(1)
}
